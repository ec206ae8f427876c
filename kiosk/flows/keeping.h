#pragma once
// Asking the ledger to keep something, and waiting for its answer: the same on every screen. What
// was refused may be asked again, with the same identity; it is stored once, however often it is
// asked.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>

#include "kiosk/base/uuid.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/event.h"
#include "kiosk/records/chain.h"
#include "kiosk/store/store_error.h"

namespace kiosk::flows {

struct Outcome;

enum class KeepPhase : std::uint8_t {
  None,     // nothing is to be kept yet
  Waiting,  // to be asked as soon as there is everything to ask with
  Asked,
  Kept,     // durable
  Refused,  // not known to be durable
};

struct Keeping {
  Uuid id;  // nil until an identity was taken
  KeepPhase phase = KeepPhase::None;
  std::optional<store::StoreError> error;  // of Refused; absent when no answer came in time
  std::chrono::milliseconds since{0};      // steady; when it was asked last, or the phase began

  [[nodiscard]] bool is_open() const {
    return phase == KeepPhase::Waiting || phase == KeepPhase::Asked;
  }
  [[nodiscard]] bool is_kept() const { return phase == KeepPhase::Kept; }
  [[nodiscard]] bool is_refused() const { return phase == KeepPhase::Refused; }
  bool operator==(const Keeping&) const = default;
};

/// True when it is asked: an identity of that chain's is its own from now on, and the caller adds
/// the effect that names it. False while no identity is left: it is Waiting, and to be asked at a
/// later tick.
bool ask(const World& world, Keeping& keeping, Outcome& outcome,
         records::Chain chain = records::Chain::Journal);

/// There is not yet everything to ask with.
void wait(const World& world, Keeping& keeping);

/// True when this event decided about it. Who waits for longer than ten seconds is refused; what
/// comes after that and says "kept" counts all the same.
bool follow(const World& world, Keeping& keeping, const messages::Event& event);

/// ask and follow for what is named by other things than an identity: it was asked; this is its
/// answer.
void begin(const World& world, Keeping& keeping);
bool decide(const World& world, Keeping& keeping, std::optional<store::StoreError> error);

/// Its answer may have gone past while another screen was on top of this one: ask again.
bool is_unanswered(const World& world, const Keeping& keeping);

/// Phase and error, for logs: no identity, which with the log's times would tell whose it was.
std::string describe(const Keeping& keeping);

}  // namespace kiosk::flows
