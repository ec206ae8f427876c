#include "server/config.h"

#include <algorithm>
#include <fstream>
#include <limits>
#include <optional>
#include <set>
#include <sstream>

#include <fmt/format.h>

#include "kiosk/base/hardened_toml.h"
#include "kiosk/base/toml_text.h"

namespace server {
namespace {

constexpr std::size_t longest_centre = 40;
constexpr int most_threads = 64;
constexpr std::uintmax_t most_bytes = 64ULL << 10U;

bool is_centre(const std::string& name) {
  return !name.empty() && name.size() <= longest_centre && std::ranges::all_of(name, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
  });
}

/// Reads one member after the other, and remembers the first mistake.
class Reader {
 public:
  explicit Reader(const toml::table& table) : table_(table) {}

  void text(const char* key, std::string& value) {
    if (const auto* node = find(key)) {
      if (const auto read = node->value_exact<std::string>()) {
        value = *read;
      } else {
        complain(*node, key, "a text");
      }
    }
  }

  void number(const char* key, int low, int high, auto& value) {
    if (const auto* node = find(key)) {
      const auto read = node->value_exact<std::int64_t>();
      if (read && *read >= low && *read <= high) {
        value = static_cast<std::remove_cvref_t<decltype(value)>>(*read);
      } else {
        complain(*node, key, fmt::format("a whole number from {} to {}", low, high));
      }
    }
  }

  void texts(const char* key, std::vector<std::string>& values) {
    if (const auto* node = find(key)) {
      std::vector<std::string> read;
      if (const auto* list = node->as_array()) {
        for (const auto& one : *list) {
          if (const auto value = one.value_exact<std::string>()) read.push_back(*value);
        }
        if (read.size() != list->size()) read.clear();
      }
      if (read.empty()) return complain(*node, key, "a list of texts");
      values = std::move(read);
    }
  }

  /// The first mistake, or the first key that nobody asked for.
  [[nodiscard]] std::optional<std::string> mistake() const {
    if (mistake_) return mistake_;
    for (const auto& [key, node] : table_) {
      if (asked_.contains(std::string{key.str()})) continue;
      return fmt::format("line {}: there is no key named {}", node.source().begin.line, key.str());
    }
    return std::nullopt;
  }

 private:
  const toml::node* find(const char* key) {
    asked_.insert(key);
    return table_.get(key);
  }

  void complain(const toml::node& node, const char* key, const std::string& wanted) {
    if (!mistake_) {
      mistake_ = fmt::format("line {}: {} is no {}", node.source().begin.line, key, wanted);
    }
  }

  const toml::table& table_;
  std::set<std::string> asked_;
  std::optional<std::string> mistake_;
};

}  // namespace

std::string database_address(const Config& config) {
  if (!config.database.empty()) return config.database;
  return "sqlite://" + config.data_folder + "/hub.db";
}

std::expected<Config, std::string> parse_config(const std::string& text) {
  if (const auto line = kiosk::line_of_stray_character(text)) {
    return std::unexpected(fmt::format("line {}: letters beyond a-z stand in quotes only", *line));
  }
  toml::table table;
  try {
    table = toml::parse(text);
  } catch (const toml::parse_error& error) {
    return std::unexpected(
        fmt::format("line {}: {}", error.source().begin.line, error.description()));
  } catch (const std::exception&) {
    return std::unexpected("is no TOML");
  }
  Config config;
  Reader reader{table};
  reader.text("centre", config.centre);
  reader.text("data_folder", config.data_folder);
  reader.text("database", config.database);
  reader.text("address", config.address);
  reader.number("port", 0, std::numeric_limits<std::uint16_t>::max(), config.port);
  reader.texts("hosts", config.hosts);
  reader.number("database_threads", 1, most_threads, config.database_threads);
  if (const auto mistake = reader.mistake()) return std::unexpected(*mistake);
  if (!is_centre(config.centre)) {
    return std::unexpected("centre: 1 to 40 of the letters a-z, digits and -");
  }
  return config;
}

std::expected<Config, std::string> load_config(const std::string& path) {
  if (path.empty()) return Config{};
  std::ifstream file{path, std::ios::binary};
  std::ostringstream text;
  if (!file || !(text << file.rdbuf()) || text.view().size() > most_bytes) {
    return std::unexpected(path + ": cannot be read");
  }
  auto config = parse_config(text.str());
  if (!config) return std::unexpected(path + ": " + config.error());
  return config;
}

}  // namespace server
