#include "kiosk/ui/phrase.h"

namespace kiosk::ui {
namespace {

std::string fill_in(std::string text, const Phrase& phrase) {
  for (const auto& [name, value] : phrase.arguments) {
    const auto placeholder = "{" + name + "}";
    for (auto at = text.find(placeholder); at != std::string::npos;
         at = text.find(placeholder, at + value.size())) {
      text.replace(at, placeholder.size(), value);
    }
  }
  return text;
}

}  // namespace

Phrase tr(std::string key, std::vector<std::pair<std::string, std::string>> arguments) {
  return {.key = std::move(key), .arguments = std::move(arguments), .literal = {}};
}

Phrase literal(std::string text) {
  return {.key = {}, .arguments = {}, .literal = std::move(text)};
}

std::string resolve(const Phrase& phrase, Language language, const Words& words) {
  if (phrase.key.empty()) return phrase.literal;
  auto text = words(language, phrase.key);
  if (!text) text = words(Language::Indonesian, phrase.key);
  if (!text) return "[" + phrase.key + "]";
  return fill_in(std::move(*text), phrase);
}

}  // namespace kiosk::ui
