#pragma once
// Everything that happens to the kiosk, as values: what people, devices, the ledger and the clock
// do. Events enter the core one at a time, in one order, and a log of them replays to the same end.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/status.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/numbering.h"
#include "kiosk/domain/search.h"
#include "kiosk/domain/ticket.h"
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

/// Headphones were put into the kiosk's socket, or taken out.
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

struct PrinterReported {
  drivers::printer::Status status;
  bool operator==(const PrinterReported&) const = default;
};

/// The record of a KeepRecord is durable.
struct RecordKept {
  Uuid id;
  bool operator==(const RecordKept&) const = default;
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

/// The scanner read a code.
struct Scanned {
  std::string text;
  bool operator==(const Scanned&) const = default;
};

/// One of the four faces was pressed: 4 is the happiest.
struct FacePressed {
  int face = 4;
  bool operator==(const FacePressed&) const = default;
};

using Event =
    std::variant<Tick, Touched, Tapped, FocusMoved, ContentLoaded, IdentitiesMade, StoreReported,
                 TicketIssued, TicketRefused, RecordKept, RecordRefused, PrinterReported, SlipEnded,
                 Scanned, FacePressed, KeyPressed, SpeechEnded, HeadphonesReported>;

}  // namespace kiosk::messages
