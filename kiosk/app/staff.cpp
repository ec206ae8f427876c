#include "kiosk/app/staff.h"

#include <algorithm>

#include "kiosk/app/moves.h"
#include "kiosk/flows/traits.h"
#include "kiosk/records/staff.h"

namespace kiosk::app {
namespace {

using messages::Effect;

void keep_standing(const Model& model, std::vector<Effect>& effects) {
  effects.emplace_back(messages::KeepStanding{.standing = model.standing});
}

void begin_emergency(Model& model, const std::string& source, std::vector<Effect>& effects) {
  if (model.standing.emergency) return;
  model.standing.emergency = true;
  end_visit(model);
  keep_standing(model, effects);
  effects.emplace_back(messages::StopSpeech{});
  effects.emplace_back(
      messages::RecordFact{.fact = records::emergency_begun_fact(source), .now = model.now});
}

void end_emergency(Model& model, const std::string& who, std::vector<Effect>& effects) {
  if (!model.standing.emergency) return;
  model.standing.emergency = false;
  keep_standing(model, effects);
  effects.emplace_back(messages::StopSpeech{});
  effects.emplace_back(
      messages::RecordFact{.fact = records::emergency_ended_fact(who), .now = model.now});
}

bool any_staff(const Model& model) {
  const auto is_staff = [](const auto& screen) { return flows::traits_of(screen).is_staff; };
  return is_staff(model.screen) || std::ranges::any_of(model.trail, is_staff);
}

}  // namespace

void open_staff(Model& model) {
  const bool open =
      model.session.staff || std::holds_alternative<flows::staff::SignIn>(model.screen);
  if (!open) push(model, flows::staff::SignIn{});
}

bool is_last_knock(std::vector<std::chrono::milliseconds>& knocks, std::chrono::milliseconds at) {
  constexpr std::size_t wanted = 5;
  constexpr std::chrono::seconds within{4};
  std::erase_if(knocks, [&](auto before) { return at - before > within; });
  knocks.push_back(at);
  if (knocks.size() < wanted) return false;
  knocks.clear();
  return true;
}

/// What a key moves or activates follows it as an event of its own, and is no other action.
void count_knocks(Model& model, const messages::Event& event) {
  const auto* key = get_if<messages::KeyPressed>(&event);
  if (key == nullptr) return;
  auto& knocks = model.session.knocks;
  if (key->key != ui::TactileKey::Help) return knocks.clear();
  if (is_last_knock(knocks, model.steady)) open_staff(model);
}

void carry_out(Model& model, const flows::Outcome& outcome, std::vector<Effect>& effects) {
  const std::string who = model.session.staff ? model.session.staff->who : std::string{};
  switch (outcome.order) {
    case flows::Order::None:
      return;
    case flows::Order::SignIn:
      model.session.staff = flows::StaffSession{.who = outcome.who, .since = model.steady};
      return;
    case flows::Order::NewRoll:
      model.health.printer.slips_since_near_end = 0;
      return;
    case flows::Order::Close:
    case flows::Order::Reopen:
      model.standing.closed = outcome.order == flows::Order::Close;
      return keep_standing(model, effects);
    case flows::Order::StartEmergency:
      return begin_emergency(model, "staff", effects);
    case flows::Order::EndEmergency:
      return end_emergency(model, who, effects);
    case flows::Order::UseSettings:
      model.settings.languages = outcome.settings.languages;
      model.settings.volume = outcome.settings.volume;
      model.settings.faces = outcome.settings.faces;
      model.session.hearing.volume = outcome.settings.volume;  // so that staff hear it
      effects.emplace_back(outcome.settings);
      return;
  }
}

void on_emergency(Model& model, const messages::EmergencyChanged& changed,
                  std::vector<Effect>& effects) {
  if (changed.on) begin_emergency(model, changed.source, effects);
}

void keep_visitors_out(Model& model) {
  if (may_serve(model) || any_staff(model)) return;
  const auto& screen = model.screen;
  const bool allowed = is_at_rest(model) || std::holds_alternative<flows::staff::SignIn>(screen) ||
                       std::holds_alternative<flows::home::StillThere>(screen);
  if (!allowed) end_visit(model);
}

void watch_staff(Model& model) {
  auto& session = model.session;
  if (any_staff(model) && !session.staff) return end_visit(model);
  if (!session.staff) return;
  if (!any_staff(model)) return session.staff.reset();
  const bool idle = model.steady - session.last_activity >= model.settings.staff_idle;
  const bool too_long = model.steady - session.staff->since >= model.settings.staff_longest;
  if (idle || too_long) end_visit(model);
}

}  // namespace kiosk::app
