#pragma once
// Everything that happens to the kiosk, as values: what people, devices, the ledger and the clock
// do. Events enter the core one at a time, in one order, and a log of them replays to the same end.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/status.h"
#include "kiosk/base/private_text.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/codes.h"
#include "kiosk/domain/complaint.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/domain/search.h"
#include "kiosk/domain/ticket.h"
#include "kiosk/messages/staff.h"
#include "kiosk/store/store_error.h"
#include "kiosk/ui/hearing.h"

namespace kiosk::messages {

/// The wall clock, and a clock that never jumps, since the program started.
struct Tick {
  Instant now{};
  std::chrono::milliseconds steady{0};
  bool operator==(const Tick&) const = default;
};

/// A finger came down somewhere; only that somebody is there.
struct Touched {
  bool operator==(const Touched&) const = default;
};

/// A control was activated, by whatever means; the value is that of its node.
struct Tapped {
  std::string id;
  std::string value;
  bool operator==(const Tapped&) const = default;
};

/// The value is that of a pager's button, which stands in no tree; else empty.
struct FocusMoved {
  std::string id;
  std::string value;
  bool operator==(const FocusMoved&) const = default;
};

/// A tactile key or a switch was pressed; held, it is one event. What it moves or activates follows
/// as FocusMoved or Tapped (app/keys.h).
struct KeyPressed {
  ui::TactileKey key = ui::TactileKey::Repeat;
  bool operator==(const KeyPressed&) const = default;
};

/// The voice has said this utterance, or was silenced, or there is nothing to speak with.
struct SpeechEnded {
  std::uint64_t utterance = 0;
  bool heard = true;  // false: no sound device or no voice
  bool operator==(const SpeechEnded&) const = default;
};

/// Headphones were put into the kiosk's jack, or taken out.
struct HeadphonesReported {
  bool plugged = false;
  bool operator==(const HeadphonesReported&) const = default;
};

/// What is published, and its search index. Loaded once at the start, again when it changes.
struct ContentLoaded {
  std::shared_ptr<const domain::Content> content;
  std::shared_ptr<const domain::SearchIndex> search;
  std::string digest;
  bool operator==(const ContentLoaded&) const = default;
};

/// Identities for records to come: the core has no entropy of its own.
struct IdentitiesMade {
  std::vector<Uuid> ids;        // version 7: in the order of time
  std::vector<Uuid> voice_ids;  // version 4: for voices, which must not tell their time
  bool operator==(const IdentitiesMade&) const = default;
};

/// How the ledger stands. `trouble` is absent while it works.
struct StoreReported {
  std::optional<store::StoreError> trouble;
  domain::ClockVerdict clock = domain::ClockVerdict::Plausible;
  std::int64_t depth = 0;
  std::int64_t unsent = 0;
  bool reserve_given_up = false;
  bool restarted_from_damage = false;
  std::map<char, int> issued_today;  // tickets of the numbering day by group
  bool operator==(const StoreReported&) const = default;
};

/// The ticket is durable.
struct TicketIssued {
  domain::Ticket ticket;
  bool operator==(const TicketIssued&) const = default;
};

struct TicketRefused {
  Uuid request;
  store::StoreError error = store::StoreError::IoError;
  bool operator==(const TicketRefused&) const = default;
};

/// The number is out of the queue, durably; or not, with Invalid for one that is not this kiosk's.
struct TicketCancelled {
  domain::TicketNumber number;
  Date day{};
  std::optional<store::StoreError> error;
  bool operator==(const TicketCancelled&) const = default;
};

/// By whom a number was taken out of the queue before it was called, and when.
enum class TakenOutBy : std::uint8_t { Holder, Staff };

struct TakenOut {
  TakenOutBy by = TakenOutBy::Holder;
  Instant at{};
  bool operator==(const TakenOut&) const = default;
};

/// Answers FindTicket; nothing is `taken_out` of a number that waits, or that nothing is known of.
struct TicketFound {
  domain::TicketNumber number;
  Date day{};
  std::optional<TakenOut> taken_out;
  bool operator==(const TicketFound&) const = default;
};

struct PrinterReported {
  drivers::printer::Status status;
  bool operator==(const PrinterReported&) const = default;
};

/// The record of a KeepRecord is durable.
struct RecordKept {
  Uuid id;
  bool operator==(const RecordKept&) const = default;
};

/// The report of a KeepComplaint is durable, as what and with which promise. The withdrawal code is
/// known to nobody else: the ledger holds its hash only.
struct ComplaintKept {
  Uuid id;
  std::string number;
  domain::Classification classification;
  std::optional<Date> due;
  PrivateText withdrawal_code;
  bool operator==(const ComplaintKept&) const = default;
};

/// It may be stored all the same: ask again with the same id, or tell the visitor "not saved".
struct RecordRefused {
  Uuid id;
  store::StoreError error = store::StoreError::IoError;
  bool operator==(const RecordRefused&) const = default;
};

/// `job` numbers the attempts to print this subject's slip, from 1.
struct SlipEnded {
  Uuid subject;
  std::uint64_t job = 0;
  drivers::printer::PrintReport report;
  bool operator==(const SlipEnded&) const = default;
};

/// The scanner read a code. Its text stays outside the core: it may hold what is personal.
struct Scanned {
  domain::Scan scan = domain::UnknownCode{};
  bool operator==(const Scanned&) const = default;
};

enum class Device : std::uint8_t { Scanner, Buttons, Keys, Headphones, Touch, Display };
enum class DeviceState : std::uint8_t {
  NotInstalled,  // this kiosk has none
  Ready,
  Lost,   // it was there, or should be
  Stuck,  // a button has been down for too long; something lies on the touch panel, or disturbs it
  OtherSize,  // the display has not the pixels that it should have
};

/// A device other than the printer came, went, or fell into trouble.
struct DeviceReported {
  Device device = Device::Scanner;
  DeviceState state = DeviceState::NotInstalled;
  bool operator==(const DeviceReported&) const = default;
};

inline constexpr int neutral_face = 0;  // the middle one of a box of five
inline constexpr int happiest_face = 4;
inline constexpr std::size_t fewest_faces = 3;  // of a box
inline constexpr std::size_t most_faces = 5;

/// One of the faces was pressed: the neutral one, or 1 to 4.
struct FacePressed {
  int face = happiest_face;
  bool operator==(const FacePressed&) const = default;
};

/// A button of the box with the faces, while staff teach it which one it is.
struct ButtonPressed {
  std::uint16_t code = 0;  // as the device numbers it
  bool operator==(const ButtonPressed&) const = default;
};

/// Answers AskSpent: whether the invitation has been used today.
struct SpentReported {
  bool spent = false;
  bool operator==(const SpentReported&) const = default;
};

using Event =
    std::variant<Tick, Touched, Tapped, FocusMoved, ContentLoaded, IdentitiesMade, StoreReported,
                 TicketIssued, TicketRefused, TicketCancelled, TicketFound, RecordKept,
                 RecordRefused, ComplaintKept, PrinterReported, SlipEnded, Scanned, DeviceReported,
                 FacePressed, ButtonPressed, SpentReported, KeyPressed, SpeechEnded,
                 HeadphonesReported, PinChecked, EmergencyChanged, StandingRestored, SettingsKept,
                 TicketsListed, TicketVoided, DayCounted, VisitsForgotten>;

inline const char* name_of(Device device) {
  switch (device) {
    case Device::Scanner:
      return "scanner";
    case Device::Buttons:
      return "buttons";
    case Device::Keys:
      return "keys";
    case Device::Headphones:
      return "headphones";
    case Device::Touch:
      return "touch";
    case Device::Display:
      return "display";
  }
  return "unknown";
}

inline const char* name_of(DeviceState state) {
  switch (state) {
    case DeviceState::NotInstalled:
      return "not_installed";
    case DeviceState::Ready:
      return "ready";
    case DeviceState::Lost:
      return "lost";
    case DeviceState::Stuck:
      return "stuck";
    case DeviceState::OtherSize:
      return "other_size";
  }
  return "lost";
}

}  // namespace kiosk::messages
