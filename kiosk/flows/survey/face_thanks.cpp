#include "kiosk/flows/survey/face_thanks.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/receipt/onward.h"
#include "kiosk/flows/survey/keeping_view.h"
#include "kiosk/records/pulse.h"

namespace kiosk::flows::survey {
namespace {

using messages::happiest_face;
using messages::neutral_face;

bool is_unhappy(int face) {
  return face != neutral_face && face <= 2;
}

records::Fact fact_of(const World& world, const FaceThanks& thanks) {
  return records::fact_of(records::Pulse{
      .id = thanks.keeping.id,
      .at = world.now,
      .utc_offset = world.utc_offset(),
      .kiosk = world.settings.kiosk,
      .face = thanks.face == neutral_face ? std::nullopt : std::optional{thanks.face},
      .language = world.language()});
}

Outcome keep(const World& world, FaceThanks thanks, Move move) {
  Outcome outcome;
  outcome.move = move;
  if (ask(world, thanks.keeping, outcome, records::Chain::Voices)) {
    if (!thanks.sent) thanks.sent = fact_of(world, thanks);
    messages::KeepRecord record{.id = thanks.keeping.id, .fact = *thanks.sent, .now = world.now};
    if (!thanks.token.empty()) record.spends = thanks.token;
    outcome.effects.emplace_back(std::move(record));
  }
  outcome.screen = std::move(thanks);
  return outcome;
}

}  // namespace

std::string FaceThanks::describe() const {
  return "survey_pulse " + flows::describe(keeping);
}

std::optional<Outcome> press_face(const World& world, const messages::Event& event, Move move,
                                  const std::string& token) {
  const auto* press = get_if<messages::FacePressed>(&event);
  if (press == nullptr) return std::nullopt;
  if (press->face < neutral_face || press->face > happiest_face || world.voice_identities.empty())
    return stay();
  if (world.face_kept_at && world.steady - *world.face_kept_at < lock_out) return stay();
  return keep(world, {.face = press->face, .token = token}, move);
}

Outcome update(const World& world, const FaceThanks& state, const messages::Event& event) {
  auto next = state;
  if (follow(world, next.keeping, event)) return replace(std::move(next));
  // The next visitor may press the box while the last one's thanks still stand here.
  if (state.keeping.is_kept()) {
    if (auto pressed = press_face(world, event, Move::Replace)) return std::move(*pressed);
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "survey.full") return push(Intro{});
  if (tap->id == "survey.complain") return receipt::complain_about({});
  if (tap->id == "survey.retry" && state.keeping.is_refused() && !is_spent(state.keeping)) {
    return keep(world, state, Move::Replace);
  }
  return stay();
}

ui::ScreenTree view(const World&, const FaceThanks& state) {
  auto tree = keeping_screen("survey.pulse", state.keeping);
  const bool kept = state.keeping.is_kept();
  if (kept && is_unhappy(state.face)) {
    tree.body.push_back(text("survey.sorry", ui::tr("srv.sorry")));
    tree.navigation.push_back(button("survey.complain", ui::tr("scan.complain"), "speech"));
  }
  if (kept || is_spent(state.keeping)) {
    tree.navigation.push_back(primary("survey.full", ui::tr("srv.invite"), "checklist"));
  }
  return tree;
}

}  // namespace kiosk::flows::survey
