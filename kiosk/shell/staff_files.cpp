#include "kiosk/shell/staff_files.h"

#include <algorithm>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/shell/durable_file.h"
#include "kiosk/shell/note.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;

std::string standing_path(const std::string& folder) {
  return folder + "/standing.json";
}
std::string settings_path(const std::string& folder) {
  return folder + "/settings.toml";
}

void warn(const std::string& text) {
  note("level=error event=staff_file {}", text);
}

}  // namespace

std::expected<messages::Standing, std::string> parse_standing(const std::string& text) {
  try {
    const auto j = json::parse(text);
    return messages::Standing{.emergency = j.at("emergency").get<bool>(),
                              .closed = j.at("closed").get<bool>()};
  } catch (const json::exception&) {
    return std::unexpected("standing.json: is not what the kiosk wrote");
  }
}

messages::Standing read_standing(const std::string& data_folder) {
  const auto text = read_small_file(standing_path(data_folder));
  if (!text) {
    warn(text.error());
    return {};
  }
  if (!*text) return {};
  const auto standing = parse_standing(**text);
  if (!standing) warn(standing.error());
  return standing.value_or(messages::Standing{});
}

std::expected<void, std::string> keep_standing(const std::string& data_folder,
                                               const messages::Standing& standing) {
  const json j{{"emergency", standing.emergency}, {"closed", standing.closed}};
  return write_durably(standing_path(data_folder), j.dump() + "\n");
}

std::expected<void, std::string> use_settings(const std::string& text, Config& config) {
  auto chosen = parse_config(text, "settings.toml", config);
  if (!chosen) return std::unexpected(chosen.error());
  const auto& wanted = chosen->settings.languages;
  // What staff did not choose keeps the order of kiosk.toml.
  const auto before = config.settings.languages;
  std::ranges::sort(config.settings.languages, {}, [&](domain::Language language) {
    return std::pair{std::ranges::find(wanted, language) - wanted.begin(),
                     std::ranges::find(before, language) - before.begin()};
  });
  config.settings.volume = chosen->settings.volume;
  return {};
}

void read_settings(Config& config) {
  const auto text = read_small_file(settings_path(config.data_folder));
  if (!text) return warn(text.error());
  if (!*text) return;
  if (const auto used = use_settings(**text, config); !used) warn(used.error());
}

std::expected<void, std::string> keep_settings(const std::string& data_folder,
                                               const messages::KeepSettings& settings) {
  std::string languages;
  for (const auto language : settings.languages) {
    languages += fmt::format("{}\"{}\"", languages.empty() ? "" : ", ", domain::code_of(language));
  }
  return write_durably(settings_path(data_folder),
                       fmt::format("# Written by the kiosk: what staff chose on it.\n"
                                   "[kiosk]\nlanguages = [{}]\n[sound]\nvolume = {}\n",
                                   languages, settings.volume + 1));
}

}  // namespace kiosk::shell
