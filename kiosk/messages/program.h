#pragma once
// What the program itself tells its core: the time, the content, identities; and what the core asks
// of it. Values only.

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/content.h"
#include "kiosk/domain/search.h"

namespace kiosk::messages {

// Effects

/// Answered by IdentitiesMade.
struct MakeIdentities {
  int count = 8;
  bool operator==(const MakeIdentities&) const = default;
};

/// The program ends with the status that makes systemd start it again.
struct Restart {
  bool operator==(const Restart&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in program.cpp.
struct ProgramEffect : std::variant<MakeIdentities, Restart> {
  using Kinds = variant;
  using variant::variant;
  ProgramEffect(const ProgramEffect& other);
  ProgramEffect(ProgramEffect&& other) noexcept;
  ProgramEffect& operator=(const ProgramEffect& other);
  ProgramEffect& operator=(ProgramEffect&& other) noexcept;
  ~ProgramEffect();  // NOLINT(performance-trivially-destructible): as of the other parts
  bool operator==(const ProgramEffect& other) const;
};

// Events

/// The wall clock, and a clock that never jumps, since the program started.
struct Tick {
  Instant now{};
  std::chrono::milliseconds steady{0};
  bool operator==(const Tick&) const = default;
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

/// Somebody called the staff from here.
struct StaffCall {
  std::string reason;
  std::chrono::milliseconds at{0};  // steady
  Instant time{};
  bool operator==(const StaffCall&) const = default;
};

/// A new event log begins: what has outlasted the visits that the log no longer tells of.
struct VisitsForgotten {
  std::vector<StaffCall> staff_calls;  // newest first
  std::uint64_t last_utterance = 0;
  std::chrono::milliseconds last_ticket_at{0};  // steady
  int tickets_in_a_row = 0;
  int slips_since_near_end = 0;
  bool sound_works = true;
  bool operator==(const VisitsForgotten&) const = default;
};

/// One of them. Copying, comparing and destroying it is compiled once, in program.cpp.
struct ProgramEvent : std::variant<Tick, ContentLoaded, IdentitiesMade, VisitsForgotten> {
  using Kinds = variant;
  using variant::variant;
  ProgramEvent(const ProgramEvent& other);
  ProgramEvent(ProgramEvent&& other) noexcept;
  ProgramEvent& operator=(const ProgramEvent& other);
  ProgramEvent& operator=(ProgramEvent&& other) noexcept;
  ~ProgramEvent();
  bool operator==(const ProgramEvent& other) const;
};

}  // namespace kiosk::messages
