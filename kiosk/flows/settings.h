#pragma once
// What is set for one machine, and the one table of it: kiosk.toml, the event log and a replay name
// settings by it. Pure values.

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

#include "kiosk/domain/codes.h"
#include "kiosk/domain/language.h"
#include "kiosk/ui/hearing.h"

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
  bool takes_reports = false;                  // there are keys to seal complaints with
  std::chrono::seconds staff_idle{300};        // S09: at most 30 minutes
  std::chrono::seconds staff_longest{43'200};  // S09: twelve hours

  bool operator==(const Settings&) const = default;
};

struct SettingName {
  const char* key;  // `section.key`
  int lowest = 0;   // of a whole number that kiosk.toml may set
  int highest = 0;  // 0: not by kiosk.toml, or by rules of its own
};

/// Calls `visit(SettingName, value)` for every setting, constant or not. A new one does not compile
/// until it is named here.
template <class AnySettings, class Visit>
void each_setting(AnySettings& settings, const Visit& visit) {
  auto& [kiosk, languages, warn_after, leave_after, form_warn_after, form_leave_after, volume,
         show_number_for, show_unprinted_for, slide_for, faces, calls_before_no_show,
         near_end_left_mm, ticket_length_mm, takes_reports, staff_idle, staff_longest] = settings;
  visit(SettingName{"kiosk.id"}, kiosk);
  visit(SettingName{"kiosk.languages"}, languages);
  visit(SettingName{"session.warn_after_s", 10, 3600}, warn_after);
  visit(SettingName{"session.leave_after_s", 5, 600}, leave_after);
  visit(SettingName{"session.form_warn_after_s", 10, 3600}, form_warn_after);
  visit(SettingName{"session.form_leave_after_s", 5, 600}, form_leave_after);
  visit(SettingName{"sound.volume"}, volume);
  visit(SettingName{"session.show_number_s", 3, 600}, show_number_for);
  visit(SettingName{"session.show_unprinted_s", 10, 600}, show_unprinted_for);
  visit(SettingName{"screen.slide_s"}, slide_for);
  visit(SettingName{"buttons.faces"}, faces);
  visit(SettingName{"queue.calls_before_no_show", 1, 9}, calls_before_no_show);
  visit(SettingName{"printer.near_end_left_mm", 100, 100'000}, near_end_left_mm);
  visit(SettingName{"printer.ticket_length_mm", 40, 500}, ticket_length_mm);
  visit(SettingName{"reports.are_taken"}, takes_reports);
  visit(SettingName{"session.staff_idle_s", 60, 1800}, staff_idle);
  visit(SettingName{"session.staff_longest_s"}, staff_longest);
}

/// What slips are signed with and codes are checked by. In no log.
struct CodeKeys {
  domain::KioskKey signing;               // of this kiosk; never shown
  std::vector<domain::OfficeKey> office;  // check what the office signed
  std::string public_url;                 // before the codes, where it is set

  bool operator==(const CodeKeys&) const = default;
};

}  // namespace kiosk::flows
