#pragma once
// What staff ask of the kiosk, and what it answers: signing in, what they may set, and the state
// that must outlive a power cut. Values only.

#include <chrono>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/private_text.h"
#include "kiosk/domain/language.h"
#include "kiosk/ui/hearing.h"

namespace kiosk::messages {

// Effects

/// Answered by PinChecked with the same attempt. Checking is slow on purpose (S09).
struct CheckPin {
  std::uint64_t attempt = 0;
  std::string badge;  // officer's code of a verified badge; then the code is the PIN alone
  PrivateText code;   // otherwise the two digits of the member's number, then the PIN
  bool operator==(const CheckPin&) const = default;
};

/// What must be as it was after a power cut.
struct Standing {
  bool emergency = false;
  bool closed = false;  // by staff: "tutup sementara"
  bool operator==(const Standing&) const = default;
};

/// Written before anything else that waits for the disk.
struct KeepStanding {
  Standing standing;
  bool operator==(const KeepStanding&) const = default;
};

/// What staff chose instead of kiosk.toml's values. Answered by SettingsKept.
struct KeepSettings {
  std::vector<domain::Language> languages;
  int volume = ui::usual_volume;  // of voice and sounds when a visit begins
  std::vector<std::uint16_t>
      faces;  // codes of the buttons, the unhappiest first; none: as configured
  bool operator==(const KeepSettings&) const = default;
};

/// Somebody is needed at the kiosk. Becomes a `staff_called` fact; the same reason again within ten
/// seconds is one call (T13.1).
struct CallStaff {
  std::string reason;  // `[a-z_]+`: `help`, `wheelchair`, `security`, `slip_failed`
  bool operator==(const CallStaff&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in staff.cpp.
struct StaffEffect : std::variant<CheckPin, KeepStanding, KeepSettings, CallStaff> {
  using Kinds = variant;
  using variant::variant;
  StaffEffect(const StaffEffect& other);
  StaffEffect(StaffEffect&& other) noexcept;
  StaffEffect& operator=(const StaffEffect& other);
  StaffEffect& operator=(StaffEffect&& other) noexcept;
  ~StaffEffect();
  bool operator==(const StaffEffect& other) const;
};

/// What a slip is to the member of staff who asked for it: its end is recorded as their
/// `<action>_ended`, whether or not they are still there.
struct StaffSlip {
  std::string who;
  std::string action;  // `reprint`, `test_print`
  std::string about;   // a ticket's number; may be empty
  bool operator==(const StaffSlip&) const = default;
};

// Events

enum class PinVerdict : std::uint8_t {
  Accepted,
  Wrong,   // `wait` says how long until the next try
  Wait,    // too early; does not count as a try
  Locked,  // until a technician sets a PIN anew
  NoPins,  // nobody has been given one
  Failed,  // the PINs cannot be read, or the tries not be counted
};

struct PinChecked {
  std::uint64_t attempt = 0;
  PinVerdict verdict = PinVerdict::Failed;
  std::string who;  // with Accepted
  std::chrono::seconds wait{0};
  bool operator==(const PinChecked&) const = default;
};

/// The building's alarm, the control socket or a staff member says so. Only staff end it: an
/// `on = false` from elsewhere is not obeyed.
struct EmergencyChanged {
  bool on = true;
  std::string source;  // `control`, `input`
  bool operator==(const EmergencyChanged&) const = default;
};

/// As it was when the program ended; comes before anything else.
struct StandingRestored {
  Standing standing;
  bool operator==(const StandingRestored&) const = default;
};

struct SettingsKept {
  bool kept = false;
  bool operator==(const SettingsKept&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in staff.cpp.
struct StaffEvent : std::variant<PinChecked, EmergencyChanged, StandingRestored, SettingsKept> {
  using Kinds = variant;
  using variant::variant;
  StaffEvent(const StaffEvent& other);
  StaffEvent(StaffEvent&& other) noexcept;
  StaffEvent& operator=(const StaffEvent& other);
  StaffEvent& operator=(StaffEvent&& other) noexcept;
  ~StaffEvent();
  bool operator==(const StaffEvent& other) const;
};

}  // namespace kiosk::messages
