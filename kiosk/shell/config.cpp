#include "kiosk/shell/config.h"

#include <algorithm>
#include <array>
#include <functional>
#include <map>
#include <optional>
#include <stdexcept>

#include <fmt/format.h>

// toml++ 3.3 asserts things that a broken file can violate, and would abort, and reaches places of
// which it tells the compiler that nobody reaches them. Thrown instead, both end in parse_config
// like its other errors. Where assertions are off it would assume them.
#undef NDEBUG
static constexpr void toml_expects(bool condition) {
  if (!condition) throw std::logic_error("toml++ assertion");
}
#define TOML_ASSERT(condition) toml_expects(static_cast<bool>(condition))
#include <toml++/impl/preprocessor.h>
// Some such places are noexcept: to end there is better than to be nowhere.
#if defined(__clang__)
#pragma clang diagnostic ignored "-Wexceptions"
#else
#pragma GCC diagnostic ignored "-Wterminate"
#endif
#undef TOML_UNREACHABLE
#define TOML_UNREACHABLE throw std::logic_error("toml++ lost its way")
#undef TOML_ASSUME
#define TOML_ASSUME(condition) toml_expects(static_cast<bool>(condition))
#include <toml++/toml.h>

#include "drivers/printer/address.h"
#include "kiosk/base/characters.h"
#include "kiosk/shell/durable_file.h"
#include "kiosk/shell/input_factory.h"
#include "kiosk/shell/note.h"

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
  config.settings.office_keys = std::move(keys);
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

