#include "kiosk/shell/files/hub_file.h"

#include "kiosk/records/fields.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

constexpr const char* file_name = "/hub.json";

}  // namespace

std::string hub_json(const sync::HubIdentity& identity) {
  return records::text_of({{"schema", 1},
                           {"url", identity.url},
                           {"centre", identity.centre},
                           {"digit", identity.digit},
                           {"authority", identity.authority},
                           {"certificate", identity.certificate},
                           {"key", identity.key}});
}

std::optional<sync::HubIdentity> parse_hub(std::string_view text) {
  const auto object = records::parse_object(text);
  if (!object.is_object()) return std::nullopt;
  const auto url = records::text_at(object, "url");
  const auto centre = records::text_at(object, "centre");
  const auto digit = records::whole_at(object, "digit", 1, 9);
  const auto authority = records::text_at(object, "authority");
  const auto certificate = records::text_at(object, "certificate");
  const auto key = records::text_at(object, "key");
  if (!url || !centre || !digit || !authority || !certificate || !key) return std::nullopt;
  if (!url->starts_with("https://")) return std::nullopt;
  return sync::HubIdentity{.url = *url,
                           .centre = *centre,
                           .digit = static_cast<int>(*digit),
                           .authority = *authority,
                           .certificate = *certificate,
                           .key = *key};
}

std::expected<std::optional<sync::HubIdentity>, std::string> load_hub(
    const std::string& data_folder) {
  const auto path = data_folder + file_name;
  const auto read = read_small_file(path);
  if (!read) return std::unexpected(read.error());
  const auto& text = *read;
  if (!text) return std::nullopt;
  auto identity = parse_hub(*text);
  if (!identity) return std::unexpected(path + ": is damaged; enrol this kiosk again");
  return identity;
}

std::expected<void, std::string> save_hub(const std::string& data_folder,
                                          const sync::HubIdentity& identity) {
  return write_durably(data_folder + file_name, hub_json(identity));
}

}  // namespace kiosk::shell
