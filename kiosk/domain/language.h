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

/// The language by its own name, whatever language is spoken.
constexpr const char* native_name(Language language) {
  switch (language) {
    case Language::Indonesian:
      return "Bahasa Indonesia";
    case Language::English:
      return "English";
    case Language::Sundanese:
      return "Basa Sunda";
  }
  return "Bahasa Indonesia";
}

/// The same in one word, for the buttons that stand on every screen.
constexpr const char* short_native_name(Language language) {
  switch (language) {
    case Language::Indonesian:
      return "Indonesia";
    case Language::English:
      return "English";
    case Language::Sundanese:
      return "Sunda";
  }
  return "Indonesia";
}

constexpr std::optional<Language> parse_language(std::string_view code) {
  if (code == "id") return Language::Indonesian;
  if (code == "en") return Language::English;
  if (code == "su") return Language::Sundanese;
  return std::nullopt;
}

}  // namespace kiosk::domain