/// Every key there is; config/kiosk.toml explains each.
const std::map<std::string, Setter>& setters() {
  static const std::map<std::string, Setter> all{
      {"kiosk.id", set_kiosk},
      {"kiosk.digit", whole_number(&Config::kiosk_digit, 0, 9)},
      {"kiosk.languages", set_languages},
      {"kiosk.public_url", text([](Config& c, const auto& v) { c.settings.public_url = v; })},
      {"screen.width_px", number(320, 8192, [](Config& c, int v) { c.panel.width_px = v; })},
      {"screen.height_px", number(320, 8192, [](Config& c, int v) { c.panel.height_px = v; })},
      {"screen.pitch_mm", set_pitch},
      {"screen.slide_s", set_slide},
      {"screen.bottom_edge_mm",
       number(380, 1000, [](Config& c, int v) { c.panel.bottom_edge_mm = v; })},
      {"session.warn_after_s",
       number(10, 3600, [](Config& c, int v) { c.settings.warn_after = seconds{v}; })},
      {"session.form_warn_after_s",
       number(10, 3600, [](Config& c, int v) { c.settings.form_warn_after = seconds{v}; })},
      {"session.form_leave_after_s",
       number(5, 600, [](Config& c, int v) { c.settings.form_leave_after = seconds{v}; })},
      {"session.leave_after_s",
       number(5, 600, [](Config& c, int v) { c.settings.leave_after = seconds{v}; })},
      {"session.show_number_s",
       number(3, 600, [](Config& c, int v) { c.settings.show_number_for = seconds{v}; })},
      {"session.show_unprinted_s",
       number(10, 600, [](Config& c, int v) { c.settings.show_unprinted_for = seconds{v}; })},
      {"session.staff_idle_s",
       number(60, 1800, [](Config& c, int v) { c.settings.staff_idle = seconds{v}; })},
      {"emergency.from_control", flag([](Config& c) -> bool& { return c.emergency_from_control; })},
      {"queue.calls_before_no_show",
       number(1, 9, [](Config& c, int v) { c.settings.calls_before_no_show = v; })},
      {"printer.address",
       address([](Config& c) -> auto& { return c.printer.address; }, fault_of_printer_address)},
      {"printer.profile", text([](Config& c, const auto& v) { c.printer.profile = v; })},
      {"printer.trusted_completion",
       flag([](Config& c) -> bool& { return c.printer.trusted_completion; })},
      {"printer.own_letters", flag([](Config& c) -> bool& { return c.printer.own_letters; })},
      {"printer.near_end_left_mm",
       number(100, 100'000, [](Config& c, int v) { c.settings.near_end_left_mm = v; })},
      {"printer.ticket_length_mm",
       number(40, 500, [](Config& c, int v) { c.settings.ticket_length_mm = v; })},
      {"sound.volume", number(1, static_cast<int>(ui::speech_gains_db.size()),
                              [](Config& c, int v) { c.settings.volume = v - 1; })},
      {"scanner.address",
       address([](Config& c) -> auto& { return c.scanner_address; }, fault_of_scanner_address)},
      {"scanner.prefix", text([](Config& c, const auto& v) { c.scanner_wrapping.prefix = v; })},
      {"scanner.suffix", text([](Config& c, const auto& v) { c.scanner_wrapping.suffix = v; })},
      {"buttons.address",
       address([](Config& c) -> auto& { return c.buttons_address; }, fault_of_buttons_address)},
      {"codes.office_keys", set_office_keys},
      {"folders.data", text([](Config& c, const auto& v) { c.data_folder = v; })},
      {"folders.keys", text([](Config& c, const auto& v) { c.keys_folder = v; })},
      {"folders.content", text([](Config& c, const auto& v) { c.content_folder = v; })},
      {"folders.assets", text([](Config& c, const auto& v) { c.assets_folder = v; })},
      {"folders.locale", text([](Config& c, const auto& v) { c.locale_folder = v; })},
      {"folders.fonts", text([](Config& c, const auto& v) { c.font_folder = v; })},
  };
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

/// Where a string that begins at `from` ends: behind its closing quote, or at the end of the text.
std::size_t end_of_string(std::string_view text, std::size_t from) {
  const char quote = text[from];
  const auto three = std::string(3, quote);
  const bool many_lines = text.substr(from).starts_with(three);
  for (std::size_t at = from + (many_lines ? 3 : 1); at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (many_lines ? text.substr(at).starts_with(three) : text[at] == quote) {
      return at + (many_lines ? 3 : 1);
    } else if (!many_lines && text[at] == '\n') {
      return at;
    }
  }
  return text.size();
}

/// A quote begins a string only behind one of these (the last ends a byte order mark); anywhere
/// else it is a mistake, and what follows it is no text.
bool may_begin_string(std::string_view text, std::size_t at) {
  return at == 0 ||
         std::string_view{" \t\r\n=[{,.\xBF"}.find(text[at - 1]) != std::string_view::npos;
}

/// The line of the first character beyond ASCII that stands neither in a string nor in a comment,
/// where TOML has none and toml++ 3.3 loses its way.
std::optional<int> line_of_stray_character(std::string_view text) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    if ((text[at] == '"' || text[at] == '\'') && may_begin_string(text, at)) {
      at = end_of_string(text, at);
    } else if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (static_cast<unsigned char>(text[at]) >= 0x80) {
      return 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

std::optional<std::string> read_kept(const std::string& path) {
  const auto read = read_small_file(path);
  if (!read || !*read) return std::nullopt;
  return without_flipped_bit(read->value_or(""), has_right_sum);
}

/// Written only when it changes; a disk that does not take it is told of where the ledger is.
void keep_copy(const std::string& path, const std::string& text) {
  const auto copy = with_sum(text + "\n");
  const auto before = read_small_file(path);
  if (before && *before == copy) return;
  if (const auto kept = write_durably(path, copy); !kept) {
    note("level=warning event=config state=not_kept cause={}", kept.error());
  }
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

std::expected<Config, std::string> load_config(const std::string& path, const std::string& kept) {
  if (path.empty()) return default_config();
  const auto read = read_small_file(path);
  if (!read) {
    const auto copy = kept.empty() ? std::nullopt : read_kept(kept);
    if (!copy) return std::unexpected(read.error());
    note("level=error event=config state=kept cause={}", read.error());
    return parse_config(*copy, path, default_config());
  }
  const auto& text = *read;
  if (!text) return std::unexpected(path + ": does not exist");
  auto config = parse_config(*text, path, default_config());
  if (config && !kept.empty()) keep_copy(kept, *text);
  return config;
}

}  // namespace kiosk::shell
