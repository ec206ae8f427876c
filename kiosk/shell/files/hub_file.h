#pragma once
// `hub.json` of the data folder: whose hub this kiosk is of, with its key and certificate. Written
// when it enrols and when the certificate is renewed. The start of the program, and the link's
// thread.

#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/sync/link/hub_line.h"

namespace kiosk::shell {

std::string hub_json(const sync::HubIdentity& identity);
/// Nothing for what is no such file. Whether key and certificate hold, the link finds.
std::optional<sync::HubIdentity> parse_hub(std::string_view text);

/// Nothing for a kiosk that has no hub. The error is a sentence.
std::expected<std::optional<sync::HubIdentity>, std::string> load_hub(
    const std::string& data_folder);
std::expected<void, std::string> save_hub(const std::string& data_folder,
                                          const sync::HubIdentity& identity);

}  // namespace kiosk::shell
