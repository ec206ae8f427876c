#pragma once
// What a screen may know of the kiosk: settings, content, time, devices. Read-only; the model owns
// it all. Pure values.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/search.h"
#include "kiosk/flows/health.h"
#include "kiosk/flows/settings.h"
#include "kiosk/messages/staff.h"
#include "kiosk/ui/hearing.h"
#include "kiosk/ui/layout.h"

namespace kiosk::flows {

/// Who has signed in, and when.
struct StaffSession {
  std::string who;
  std::chrono::milliseconds since{0};  // steady

  bool operator==(const StaffSession&) const = default;
};

/// Somebody called the staff from here.
struct StaffCallNote {
  std::string reason;
  Instant at{};

  bool operator==(const StaffCallNote&) const = default;
};

/// The office's distance from UTC; until its content is loaded, that of western Indonesia.
inline UtcOffset utc_offset_of(const domain::Content* content) {
  return content != nullptr ? content->office.utc_offset : western_indonesia;
}

/// So long ago that nothing follows from it any more; steady.
inline constexpr std::chrono::milliseconds never{-1'000'000};

struct World {
  const Settings& settings;
  const CodeKeys& keys;
  const domain::Content* content = nullptr;  // null until it is loaded
  const domain::SearchIndex* search = nullptr;
  const Health& health;
  const ui::Words& words;
  Instant now{};
  std::chrono::milliseconds steady{0};
  ui::Appearance appearance;
  ui::Hearing hearing;
  std::vector<Uuid> identities;                      // unused ones; the first is next
  std::vector<Uuid> voice_identities;                // the same for records of the voices
  std::chrono::milliseconds last_ticket_at = never;  // steady
  int tickets_in_a_row = 0;
  std::optional<std::chrono::milliseconds> staff_called_at;  // steady; the last call
  std::optional<std::chrono::milliseconds> face_kept_at;     // steady; the last pulse
  std::optional<StaffSession> staff;                         // while a member is signed in
  std::vector<StaffCallNote> staff_calls;                    // the last ones, newest first
  messages::Standing standing;
  std::chrono::milliseconds quiet_since{0};  // steady; while the kiosk speaks, now
  std::chrono::milliseconds active_at{0};    // steady; when somebody last did something

  [[nodiscard]] domain::Language language() const { return appearance.language; }
  [[nodiscard]] UtcOffset utc_offset() const { return utc_offset_of(content); }
  [[nodiscard]] LocalTime local() const { return to_local(now, utc_offset()); }
  /// The office's figures stand with the complaint channels, in data; the standard's own without.
  [[nodiscard]] const domain::Complaints& complaint_rules() const {
    static const domain::Complaints of_the_standard;
    return content != nullptr ? *content->common.complaints : of_the_standard;
  }
  /// A text of the content in the session's language.
  [[nodiscard]] std::string in_words(const domain::LocalizedText& text) const {
    return domain::text_in(text, language());
  }
  [[nodiscard]] ui::Phrase say(const domain::LocalizedText& text) const {
    return ui::literal(in_words(text));
  }
  [[nodiscard]] std::string word(const ui::Phrase& phrase) const {
    return ui::resolve(phrase, language(), words);
  }
};

}  // namespace kiosk::flows
