#pragma once
// Typed reading of a JSON object's members: each reader checks, reports what is wrong with file and
// line, and gives a default. Used by the content parser only; pure.

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/time.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/parse/json_tree.h"

namespace kiosk::domain::parse {

/// Collects findings, at most `content_limits::findings` of them, and counts every error.
class Findings {
 public:
  void add(Finding finding);
  void error(const JsonNode& node, std::string message);
  void warning(const JsonNode& node, std::string message);

  int errors() const { return errors_; }
  std::vector<Finding> take() { return std::move(findings_); }

 private:
  std::vector<Finding> findings_;
  int errors_ = 0;
};

enum class Need : std::uint8_t { Required, Optional };

struct IntegerRange {
  std::int64_t lowest = 0;
  std::int64_t highest = 0;
};

/// An element of a list, where it stands, and whether it was read without an error.
template <class Value>
struct Element {
  const JsonNode* node;  // lives as long as the file's tree
  Value value;
  bool sound = true;
};

/// The members of one object. A value that is not an object is reported once and reads as empty.
class Fields {
 public:
  Fields(const JsonNode& object, Findings& findings);

  const JsonNode& node() const { return object_; }
  Findings& findings() { return findings_; }

  /// Null when absent or JSON null; then reported if required.
  const JsonNode* find(std::string_view key, Need need);

  /// One line of text without control characters, at most 8000 bytes.
  std::string text(std::string_view key, Need need);
  /// A name for machines: letters, digits and `_`, at most 32.
  std::string identifier(std::string_view key, Need need);
  /// Object with official, display or languages. A required text must not be empty in Indonesian.
  LocalizedText localized(std::string_view key, Need need);
  bool boolean(std::string_view key, bool otherwise);
  int integer(std::string_view key, Need need, IntegerRange range, int otherwise);
  /// Nothing also where it is wrong.
  std::optional<int> optional_integer(std::string_view key, IntegerRange range);
  std::int64_t amount(std::string_view key);
  std::optional<Date> date(std::string_view key, Need need);
  /// `07:30`; 24:00 is the end of the day.
  std::optional<std::chrono::minutes> time_of_day(std::string_view key, Need need);
  std::vector<std::string> texts(std::string_view key);
  std::vector<std::string> identifiers(std::string_view key);

  template <class Enum, std::size_t Count>
  Enum choice(std::string_view key, Need need,
              const std::array<std::pair<std::string_view, Enum>, Count>& names, Enum otherwise) {
    const JsonNode* node = find(key, need);
    if (node == nullptr) return otherwise;
    for (const auto& [name, value] : names) {
      if (node->kind == NodeKind::String && node->text == name) return value;
    }
    report_unknown_value(*node);
    return otherwise;
  }

  /// The elements of an array, each through `read(const Node&, Report&)`; empty when absent.
  template <class Read>
  auto list(std::string_view key, Need need, Read read) {
    std::vector<decltype(read(object_, findings_))> values;
    const JsonNode* node = find_array(key, need);
    if (node == nullptr) return values;
    values.reserve(node->children.size());
    for (const JsonNode& child : node->children) values.push_back(read(child, findings_));
    return values;
  }

  /// As `list`, with each element's place, for checks over the whole list.
  template <class Read>
  auto entries(std::string_view key, Need need, Read read) {
    std::vector<Element<decltype(read(object_, findings_))>> values;
    const JsonNode* node = find_array(key, need);
    if (node == nullptr) return values;
    values.reserve(node->children.size());
    for (const JsonNode& child : node->children) {
      const int errors_before = findings_.errors();
      auto value = read(child, findings_);
      values.push_back({&child, std::move(value), findings_.errors() == errors_before});
    }
    return values;
  }

  /// Warns of members nobody asked for: most often a spelling error. Call last.
  void finish();

 private:
  const JsonNode* find_array(std::string_view key, Need need);
  void report_unknown_value(const JsonNode& node);

  const JsonNode& object_;
  Findings& findings_;
  std::vector<bool> used_;
};

/// Numbers and ids that must not repeat within `list` of `object`.
template <class Values, class Projection>
void check_unique(const Values& values, Projection projection, const JsonNode& object,
                  std::string_view list, Findings& findings) {
  for (auto at = values.begin(); at != values.end(); ++at) {
    const auto& id = std::invoke(projection, *at);
    if (std::ranges::find(values.begin(), at, id, projection) == at) continue;
    const auto index = static_cast<std::size_t>(at - values.begin());
    findings.error(element_of(object, list, index), fmt::format("{} is given twice", id));
  }
}

/// Leaves out and reports entries whose id an earlier one has.
template <class Value, class Projection>
void drop_repeated(std::vector<Element<Value>>& entries, Projection projection,
                   Findings& findings) {
  std::vector<Element<Value>> kept;
  for (auto& entry : entries) {
    const auto& id = std::invoke(projection, entry.value);
    const auto has_it = [&](const auto& other) {
      return std::invoke(projection, other.value) == id;
    };
    if (std::ranges::none_of(kept, has_it)) {
      kept.push_back(std::move(entry));
    } else {
      findings.error(*entry.node, fmt::format("{} is given twice: this one is left out", id));
    }
  }
  entries = std::move(kept);
}

/// Leaves out entries that were not read without an error, which is among the findings.
template <class Value>
void drop_unsound(std::vector<Element<Value>>& entries) {
  std::erase_if(entries, [](const auto& entry) { return !entry.sound; });
}

template <class Value>
std::vector<Value> values_of(std::vector<Element<Value>> entries) {
  std::vector<Value> values;
  values.reserve(entries.size());
  for (auto& entry : entries) values.push_back(std::move(entry.value));
  return values;
}

LocalizedText read_localized(const JsonNode& node, Findings& findings, Need need);
std::string read_text(const JsonNode& node, Findings& findings);
std::string read_identifier(const JsonNode& node, Findings& findings);
std::optional<std::chrono::minutes> read_time_of_day(const JsonNode& node, Findings& findings);

}  // namespace kiosk::domain::parse
