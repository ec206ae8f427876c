#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {
namespace {

const std::string& own_text(const LocalizedText& text, Language language) {
  switch (language) {
    case Language::Indonesian:
      return text.id;
    case Language::English:
      return text.en;
    case Language::Sundanese:
      return text.su;
  }
  return text.id;
}

}  // namespace

const std::string& text_in(const LocalizedText& text, Language language) {
  const std::string& own = own_text(text, language);
  if (!own.empty()) return own;
  return text.id.empty() ? text.official : text.id;
}

const std::string& official_text(const LocalizedText& text) {
  return text.official.empty() ? text.id : text.official;
}

bool is_empty(const LocalizedText& text) {
  return official_text(text).empty();
}

}  // namespace kiosk::domain
