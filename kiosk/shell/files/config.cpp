#include "kiosk/shell/files/config.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

#include "drivers/buttons/buttons.h"
#include "drivers/printer/address.h"
#include "drivers/touch/touch_panel.h"
#include "kiosk/base/characters.h"
#include "kiosk/base/hardened_toml.h"
#include "kiosk/base/toml_text.h"
#include "kiosk/shell/devices/input_factory.h"

namespace kiosk::shell {
namespace {

/// One key of the file: takes the value over, or says what is wrong with it.
using Setter = std::function<std::optional<std::string>(Config&, const toml::node&)>;

Setter whole_number(int Config::* member, int low, int high) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
      return fmt::format("must be a whole number from {} to {}", low, high);
    }
    config.*member = static_cast<int>(*value);
    return std::nullopt;
  };
}

template <class Assign>
Setter number(int low, int high, Assign assign) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto value = node.value_exact<std::int64_t>();
    if (!value || *value < low || *value > high) {
      return fmt::format("must be a whole number from {} to {}", low, high);
    }
    assign(config, static_cast<int>(*value));
    return std::nullopt;
  };
}

template <class Assign>
Setter text(Assign assign) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto value = node.value_exact<std::string>();
    if (!value) return "must be a text";
    assign(config, *value);
    return std::nullopt;
  };
}

std::optional<std::string> fault_of_printer_address(const std::string& text) {
  const auto address = drivers::printer::parse_address(text);
  return address ? std::nullopt : std::optional{address.error()};
}

/// What the factory of a device would refuse is refused here, where the line is known.
template <class Place, class FaultOf>
Setter address(Place place, FaultOf fault_of) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto value = node.value_exact<std::string>();
    if (!value) return "must be a text";
    if (const auto fault = fault_of(*value)) return "is no address: " + *fault;
    place(config) = *value;
    return std::nullopt;
  };
}

std::optional<std::string> set_languages(Config& config, const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr || list->empty()) return "must be a list of languages";
  std::vector<domain::Language> languages;
  for (const auto& item : *list) {
    const auto language = domain::parse_language(item.value_or(std::string{}));
    if (!language) return "knows only \"id\", \"en\" and \"su\"";
    languages.push_back(*language);
  }
  config.settings.languages = std::move(languages);
  return std::nullopt;
}

std::optional<std::string> set_kiosk(Config& config, const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (!value || value->empty() || value->size() > 8 ||
      value->find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789") != std::string::npos) {
    return "must be 1 to 8 capital letters and digits";
  }
  config.settings.kiosk = *value;
  return std::nullopt;
}

/// Written so that "nan", which is a number in TOML, is refused too.
std::optional<std::string> set_pitch(Config& config, const toml::node& node) {
  const auto value = node.value<double>();
  if (!value || !(*value >= 0.05 && *value <= 2.0)) return "must be from 0.05 to 2.0 mm";
  config.panel.pitch_mm = *value;
  return std::nullopt;
}

Setter turn(ui::Turn ui::TouchMap::* member) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto degrees = node.value_exact<std::int64_t>();
    const auto turn = degrees ? ui::parse_turn(*degrees) : std::nullopt;
    if (!turn) return "must be 0, 90, 180 or 270";
    config.touch.*member = *turn;
    return std::nullopt;
  };
}

/// One that lays the whole panel on a line would put every finger there.
std::optional<std::string> set_touch_matrix(Config& config, const toml::node& node) {
  constexpr double largest = 10;
  constexpr double flattest = 0.01;
  auto& matrix = config.touch.matrix;
  const auto* list = node.as_array();
  if (list == nullptr || list->size() != matrix.size()) return "must be a list of six numbers";
  for (std::size_t i = 0; i < matrix.size(); ++i) {
    const auto value = list->get(i)->value<double>();
    if (!value || !(std::abs(*value) <= largest)) return "must hold numbers from -10 to 10";
    matrix.at(i) = *value;
  }
  if (std::abs(matrix[0] * matrix[4] - matrix[1] * matrix[3]) < flattest) {
    return "must not press the panel flat";
  }
  return std::nullopt;
}

std::optional<std::string> set_touch_device(Config& config, const toml::node& node) {
  const auto value = node.value_exact<std::string>();
  if (!value) return "must be a text";
  if (!value->empty()) {
    const auto identity = drivers::touch::parse_panel_identity(*value);
    if (!identity) return "is no device: " + identity.error();
  }
  config.touch_device = *value;
  return std::nullopt;
}

template <class Place>
Setter flag(Place place) {
  return [=](Config& config, const toml::node& node) -> std::optional<std::string> {
    const auto value = node.value_exact<bool>();
    if (!value) return "must be true or false";
    place(config) = *value;
    return std::nullopt;
  };
}

