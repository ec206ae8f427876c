#include <algorithm>
#include <cstddef>
#include <iterator>
#include <utility>

#include "kiosk/app/learn.h"
#include "kiosk/app/model.h"
#include "kiosk/app/modes.h"
#include "kiosk/app/moves.h"
#include "kiosk/app/staff.h"
#include "kiosk/app/voice.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/traits.h"
#include "kiosk/records/pulse.h"
#include "kiosk/records/staff.h"

namespace kiosk::app {
namespace {

using messages::Effect;
using messages::Event;

constexpr std::size_t identities_wanted = 4;

/// Controls that are the same on every screen. True when the tap was one of them.
bool frame_tap(Model& model, const messages::Tapped& tap) {
  if (choose_mode(model, tap)) return true;
  if (tap.id == "nav.back") {
    if (flows::traits_of(model.screen).keeps_back) return false;
    return go_back(model), true;
  }
  if (tap.id == "nav.home") return go_home(model), true;
  if (tap.id == "page.next" || tap.id == "page.previous") {
    model.session.first_row = std::clamp(std::atoi(tap.value.c_str()), 0, 10'000);
    model.session.focus.clear();
    return true;
  }
  if (tap.id == "tools.display") {
    if (!std::holds_alternative<flows::home::Display>(model.screen)) {
      push(model, flows::home::Display{});
    }
    return true;
  }
  if (tap.id == "tools.help") {
    const bool calling = std::holds_alternative<flows::home::HelpCall>(model.screen);
    if (may_serve(model) && !calling && !is_for_staff(model.screen)) {
      push(model, flows::home::HelpCall{});
    }
    return true;
  }
  if (tap.id == "tools.repeat") return true;  // the voice does it
  if (tap.id == "staff.open") return open_staff(model), true;
  return false;
}

flows::Outcome ask(const flows::World& world, const flows::Screen& asked, const Event& event) {
  return std::visit(
      [&](const auto& screen) { return flows::Outcome{update(world, screen, event)}; }, asked);
}

template <class... Kinds>
bool is_any_of(const Event& event) {
  return (messages::holds_alternative<Kinds>(event) || ...);
}

/// Somebody asked for it and waits.
bool is_answer(const Event& event) {
  using namespace messages;
  return is_any_of<TicketIssued, TicketRefused, TicketCancelled, TicketFound, TicketVoided,
                   RecordKept, RecordRefused, ComplaintKept, SlipEnded, SpentReported>(event);
}

/// An answer is for the screen that asked, also while the display's tools, the call for help or the
/// question whether somebody is there stand before it. It may become another one, or give an order;
/// where else it would go is not for a screen that nobody sees.
void answer_covered(Model& model, const Event& event, const ui::Words& words,
                    std::vector<Effect>& effects) {
  if (!is_answer(event)) return;
  const auto world = world_of(model, words);
  std::vector<flows::Outcome> outcomes;
  for (std::size_t i = 0; i < model.trail.size(); ++i) {
    auto outcome = ask(world, model.trail[i], event);
    if (auto& next = outcome.screen; outcome.move == flows::Move::Replace && next) {
      model.trail[i] = std::move(*next);
      next.reset();
      outcome.move = flows::Move::Stay;
      if (flows::traits_of(model.trail[i]).is_final) {
        model.trail.erase(model.trail.begin(),
                          model.trail.begin() + static_cast<std::ptrdiff_t>(std::exchange(i, 0)));
      }
    } else if (outcome.order == flows::Order::None) {
      continue;
    }
    outcomes.push_back(std::move(outcome));
  }
  // Afterwards: an order may end the visit, and the trail with it.
  for (auto& outcome : outcomes) follow(model, std::move(outcome), effects);
}

/// Whoever listens needs more time, as in a form; it counts from the end of what is said (A13).
void watch_idle(Model& model) {
  const auto& speech = model.session.speech;
  const bool listening = model.session.hearing.on;
  // Whoever pressed a key at the start, or changed the language of the closed screen, has gone.
  const bool nobody_began = std::holds_alternative<flows::home::Attract>(model.screen) && listening;
  const bool closed = std::holds_alternative<flows::home::OutOfService>(model.screen);
  const auto idle_since = std::max(model.session.last_activity, speech.quiet_since);
  if ((nobody_began || closed) && !speech.speaking &&
      model.steady - idle_since >= model.settings.warn_after) {
    return end_visit(model);
  }
  if (flows::traits_of(model.screen).ends_itself || model.session.staff ||
      (listening && speech.speaking))
    return;
  const bool form = flows::traits_of(model.screen).is_form || listening;
  const auto limit = form ? model.settings.form_warn_after : model.settings.warn_after;
  if (model.steady - idle_since < limit) return;
  const auto alert = form ? model.settings.form_leave_after : model.settings.leave_after;
  push(model, flows::home::StillThere{.since = model.steady, .alert_for = alert});
}

void note_slips(Model& model, std::vector<Effect>& effects) {
  std::vector<Effect> records;
  for (const auto& effect : effects) {
    if (const auto* slip = get_if<messages::PrintSlip>(&effect)) {
      model.slips.push_back({.subject = slip->subject,
                             .job = slip->job,
                             .kind = slip->kind,
                             .for_staff = slip->for_staff});
      if (slip->kind != messages::SlipKind::Ticket) continue;
      records.emplace_back(messages::RecordPrintState{
          .ticket = slip->subject, .state = domain::PrintState::Printing, .now = model.now});
    }
  }
  effects.insert(effects.end(), records.begin(), records.end());
}

/// The faces rest for a moment after each press that is kept (5 s).
void note_faces(Model& model, const std::vector<Effect>& effects) {
  for (const auto& effect : effects) {
    const auto* record = get_if<messages::KeepRecord>(&effect);
    if (record == nullptr || record->fact.kind != records::kinds::pulse) continue;
    model.face_kept_at = model.steady;
  }
}

/// Calls for staff become facts; a hammered button is one call.
void note_staff_calls(Model& model, std::vector<Effect>& effects) {
  std::vector<Effect> others;
  for (auto& effect : effects) {
    const auto* call = get_if<messages::CallStaff>(&effect);
    if (call == nullptr) {
      others.push_back(std::move(effect));
      continue;
    }
    auto& calls = model.staff_calls;
    const bool again = std::ranges::any_of(calls, [&](const messages::StaffCall& before) {
      return before.reason == call->reason && model.steady - before.at < between_staff_calls;
    });
    if (again) continue;
    calls.insert(calls.begin(), {.reason = call->reason, .at = model.steady, .time = model.now});
    if (calls.size() > staff_calls_kept) calls.pop_back();
    others.emplace_back(
        messages::RecordFact{.fact = records::staff_called_fact(call->reason), .now = model.now});
  }
  effects = std::move(others);
}

}  // namespace

Step start(flows::Settings settings, flows::CodeKeys keys) {
  Step step;
  step.model.settings = std::move(settings);
  step.model.keys = std::move(keys);
  end_visit(step.model);
  step.model.identities_asked = true;
  step.effects = {messages::MakeIdentities{}, messages::AskPrinter{}};
  return step;
}

Step update(Model model, const Event& event, const ui::Words& words) {
  Step step{.model = std::move(model), .effects = {}};
  auto& next = step.model;
  const auto heard = listen(next, event, words);
  learn(next, event, step.effects);
  count_knocks(next, event);
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || !frame_tap(next, *tap)) {
    answer_covered(next, event, words, step.effects);
    follow(next, ask(world_of(next, words), next.screen, event), step.effects);
  }
  if (holds_alternative<messages::Tick>(event)) watch_idle(next);
  watch_staff(next);
  keep_visitors_out(next);
  note_staff_calls(next, step.effects);
  speak(next, heard, event, words, step.effects);
  note_slips(next, step.effects);
  note_faces(next, step.effects);
  const auto fewest = std::min(next.identities.size(), next.voice_identities.size());
  if (fewest < identities_wanted && !next.identities_asked) {
    next.identities_asked = true;
    step.effects.emplace_back(messages::MakeIdentities{});
  }
  return step;
}

}  // namespace kiosk::app
