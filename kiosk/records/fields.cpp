#include "kiosk/records/fields.h"

#include <utility>

namespace kiosk::records {
namespace {

/// Brackets that are open at once, outside of texts.
bool nests_too_deep(std::string_view text) {
  constexpr int deepest = 64;  // ours need five
  int depth = 0;
  bool in_text = false;
  for (std::size_t i = 0; i < text.size(); ++i) {
    const char c = text[i];
    if (in_text && c == '\\') {
      ++i;
    } else if (c == '"') {
      in_text = !in_text;
    } else if (!in_text && (c == '[' || c == '{')) {
      if (++depth > deepest) return true;
    } else if (!in_text && (c == ']' || c == '}')) {
      --depth;
    }
  }
  return false;
}

}  // namespace

json parse_object(std::string_view payload) {
  // What walks a tree, such as copying it, calls itself: a stack has its end.
  if (nests_too_deep(payload)) return {};
  auto parsed = json::parse(payload, nullptr, false);
  if (!parsed.is_object()) return {};
  return parsed;
}

std::optional<std::string> text_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_string()) return std::nullopt;
  return found->get<std::string>();
}

std::string text_or_empty(const json& object, const char* key) {
  return text_at(object, key).value_or("");
}

std::optional<int> number_at(const json& object, const char* key) {
  const auto value = whole_at(object, key, 0, 1'000'000);
  if (!value) return std::nullopt;
  return static_cast<int>(*value);
}

std::optional<std::int64_t> whole_at(const json& object, const char* key, std::int64_t low,
                                     std::int64_t high) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_number_integer()) return std::nullopt;
  // Too large for a signed number would turn negative.
  if (found->is_number_unsigned() && std::cmp_greater(found->get<std::uint64_t>(), high)) {
    return std::nullopt;
  }
  const auto value = found->get<std::int64_t>();
  if (value < low || value > high) return std::nullopt;
  return value;
}

std::optional<std::vector<std::string>> texts_at(const json& object, const char* key) {
  const auto found = object.find(key);
  if (found == object.end() || !found->is_array()) return std::nullopt;
  std::vector<std::string> texts;
  for (const auto& one : *found) {
    if (!one.is_string()) return std::nullopt;
    texts.push_back(one.get<std::string>());
  }
  return texts;
}

int schema_of(const json& object) {
  return object.contains("schema") ? number_at(object, "schema").value_or(0) : 1;
}

std::string text_of(const ordered_json& object) {
  return object.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

}  // namespace kiosk::records