/// `01:` and the 32 bytes of an Ed25519 public key in hexadecimal.
std::optional<domain::OfficeKey> office_key_of(const std::string& text) {
  const auto bytes = text.size() > 3 ? from_hex(std::string_view{text}.substr(3)) : std::nullopt;
  if (!bytes || bytes->size() != 32 || !is_digit(text[0]) || !is_digit(text[1]) || text[2] != ':') {
    return std::nullopt;
  }
  domain::OfficeKey key{.kid = text.substr(0, 2)};
  std::copy(bytes->begin(), bytes->end(), key.public_key.begin());
  return key;
}

std::optional<std::string> set_office_keys(Config& config, const toml::node& node) {
  const auto* list = node.as_array();
  if (list == nullptr) return "must be a list of keys";
  std::vector<domain::OfficeKey> keys;
  for (const auto& item : *list) {
    auto key = office_key_of(item.value_or(std::string{}));
    if (!key) return "must hold keys as two digits, a colon and 64 hexadecimal digits";
    keys.push_back(std::move(*key));
  }
  config.keys.office = std::move(keys);
  return std::nullopt;
}

std::optional<std::string> set_code_types(Config& config, const toml::node& node) {
  std::string fault = "must be a list of codes, each once, out of";
  for (const auto type : drivers::scanner::all_code_types())
    fault += fmt::format(" {}", name_of(type));
  const auto* list = node.as_array();
  if (list == nullptr || list->empty()) return fault;
  drivers::scanner::CodeTypes types;
  for (const auto& item : *list) {
    const auto type = drivers::scanner::parse_code_type(item.value_or(std::string{}));
    if (!type || std::ranges::find(types, *type) != types.end()) return fault;
    types.push_back(*type);
  }
  config.scanner_codes = std::move(types);
  return std::nullopt;
}

using std::chrono::seconds;

/// A change more often than every ten seconds disturbs who waits beside it.
std::optional<std::string> set_slide(Config& config, const toml::node& node) {
  const auto value = node.value_exact<std::int64_t>();
  if (!value || (*value != 0 && (*value < 10 || *value > 600))) {
    return "must be 0 or from 10 to 600";
  }
  config.settings.slide_for = seconds{*value};
  return std::nullopt;
}

/// An empty list leaves them to the address.
std::optional<std::string> set_faces(Config& config, const toml::node& node) {
  const auto* list = node.as_array();
  std::vector<std::uint16_t> faces;
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto code = (*list)[i].value_exact<std::int64_t>().value_or(0);
    const bool fits = code > 0 && code <= drivers::buttons::highest_code;
    faces.push_back(fits ? static_cast<std::uint16_t>(code) : 0);
  }
  if (list == nullptr || (!faces.empty() && !drivers::buttons::are_faces(faces))) {
    return "must be a list of three to five different codes of buttons, or an empty one";
  }
  config.settings.faces = std::move(faces);
  return std::nullopt;
}

/// Gives a whole number to the setting of that name.
struct AssignNumber {
  std::string_view key;
  int number;

  void operator()(const flows::SettingName& name, int& value) const {
    if (name.key == key) value = number;
  }
  void operator()(const flows::SettingName& name, std::chrono::seconds& value) const {
    if (name.key == key) value = std::chrono::seconds{number};
  }
  void operator()(const flows::SettingName& /*name*/, auto& /*value*/) const {}
};

/// Settings that are whole numbers are all read alike, by their table.
struct AddSetting {
  std::map<std::string, Setter>& setters;

  void operator()(const flows::SettingName& name, const auto& /*value*/) const {
    if (name.highest == 0) return;
    setters[name.key] = number(name.lowest, name.highest, [name](Config& config, int number) {
      flows::each_setting(config.settings, AssignNumber{name.key, number});
    });
  }
};

