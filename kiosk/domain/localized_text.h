#pragma once
// A sentence of the office's content in the languages of the kiosk, beside the official text of the
// service standard. Plain values; any thread.

#include <string>
#include <string_view>

#include "kiosk/domain/language.h"

namespace kiosk::domain {

/// `official` is the standard's Indonesian text to the letter, typing errors included, and is empty
/// for texts that are the office's own. `id` is empty when the official text is shown as it stands.
struct Wordings {
  std::string official;
  std::string id;
  std::string en;
  std::string su;
};

/// The wordings in one piece of memory: an office of 300 services has 26,000 of them. Zero bytes
/// are dropped.
class LocalizedText {
 public:
  LocalizedText() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a text is what its wordings are
  LocalizedText(const Wordings& wordings);

  [[nodiscard]] std::string_view official() const { return wording(0); }
  [[nodiscard]] std::string_view id() const { return wording(1); }
  [[nodiscard]] std::string_view en() const { return wording(2); }
  [[nodiscard]] std::string_view su() const { return wording(3); }

  bool operator==(const LocalizedText&) const = default;

 private:
  [[nodiscard]] std::string_view wording(int index) const;

  std::string packed_;  // in this order, a zero byte after each but the last; empty for none
};

/// The text to show. Falls back to Indonesian, and there to the official text.
std::string text_in(const LocalizedText& text, Language language);

/// The text that binds: the official one, or the Indonesian one where the standard says nothing.
std::string official_text(const LocalizedText& text);

/// True when there is no Indonesian text at all; the content parser refuses such a text.
bool is_empty(const LocalizedText& text);

}  // namespace kiosk::domain
