#include "kiosk/domain/parse/fields.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/base/characters.h"
#include "kiosk/domain/content_parser.h"

namespace kiosk::domain::parse {
namespace {

constexpr std::size_t max_text_bytes = 8000;  // the longest text of entry 71 has 480
constexpr std::size_t max_identifier_bytes = 32;
// Bounds the checks that compare each element with each; the longest list of ours has 50.
constexpr std::size_t max_list_length = 500;

bool is_control(char character) {
  return static_cast<unsigned char>(character) < 0x20 || character == 0x7F;
}

/// Marks, embeddings, overrides and isolates of the bidirectional algorithm (UAX 9): what stands in
/// the file would not be what is read on the screen.
bool turns_direction(std::string_view text) {
  constexpr std::array<std::string_view, 12> marks = {"\u061c", "\u200e", "\u200f", "\u202a",
                                                      "\u202b", "\u202c", "\u202d", "\u202e",
                                                      "\u2066", "\u2067", "\u2068", "\u2069"};
  return std::ranges::any_of(marks,
                             [&](std::string_view mark) { return text.find(mark) != text.npos; });
}

bool is_identifier_character(char character) {
  return (character >= 'A' && character <= 'Z') || (character >= 'a' && character <= 'z') ||
         (character >= '0' && character <= '9') || character == '_';
}

/// The standard is a printed list; its separators (`;`, `; dan`) are not shown on a screen.
std::string without_separator(std::string_view official) {
  constexpr std::string_view last_but_one = "; dan";
  if (official.ends_with(last_but_one)) official.remove_suffix(last_but_one.size());
  while (official.ends_with(';') || official.ends_with(' ')) official.remove_suffix(1);
  return std::string(official);
}

void read_languages(Fields& fields, Wordings& text) {
  text.id = fields.text("id", Need::Optional);
  text.en = fields.text("en", Need::Optional);
  text.su = fields.text("su", Need::Optional);
}

}  // namespace

void Findings::add(Finding finding) {
  if (finding.severity == Severity::Error) ++errors_;
  if (findings_.size() < content_limits::findings) findings_.push_back(std::move(finding));
}

void Findings::error(const JsonNode& node, std::string message) {
  add(Finding{Severity::Error, std::string(node.file), node.line, std::move(message)});
}

void Findings::warning(const JsonNode& node, std::string message) {
  add(Finding{Severity::Warning, std::string(node.file), node.line, std::move(message)});
}

Fields::Fields(const JsonNode& object, Findings& findings)
    : object_(object), findings_(findings), used_(object.children.size(), false) {
  if (object.kind != NodeKind::Object) findings.error(object, "an object { } is expected here");
}

const JsonNode* Fields::find(std::string_view key, Need need) {
  const JsonNode* member = find_member(object_, key);
  if (member != nullptr) used_[static_cast<std::size_t>(member - object_.children.data())] = true;
  if (member != nullptr && member->kind != NodeKind::Null) return member;
  if (need == Need::Required && object_.kind == NodeKind::Object) {
    findings_.error(object_, fmt::format("\"{}\" is missing", key));
  }
  return nullptr;
}

const JsonNode* Fields::find_array(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  if (node != nullptr && node->kind != NodeKind::Array) {
    findings_.error(*node, fmt::format("\"{}\" must be an array [ ]", key));
    return nullptr;
  }
  if (node != nullptr && node->children.size() > max_list_length) {
    findings_.error(*node, fmt::format("\"{}\" has more than {} elements", key, max_list_length));
    return nullptr;
  }
  return node;
}

void Fields::report_unknown_value(const JsonNode& node) {
  findings_.error(node, fmt::format("\"{}\" does not know the value \"{}\"", node.key, node.text));
}

std::string Fields::text(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  return node == nullptr ? std::string() : read_text(*node, findings_);
}

std::string Fields::identifier(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  return node == nullptr ? std::string() : read_identifier(*node, findings_);
}

LocalizedText Fields::localized(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  return node == nullptr ? LocalizedText{} : read_localized(*node, findings_, need);
}

bool Fields::boolean(std::string_view key, bool otherwise) {
  const JsonNode* node = find(key, Need::Optional);
  if (node == nullptr) return otherwise;
  if (node->kind != NodeKind::Boolean) {
    findings_.error(*node, fmt::format("\"{}\" must be true or false", key));
    return otherwise;
  }
  return node->boolean;
}

int Fields::integer(std::string_view key, Need need, IntegerRange range, int otherwise) {
  const JsonNode* node = find(key, need);
  if (node == nullptr) return otherwise;
  if (node->kind != NodeKind::Integer || node->integer < range.lowest ||
      node->integer > range.highest) {
    findings_.error(*node, fmt::format("\"{}\" must be a whole number from {} to {}", key,
                                       range.lowest, range.highest));
    return otherwise;
  }
  return static_cast<int>(node->integer);
}

std::optional<int> Fields::optional_integer(std::string_view key, IntegerRange range) {
  if (find(key, Need::Optional) == nullptr) return std::nullopt;
  const int errors_before = findings_.errors();
  const int value = integer(key, Need::Required, range, static_cast<int>(range.lowest));
  return findings_.errors() == errors_before ? std::optional(value) : std::nullopt;
}

std::int64_t Fields::amount(std::string_view key) {
  constexpr std::int64_t highest = 1'000'000'000'000;
  const JsonNode* node = find(key, Need::Required);
  if (node == nullptr) return 0;
  if (node->kind == NodeKind::Integer && node->integer > 0 && node->integer <= highest) {
    return node->integer;
  }
  findings_.error(*node, fmt::format("\"{}\" must be an amount in whole rupiah", key));
  return 0;
}

std::optional<Date> Fields::date(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  if (node == nullptr) return std::nullopt;
  const std::optional<Date> date =
      node->kind == NodeKind::String ? parse_date(node->text) : std::nullopt;
  if (!date) findings_.error(*node, fmt::format("\"{}\" must be a date as 2026-12-31", key));
  return date;
}

std::optional<std::chrono::minutes> Fields::time_of_day(std::string_view key, Need need) {
  const JsonNode* node = find(key, need);
  return node == nullptr ? std::nullopt : read_time_of_day(*node, findings_);
}

std::vector<std::string> Fields::texts(std::string_view key) {
  return list(key, Need::Optional, read_text);
}

std::vector<std::string> Fields::identifiers(std::string_view key) {
  return list(key, Need::Optional, read_identifier);
}

void Fields::finish() {
  for (std::size_t i = 0; i < object_.children.size(); ++i) {
    if (used_[i] || object_.kind != NodeKind::Object) continue;
    findings_.warning(object_.children[i],
                      fmt::format("\"{}\" means nothing here", object_.children[i].key));
  }
}

LocalizedText read_localized(const JsonNode& node, Findings& findings, Need need) {
  Fields fields(node, findings);
  Wordings text;
  text.official = fields.text("official", Need::Optional);
  if (const JsonNode* display = fields.find("display", Need::Optional)) {
    Fields languages(*display, findings);
    read_languages(languages, text);
    languages.finish();
  } else {
    read_languages(fields, text);
  }
  fields.finish();
  if (text.id.empty()) text.id = without_separator(text.official);
  if (text.id == text.official) text.id.clear();
  LocalizedText localized{text};
  if (need == Need::Required && is_empty(localized)) {
    findings.error(node, "the Indonesian text is empty");
  }
  return localized;
}

std::string read_text(const JsonNode& node, Findings& findings) {
  if (node.kind != NodeKind::String) {
    findings.error(node, "a text in quotes is expected here");
  } else if (node.text.size() > max_text_bytes) {
    findings.error(node, "the text is too long");
  } else if (std::ranges::any_of(node.text, is_control)) {
    findings.error(node, "the text has a line break or control character");
  } else if (turns_direction(node.text)) {
    findings.error(node, "the text has an invisible character that turns the direction of reading");
  } else {
    return node.text;
  }
  return {};
}

std::string read_identifier(const JsonNode& node, Findings& findings) {
  if (node.kind == NodeKind::String && !node.text.empty() &&
      node.text.size() <= max_identifier_bytes &&
      std::ranges::all_of(node.text, is_identifier_character)) {
    return node.text;
  }
  findings.error(node, "a name of letters, digits and _ is expected here");
  return {};
}

std::optional<std::chrono::minutes> read_time_of_day(const JsonNode& node, Findings& findings) {
  const std::string& text = node.text;
  if (text.size() == 5 && text[2] == ':' && is_digit(text[0]) && is_digit(text[1]) &&
      is_digit(text[3]) && is_digit(text[4])) {
    const int hours = (text[0] - '0') * 10 + (text[1] - '0');
    const int minutes = (text[3] - '0') * 10 + (text[4] - '0');
    const int total = hours * 60 + minutes;
    if (minutes < 60 && total <= 24 * 60) return std::chrono::minutes(total);
  }
  findings.error(node, "a time as 07:30 is expected here");
  return std::nullopt;
}

}  // namespace kiosk::domain::parse