/// Every key that has rules of its own.
std::map<std::string, Setter> own_setters() {
  return {
      {"kiosk.id", set_kiosk},
      {"kiosk.digit", whole_number(&Config::kiosk_digit, 0, 9)},
      {"kiosk.languages", set_languages},
      {"kiosk.public_url", text([](Config& c, const auto& v) { c.keys.public_url = v; })},
      {"screen.width_px", number(320, 8192, [](Config& c, int v) { c.panel.width_px = v; })},
      {"screen.height_px", number(320, 8192, [](Config& c, int v) { c.panel.height_px = v; })},
      {"screen.pitch_mm", set_pitch},
      {"screen.rotation", turn(&ui::TouchMap::picture)},
      {"touch.device", set_touch_device},
      {"touch.rotation", turn(&ui::TouchMap::sensor)},
      {"touch.matrix", set_touch_matrix},
      {"screen.slide_s", set_slide},
      {"screen.bottom_edge_mm",
       number(380, 1000, [](Config& c, int v) { c.panel.bottom_edge_mm = v; })},
      {"emergency.from_control", flag([](Config& c) -> bool& { return c.emergency_from_control; })},
      {"printer.address",
       address([](Config& c) -> auto& { return c.printer.address; }, fault_of_printer_address)},
      {"printer.profile", text([](Config& c, const auto& v) { c.printer.profile = v; })},
      {"printer.trusted_completion",
       flag([](Config& c) -> bool& { return c.printer.trusted_completion; })},
      {"printer.own_letters", flag([](Config& c) -> bool& { return c.printer.own_letters; })},
      {"sound.volume", number(1, static_cast<int>(ui::speech_gains_db.size()),
                              [](Config& c, int v) { c.settings.volume = v - 1; })},
      {"scanner.address",
       address([](Config& c) -> auto& { return c.scanner_address; }, fault_of_scanner_address)},
      {"scanner.prefix", text([](Config& c, const auto& v) { c.scanner_wrapping.prefix = v; })},
      {"scanner.suffix", text([](Config& c, const auto& v) { c.scanner_wrapping.suffix = v; })},
      {"scanner.codes", set_code_types},
      {"buttons.address",
       address([](Config& c) -> auto& { return c.buttons_address; }, fault_of_buttons_address)},
      {"buttons.faces", set_faces},
      {"keys.address",
       address([](Config& c) -> auto& { return c.keys_address; }, fault_of_keys_address)},
      {"headphones.address", address([](Config& c) -> auto& { return c.headphones_address; },
                                     fault_of_headphones_address)},
      {"codes.office_keys", set_office_keys},
      {"folders.data", text([](Config& c, const auto& v) { c.data_folder = v; })},
      {"folders.keys", text([](Config& c, const auto& v) { c.keys_folder = v; })},
      {"folders.content", text([](Config& c, const auto& v) { c.content_folder = v; })},
      {"folders.assets", text([](Config& c, const auto& v) { c.assets_folder = v; })},
      {"folders.locale", text([](Config& c, const auto& v) { c.locale_folder = v; })},
      {"folders.fonts", text([](Config& c, const auto& v) { c.font_folder = v; })},
  };
}

/// Every key there is; config/kiosk.toml explains each.
const std::map<std::string, Setter>& setters() {
  static const auto all = [] {
    auto setters = own_setters();
    const flows::Settings any;
    flows::each_setting(any, AddSetting{setters});
    return setters;
  }();
  return all;
}

std::optional<std::string> read_table(const toml::table& table, const std::string& prefix,
                                      const std::string& name, Config& config) {
  for (const auto& [key, node] : table) {
    const auto path = prefix + std::string{key.str()};
    if (const auto* inner = node.as_table(); inner != nullptr && prefix.empty()) {
      if (auto error = read_table(*inner, path + ".", name, config)) return error;
      continue;
    }
    const auto line = node.source().begin.line;
    const auto setter = setters().find(path);
    if (setter == setters().end())
      return fmt::format("{}:{}: unknown key \"{}\"", name, line, path);
    if (auto error = setter->second(config, node)) {
      return fmt::format("{}:{}: \"{}\" {}", name, line, path, *error);
    }
  }
  return std::nullopt;
}

}  // namespace

Config default_config() {
  Config config;
  config.content_folder = ANJUNGAN_CONTENT_FOLDER;
  config.assets_folder = ANJUNGAN_ASSETS_FOLDER;
  config.locale_folder = ANJUNGAN_LOCALE_FOLDER;
  config.font_folder = "/usr/share/fonts/opentype/inter";
  return config;
}

std::vector<std::string> config_keys() {
  std::vector<std::string> keys;
  for (const auto& [key, setter] : setters()) keys.push_back(key);
  return keys;
}

std::expected<Config, std::string> parse_config(const std::string& text, const std::string& name,
                                                Config defaults) {
  if (const auto line = line_of_stray_character(text)) {
    return std::unexpected(
        fmt::format("{}:{}: keys and numbers have plain letters and digits only", name, *line));
  }
  try {
    const auto table = toml::parse(text, name);
    if (auto error = read_table(table, "", name, defaults)) return std::unexpected(*error);
    return defaults;
  } catch (const toml::parse_error& error) {
    return std::unexpected(fmt::format("{}:{}: {}", name, error.source().begin.line,
                                       std::string{error.description()}));
  } catch (const std::logic_error&) {
    return std::unexpected(name + ": is not TOML");
  }
}

}  // namespace kiosk::shell
