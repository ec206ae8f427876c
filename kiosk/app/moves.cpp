#include "kiosk/app/moves.h"

#include <iterator>
#include <utility>

#include "kiosk/app/staff.h"
#include "kiosk/flows/traits.h"

namespace kiosk::app {
namespace {

using flows::Move;
using messages::Effect;

constexpr std::size_t longest_trail = 16;

void show(Model& model, flows::Screen screen) {
  model.screen = std::move(screen);
  model.session.first_row = 0;
  model.session.focus.clear();
}

/// Going back in a form loses nothing of what was answered further on. One screen after the other:
/// visiting both at once is thousands of pairs, a minute to compile.
void keep_draft(const flows::Screen& left, flows::Screen& before) {
  const auto keep_from = [&before]<class From>(const From& from) {
    if constexpr (requires { from.draft; }) {
      std::visit(
          [&from]<class To>(To& to) {
            if constexpr (requires { to.draft = from.draft; }) to.draft = from.draft;
          },
          before);
    }
  };
  std::visit(keep_from, left);
}

}  // namespace

bool is_same_place(const flows::Screen& left, const flows::Screen& right) {
  return left.index() == right.index() &&
         flows::traits_of(left).place == flows::traits_of(right).place;
}

flows::Screen resting_screen(const Model& model) {
  if (model.standing.emergency) return flows::home::Evacuate{.since = model.steady};
  if (model.standing.closed) return flows::home::OutOfService{};
  return flows::home::Attract{};
}

bool is_at_rest(const Model& model) {
  return model.screen.index() == resting_screen(model).index();
}

bool may_serve(const Model& model) {
  return !model.standing.emergency && !model.standing.closed;
}

bool is_for_staff(const flows::Screen& screen) {
  return flows::traits_of(screen).is_staff || std::holds_alternative<flows::staff::SignIn>(screen);
}

void end_visit(Model& model) {
  model.session = {};
  model.session.appearance.language = model.settings.languages.front();
  model.session.hearing.volume = model.settings.volume;
  // The way out of the building is read from as far as possible.
  if (model.standing.emergency) model.session.appearance.text_size = ui::TextSize::Largest;
  model.session.last_activity = model.steady;
  model.trail.clear();
  model.screen = resting_screen(model);
}

void go_back(Model& model) {
  if (model.trail.empty()) return end_visit(model);
  auto before = std::move(model.trail.back());
  model.trail.pop_back();
  keep_draft(model.screen, before);
  show(model, std::move(before));
}

void go_home(Model& model) {
  if (!may_serve(model)) return end_visit(model);
  model.trail.clear();
  show(model, flows::home::Errands{});
}

void push(Model& model, flows::Screen screen) {
  if (model.trail.size() == longest_trail) model.trail.erase(model.trail.begin());
  model.trail.push_back(std::move(model.screen));
  show(model, std::move(screen));
}

void follow(Model& model, flows::Outcome outcome, std::vector<Effect>& effects) {
  if (outcome.identity_used) model.identities.erase(model.identities.begin());
  carry_out(model, outcome, effects);
  if (outcome.voice_identity_used) model.voice_identities.erase(model.voice_identities.begin());
  switch (outcome.move) {
    case Move::Stay:
      break;
    case Move::Replace:
      if (!outcome.screen) break;
      if (flows::traits_of(*outcome.screen).is_final) model.trail.clear();
      if (is_same_place(model.screen, *outcome.screen)) {
        model.screen = std::move(*outcome.screen);
      } else {
        show(model, std::move(*outcome.screen));
      }
      break;
    case Move::Push:
      if (!outcome.screen) break;
      push(model, std::move(*outcome.screen));
      break;
    case Move::Back:
      if (outcome.screen) model.screen = std::move(*outcome.screen);
      go_back(model);
      break;
    case Move::Home:
      go_home(model);
      break;
    case Move::Leave:
      end_visit(model);
      effects.emplace_back(messages::StopSpeech{});
      break;
  }
  std::move(outcome.effects.begin(), outcome.effects.end(), std::back_inserter(effects));
}

}  // namespace kiosk::app
