#include "kiosk/flows/survey/intro.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/room.h"
#include "kiosk/flows/survey/form.h"

namespace kiosk::flows::survey {
namespace {

bool can_ask(const World& world) {
  return world.content != nullptr &&
         world.content->common.survey->items.size() == domain::survey_element_count;
}

}  // namespace

Outcome update(const World& world, const Intro& state, const messages::Event& event) {
  if (const auto* report = get_if<messages::SpentReported>(&event)) {
    if (state.token.empty() || state.spent == report->spent) return stay();
    auto next = state;
    next.spent = report->spent;
    return replace(std::move(next));
  }
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || tap->id != "survey.start" || state.spent) return stay();
  const bool can_keep = has_room_for_voices(world.health) && !world.voice_identities.empty();
  if (!can_ask(world) || !can_keep) return stay();
  Outcome outcome = push(start_form(world, state.token));
  outcome.voice_identity_used = true;
  return outcome;
}

ui::ScreenTree view(const World& world, const Intro& state) {
  ui::ScreenTree tree{.name = "survey.intro"};
  if (state.spent) {
    tree.title = title("survey.title", ui::tr("srv.spent"));
    tree.body = {text("survey.spent", ui::tr("srv.spent.why"))};
    return tree;
  }
  if (!has_room_for_voices(world.health)) {
    tree.title = title("survey.title", ui::tr("cmp.no_form"));
    tree.body = {text("survey.no_room", ui::tr("srv.no_room"))};
    return tree;
  }
  tree.title = title("survey.title", ui::tr("srv.full"));
  if (!can_ask(world)) {
    tree.body = {text("survey.none", ui::tr("srv.none"))};
    return tree;
  }
  tree.body = {text("survey.length", ui::tr("srv.length")),
               text("survey.anonymous", ui::tr("srv.anonymous")),
               text("survey.stop", ui::tr("srv.stop"))};
  tree.navigation = {primary("survey.start", ui::tr("srv.start"), "checklist")};
  return tree;
}

}  // namespace kiosk::flows::survey
