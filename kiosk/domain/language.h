#pragma once
// The three languages a visitor can choose.

#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk::domain {

enum class Language : std::uint8_t { Indonesian, English, Sundanese };

/// `id`, `en`, `su`, as in records and catalogue file names.
constexpr const char* code_of(Language language) {
  switch (language) {
    case Language::Indonesian:
      return "id";
    case Language::English:
      return "en";
    case Language::Sundanese:
      return "su";
  }
  return "id";
}

constexpr std::optional<Language> parse_language(std::string_view code) {
  if (code == "id") return Language::Indonesian;
  if (code == "en") return Language::English;
  if (code == "su") return Language::Sundanese;
  return std::nullopt;
}

}  // namespace kiosk::domain
