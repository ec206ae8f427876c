#pragma once
// What the files of this folder read payloads with. Anything may stand in them: a record comes from
// a file, or from another machine.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json.hpp>

namespace kiosk::records {

using nlohmann::json;
using nlohmann::ordered_json;

/// Null when the payload is no object, or nests deeper than anything of ours.
json parse_object(std::string_view payload);

std::optional<std::string> text_at(const json& object, const char* key);
/// Empty when it is missing, null or of another type.
std::string text_or_empty(const json& object, const char* key);
/// 0 to 1,000,000.
std::optional<int> number_at(const json& object, const char* key);
/// A whole number from `low` to `high`.
std::optional<std::int64_t> whole_at(const json& object, const char* key, std::int64_t low,
                                     std::int64_t high);
/// Nothing when it is no list of texts.
std::optional<std::vector<std::string>> texts_at(const json& object, const char* key);

/// 1 when the payload does not say it, as those of the first programs; 0 when it says nonsense.
int schema_of(const json& object);

/// What no letter can stand for is replaced: a payload can always be read again.
std::string text_of(const ordered_json& object);

}  // namespace kiosk::records
