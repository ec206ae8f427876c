#pragma once
// What of staff's doing must outlive a power cut, in small files of the data folder: emergency and
// closing (`standing.json`), and the settings they chose (`settings.toml`, read after kiosk.toml).

#include <expected>
#include <string>

#include "kiosk/messages/staff.h"
#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

/// Total; without a file, or with one that is none, nothing stands. The error is for the log.
std::expected<messages::Standing, std::string> parse_standing(const std::string& text);
messages::Standing read_standing(const std::string& data_folder);
std::expected<void, std::string> keep_standing(const std::string& data_folder,
                                               const messages::Standing& standing);

/// The chosen volume, and the chosen order of languages over those that kiosk.toml offers: the file
/// may not offer others.
/// A file that does not parse as kiosk.toml does changes nothing; the error is for the log.
std::expected<void, std::string> use_settings(const std::string& text, Config& config);
void read_settings(Config& config);
std::expected<void, std::string> keep_settings(const std::string& data_folder,
                                               const messages::KeepSettings& settings);

}  // namespace kiosk::shell
