#include "kiosk/flows/keeping.h"

#include <variant>

#include <fmt/format.h>

#include "kiosk/base/overloaded.h"
#include "kiosk/flows/outcome.h"

namespace kiosk::flows {
namespace {

/// The ledger answers in milliseconds; later than this, something is wrong with the disk.
constexpr std::chrono::seconds answer_limit{10};
constexpr std::chrono::seconds unanswered_after{5};

void enter(const World& world, Keeping& keeping, KeepPhase phase) {
  keeping.phase = phase;
  keeping.since = world.steady;
  keeping.error.reset();
}

struct Answer {
  Uuid id;
  std::optional<store::StoreError> error;  // absent: it is kept
};

std::optional<Answer> answer_of(const messages::Event& event) {
  const auto* answer = std::get_if<messages::StoreEvent>(&event);
  if (answer == nullptr) return std::nullopt;
  return std::visit(
      Overloaded{
          [](const messages::RecordKept& e) -> std::optional<Answer> { return Answer{e.id, {}}; },
          [](const messages::ComplaintKept& e) -> std::optional<Answer> {
            return Answer{e.id, {}};
          },
          [](const messages::TicketIssued& e) -> std::optional<Answer> {
            return Answer{e.ticket.request.id, {}};
          },
          [](const messages::RecordRefused& e) -> std::optional<Answer> {
            return Answer{e.id, e.error};
          },
          [](const messages::TicketRefused& e) -> std::optional<Answer> {
            return Answer{e.request, e.error};
          },
          // What others asked for, by other names; and what nobody asked for.
          [](const OneOf<messages::StoreReported, messages::TicketCancelled, messages::TicketFound,
                         messages::SpentReported, messages::TicketsListed, messages::TicketVoided,
                         messages::DayCounted> auto&) -> std::optional<Answer> {
            return std::nullopt;
          }},
      *answer);
}

bool is_too_late(const World& world, const Keeping& keeping) {
  return keeping.is_open() && world.steady - keeping.since > answer_limit;
}

}  // namespace

bool ask(const World& world, Keeping& keeping, Outcome& outcome, records::Chain chain) {
  if (keeping.id.is_nil()) {
    const bool is_voice = chain == records::Chain::Voices;
    const auto& identities = is_voice ? world.voice_identities : world.identities;
    if (identities.empty()) {
      wait(world, keeping);
      return false;
    }
    keeping.id = identities.front();
    (is_voice ? outcome.voice_identity_used : outcome.identity_used) = true;
  }
  begin(world, keeping);
  return true;
}

void wait(const World& world, Keeping& keeping) {
  if (keeping.phase != KeepPhase::Waiting) enter(world, keeping, KeepPhase::Waiting);
}

void begin(const World& world, Keeping& keeping) {
  enter(world, keeping, KeepPhase::Asked);
}

bool decide(const World& world, Keeping& keeping, std::optional<store::StoreError> error) {
  const bool was_asked = keeping.phase == KeepPhase::Asked;
  if (!was_asked && (error || !keeping.is_refused())) return false;
  enter(world, keeping, error ? KeepPhase::Refused : KeepPhase::Kept);
  keeping.error = error;
  return true;
}

bool follow(const World& world, Keeping& keeping, const messages::Event& event) {
  if (holds_alternative<messages::Tick>(event)) {
    if (!is_too_late(world, keeping)) return false;
    enter(world, keeping, KeepPhase::Refused);
    return true;
  }
  const auto answer = answer_of(event);
  const bool is_ours = answer && !keeping.id.is_nil() && answer->id == keeping.id;
  return is_ours && decide(world, keeping, answer->error);
}

std::string describe(const Keeping& keeping) {
  return fmt::format("{}/{}", static_cast<int>(keeping.phase),
                     keeping.error ? name_of(*keeping.error) : "-");
}

bool is_unanswered(const World& world, const Keeping& keeping) {
  return keeping.phase == KeepPhase::Asked && world.steady - keeping.since > unanswered_after;
}

}  // namespace kiosk::flows
