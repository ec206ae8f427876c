#pragma once
// What a screen may know of the kiosk: settings, content, time, devices. Read-only; the model owns
// it all. Pure values.

#include <array>
#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/printer/status.h"
#include "kiosk/base/time.h"
#include "kiosk/domain/codes.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/domain/search.h"
#include "kiosk/messages/event.h"
#include "kiosk/messages/staff.h"
#include "kiosk/store/store_error.h"
#include "kiosk/ui/hearing.h"
#include "kiosk/ui/layout.h"

namespace kiosk::flows {

/// What an office configures for one machine (config/kiosk.toml).
struct Settings {
  std::string kiosk = "K01";
  std::vector<domain::Language> languages{domain::Language::Indonesian, domain::Language::English};
  std::chrono::seconds warn_after{45};        // A13: simple screens
  std::chrono::seconds leave_after{20};       // after the warning
  std::chrono::seconds form_warn_after{120};  // A13: forms and the audio mode
  std::chrono::seconds form_leave_after{45};
  int volume = ui::usual_volume;  // of voice and sounds when a visit begins (A10)
  std::chrono::seconds show_number_for{20};
  std::chrono::seconds show_unprinted_for{90};
  std::chrono::seconds slide_for{12};  // of the start screen; 0 = the first one stands
  std::vector<std::uint16_t> faces;    // codes of the box's buttons as taught; none: its usual ones
  int calls_before_no_show = 3;
  int near_end_left_mm = 4000;  // paper on the roll when its sensor speaks; the printer's manual
  int ticket_length_mm = 150;
  domain::KioskKey signing_key;                // signs the slips of this kiosk; never shown
  std::vector<domain::OfficeKey> office_keys;  // check what the office signed
  std::string public_url;
  bool takes_reports = false;                  // there are keys to seal complaints with
  std::chrono::seconds staff_idle{300};        // S09: at most 30 minutes
  std::chrono::seconds staff_longest{43'200};  // S09: twelve hours

  bool operator==(const Settings&) const = default;
};

struct PrinterHealth {
  drivers::printer::Status status;
  bool asked = false;  // false until the first answer
  int slips_since_near_end = 0;

  bool operator==(const PrinterHealth&) const = default;
};

struct StoreHealth {
  bool opened = false;  // false until the first report
  std::optional<store::StoreError> trouble;
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;
  std::int64_t depth = 0;
  std::int64_t unsent = 0;
  bool reserve_given_up = false;
  bool restarted_from_damage = false;
  std::map<char, int> issued_today;

  bool operator==(const StoreHealth&) const = default;
};

struct SoundHealth {
  bool works = true;        // false since an utterance could not be heard
  bool headphones = false;  // plugged in

  bool operator==(const SoundHealth&) const = default;
};

struct Health {
  PrinterHealth printer;
  StoreHealth store;
  messages::DeviceState scanner = messages::DeviceState::NotInstalled;
  messages::DeviceState buttons = messages::DeviceState::NotInstalled;
  messages::DeviceState keys = messages::DeviceState::NotInstalled;        // the tactile ones
  messages::DeviceState headphones = messages::DeviceState::NotInstalled;  // their jack
  messages::DeviceState touch = messages::DeviceState::NotInstalled;
  messages::DeviceState display = messages::DeviceState::NotInstalled;
  SoundHealth sound;

  bool operator==(const Health&) const = default;
};

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

/// A slip may be asked of the printer now: it does not say that it cannot print. One that says
/// nothing at all is offered too.
bool may_ask_printer(const Health& health);

/// How many tickets the paper is still good for, once the roll is near its end.
std::optional<int> tickets_left(const Settings& settings, const PrinterHealth& printer);

}  // namespace kiosk::flows
