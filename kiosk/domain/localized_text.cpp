#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {
namespace {

constexpr char separator = '\0';

void append(std::string& packed, std::string_view wording) {
  for (const char character : wording) {
    if (character != separator) packed += character;
  }
}

std::string_view own_text(const LocalizedText& text, Language language) {
  switch (language) {
    case Language::Indonesian:
      return text.id();
    case Language::English:
      return text.en();
    case Language::Sundanese:
      return text.su();
  }
  return text.id();
}

}  // namespace

LocalizedText::LocalizedText(const Wordings& wordings) {
  const auto& [official, id, en, su] = wordings;
  if (official.empty() && id.empty() && en.empty() && su.empty()) return;
  packed_.reserve(official.size() + id.size() + en.size() + su.size() + 3);
  append(packed_, official);
  for (const auto* translated : {&id, &en, &su}) {
    packed_ += separator;
    append(packed_, *translated);
  }
}

std::string_view LocalizedText::wording(int index) const {
  std::string_view rest = packed_;
  for (int skipped = 0; skipped < index; ++skipped) {
    const auto end = rest.find(separator);
    if (end == std::string_view::npos) return {};
    rest.remove_prefix(end + 1);
  }
  return rest.substr(0, rest.find(separator));
}

std::string text_in(const LocalizedText& text, Language language) {
  const auto own = own_text(text, language);
  if (!own.empty()) return std::string{own};
  return std::string{text.id().empty() ? text.official() : text.id()};
}

std::string official_text(const LocalizedText& text) {
  return std::string{text.official().empty() ? text.id() : text.official()};
}

bool is_empty(const LocalizedText& text) {
  return text.official().empty() && text.id().empty();
}

}  // namespace kiosk::domain
