#include "kiosk/flows/survey/pulse.h"

#include <optional>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/receipt/onward.h"
#include "kiosk/flows/survey/keeping.h"
#include "kiosk/records/pulse.h"

namespace kiosk::flows::survey {
namespace {

using messages::happiest_face;
using messages::neutral_face;

bool is_unhappy(int face) {
  return face != neutral_face && face <= 2;
}

messages::KeepRecord record_of(const World& world, const Pulse& pulse) {
  messages::KeepRecord record{
      .id = pulse.id,
      .fact = records::fact_of(records::Pulse{
          .id = pulse.id,
          .at = world.now,
          .utc_offset = world.utc_offset(),
          .kiosk = world.settings.kiosk,
          .face = pulse.face == neutral_face ? std::nullopt : std::optional{pulse.face},
          .language = world.language()}),
      .now = world.now};
  if (!pulse.token.empty()) record.spends = pulse.token;
  return record;
}

}  // namespace

std::string Pulse::describe() const {
  return std::string{"survey_pulse "} + name_of(phase);
}

std::optional<Outcome> press_face(const World& world, const messages::Event& event, Move move,
                                  const std::string& token) {
  const auto* press = std::get_if<messages::FacePressed>(&event);
  if (press == nullptr) return std::nullopt;
  if (press->face < neutral_face || press->face > happiest_face || world.voice_identities.empty())
    return stay();
  if (world.face_kept_at && world.steady - *world.face_kept_at < lock_out) return stay();
  Pulse pulse{.face = press->face, .id = world.voice_identities.front(), .token = token};
  Outcome outcome;
  outcome.move = move;
  outcome.voice_identity_used = true;
  outcome.effects = {record_of(world, pulse)};
  outcome.screen = std::move(pulse);
  return outcome;
}

Outcome update(const World& world, const Pulse& state, const messages::Event& event) {
  if (const auto phase = follow_keeping(event, state.id, !state.token.empty())) {
    auto next = state;
    next.phase = *phase;
    return replace(std::move(next));
  }
  // The next visitor may press the box while the last one's thanks still stand here.
  if (state.phase == KeepPhase::Kept) {
    if (auto pressed = press_face(world, event, Move::Replace)) return std::move(*pressed);
  }
  const auto* tap = std::get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "survey.full") return push(Intro{});
  if (tap->id == "survey.complain") return receipt::complain_about({});
  if (tap->id == "survey.retry" && state.phase == KeepPhase::Refused) {
    auto next = state;
    next.phase = KeepPhase::Sending;
    return replace(next, {record_of(world, next)});
  }
  return stay();
}

ui::ScreenTree view(const World&, const Pulse& state) {
  auto tree = keeping_screen("survey.pulse", state.phase);
  if (state.phase == KeepPhase::Kept || state.phase == KeepPhase::SpentAlready) {
    if (state.phase == KeepPhase::Kept && is_unhappy(state.face)) {
      tree.body.push_back(text("survey.sorry", ui::tr("srv.sorry")));
      tree.navigation.push_back(button("survey.complain", ui::tr("scan.complain"), "speech"));
    }
    tree.navigation.push_back(primary("survey.full", ui::tr("srv.invite"), "checklist"));
  }
  return tree;
}

}  // namespace kiosk::flows::survey
