#include "kiosk/shell/files/staff_files.h"

#include <algorithm>

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <nlohmann/json.hpp>

#include "kiosk/base/note.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

using nlohmann::json;

std::string standing_path(const std::string& folder) {
  return folder + "/standing.json";
}
std::string settings_path(const std::string& folder) {
  return folder + "/settings.toml";
}

std::string standing_text(const messages::Standing& standing) {
  json j{{"emergency", standing.emergency}, {"closed", standing.closed}};
  j["sum"] = checksum_of(j.dump());
  return j.dump() + "\n";
}

void warn(const std::string& text) {
  note("level=error event=staff_file {}", text);
}

}  // namespace

std::expected<messages::Standing, std::string> parse_standing(const std::string& text) {
  try {
    const auto j = json::parse(text);
    const messages::Standing standing{.emergency = j.at("emergency").get<bool>(),
                                      .closed = j.at("closed").get<bool>()};
    // The first programs wrote no sum.
    const bool as_written = j.size() == 2 || (j.size() == 3 && text == standing_text(standing));
    if (as_written) return standing;
    return std::unexpected("standing.json: is not what the kiosk wrote");
  } catch (const json::exception&) {
    return std::unexpected("standing.json: is not what the kiosk wrote");
  }
}

messages::Standing read_standing(const std::string& data_folder) {
  const auto read = read_small_file(standing_path(data_folder));
  // Whether there was an emergency nobody can tell: it stays one until staff end it.
  constexpr messages::Standing safe{.emergency = true};
  if (!read) {
    warn(read.error());
    return safe;
  }
  const auto& text = *read;
  if (!text) return {};
  const auto whole = without_flipped_bit(
      *text, [](const std::string& one) { return parse_standing(one).has_value(); });
  if (whole != text) warn("standing.json: is not what the kiosk wrote");
  return whole ? parse_standing(*whole).value_or(safe) : safe;
}

std::expected<void, std::string> keep_standing(const std::string& data_folder,
                                               const messages::Standing& standing) {
  return write_durably(standing_path(data_folder), standing_text(standing));
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
  config.settings.faces = chosen->settings.faces;
  return {};
}

void read_settings(Config& config) {
  const auto read = read_small_file(settings_path(config.data_folder));
  if (!read) return warn(read.error());
  const auto& text = *read;
  if (!text) return;
  auto whole = text;
  if (has_sum(*whole)) {
    whole = without_flipped_bit(*whole, has_right_sum);
    if (whole != text) warn("settings.toml: is not what the kiosk wrote");
    if (!whole) return;
  }
  if (const auto used = use_settings(*whole, config); !used) warn(used.error());
}

std::expected<void, std::string> keep_settings(const std::string& data_folder,
                                               const messages::KeepSettings& settings) {
  std::string languages;
  for (const auto language : settings.languages) {
    languages += fmt::format("{}\"{}\"", languages.empty() ? "" : ", ", domain::code_of(language));
  }
  auto text = fmt::format(
      "# Written by the kiosk: what staff chose on it.\n"
      "[kiosk]\nlanguages = [{}]\n[sound]\nvolume = {}\n",
      languages, settings.volume + 1);
  if (!settings.faces.empty()) {
    text += fmt::format("[buttons]\nfaces = [{}]\n", fmt::join(settings.faces, ", "));
  }
  return write_durably(settings_path(data_folder), with_sum(text));
}

}  // namespace kiosk::shell
