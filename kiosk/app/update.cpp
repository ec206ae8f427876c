#include <algorithm>
#include <utility>

#include "kiosk/app/model.h"
#include "kiosk/base/overloaded.h"
#include "kiosk/flows/outcome.h"

namespace kiosk::app {
namespace {

using flows::Move;
using messages::Effect;
using messages::Event;

constexpr std::size_t longest_trail = 16;
constexpr std::size_t identities_wanted = 4;

void end_visit(Model& model) {
  model.session = {};
  model.session.appearance.language = model.settings.languages.front();
  model.session.last_activity = model.steady;
  model.trail.clear();
  model.screen = flows::home::Attract{};
}

void show(Model& model, flows::Screen screen) {
  model.screen = std::move(screen);
  model.session.first_row = 0;
  model.session.focus.clear();
}

void go_back(Model& model) {
  if (model.trail.empty()) return end_visit(model);
  auto before = std::move(model.trail.back());
  model.trail.pop_back();
  show(model, std::move(before));
}

void go_home(Model& model) {
  model.trail.clear();
  show(model, flows::home::Errands{});
}

void push(Model& model, flows::Screen screen) {
  if (model.trail.size() == longest_trail) model.trail.erase(model.trail.begin());
  model.trail.push_back(std::move(model.screen));
  show(model, std::move(screen));
}

/// A number that was given is final: back must not lead into the questions before it.
bool is_final(const flows::Screen& screen) {
  return std::holds_alternative<flows::queue::Issuing>(screen);
}

void follow(Model& model, flows::Outcome outcome, std::vector<Effect>& effects) {
  if (outcome.identity_used) model.identities.erase(model.identities.begin());
  switch (outcome.move) {
    case Move::Stay:
      break;
    case Move::Replace:
      if (is_final(*outcome.screen)) {
        model.trail.clear();
        model.screen = std::move(*outcome.screen);
      } else if (model.screen.index() == outcome.screen->index()) {
        model.screen = std::move(*outcome.screen);
      } else {
        show(model, std::move(*outcome.screen));
      }
      break;
    case Move::Push:
      push(model, std::move(*outcome.screen));
      break;
    case Move::Back:
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

/// Controls that are the same on every screen. True when the tap was one of them.
bool frame_tap(Model& model, const messages::Tapped& tap) {
  auto& appearance = model.session.appearance;
  if (tap.id == "nav.back") return go_back(model), true;
  if (tap.id == "nav.home") return go_home(model), true;
  if (tap.id == "page.next" || tap.id == "page.previous") {
    model.session.first_row = std::clamp(std::atoi(tap.value.c_str()), 0, 10'000);
    model.session.focus.clear();
    return true;
  }
  if (tap.id.starts_with("tools.language.") || tap.id.starts_with("attract.language.")) {
    const auto language = domain::parse_language(tap.value);
    const auto& offered = model.settings.languages;
    if (language && std::find(offered.begin(), offered.end(), *language) != offered.end()) {
      appearance.language = *language;
    }
    return tap.id.starts_with("tools.");
  }
  if (tap.id.starts_with("display.size.") && tap.value.size() == 1) {
    appearance.text_size = static_cast<ui::TextSize>(std::clamp(tap.value[0] - '0', 0, 3));
    return true;
  }
  if (tap.id.starts_with("display.contrast.") && tap.value.size() == 1) {
    appearance.contrast = static_cast<ui::Contrast>(std::clamp(tap.value[0] - '0', 0, 3));
    return true;
  }
  if (tap.id == "tools.display") {
    if (!std::holds_alternative<flows::home::Display>(model.screen)) {
      push(model, flows::home::Display{});
    }
    return true;
  }
  if (tap.id == "tools.help") {
    const flows::home::AskDesk help{.errand = "help"};
    if (model.screen != flows::Screen{help}) push(model, help);
    return true;
  }
  if (tap.id == "staff.open") return push(model, flows::staff::Status{}), true;
  return false;
}

void on_tick(Model& model, const messages::Tick& tick, std::vector<Effect>& effects) {
  const auto offset = model.content ? model.content->office.utc_offset : UtcOffset{420};
  const bool new_day = to_local(model.now, offset).date != to_local(tick.now, offset).date;
  model.now = tick.now;
  model.steady = tick.steady;
  // Trouble with the disk may pass at any time; nobody has to restart for it.
  const bool ask_again = model.health.store.trouble && tick.steady.count() / 1000 % 5 == 0;
  if (new_day || ask_again) effects.emplace_back(messages::AskStore{.now = model.now});
}

bool asks_before_leaving(const flows::Screen& screen) {
  return !std::holds_alternative<flows::home::Attract>(screen) &&
         !std::holds_alternative<flows::home::StillThere>(screen) &&
         !std::holds_alternative<flows::queue::Issuing>(screen);
}

void watch_idle(Model& model) {
  if (!asks_before_leaving(model.screen)) return;
  if (model.steady - model.session.last_activity < model.settings.warn_after) return;
  push(model, flows::home::StillThere{.since = model.steady});
}

void on_printer(Model& model, const drivers::printer::Status& status,
                std::vector<Effect>& effects) {
  auto& printer = model.health.printer;
  if (printer.asked && printer.status.trouble != status.trouble) {
    effects.emplace_back(messages::RecordFact{
        .kind = "device_printer",
        .payload = std::string{R"({"trouble":")"} + name_of(status.trouble) + R"("})",
        .now = model.now});
  }
  if (status.paper != drivers::printer::Paper::NearEnd) printer.slips_since_near_end = 0;
  printer.status = status;
  printer.asked = true;
}

domain::PrintState state_of(drivers::printer::Outcome outcome) {
  switch (outcome) {
    case drivers::printer::Outcome::Printed:
      return domain::PrintState::Printed;
    case drivers::printer::Outcome::Failed:
      return domain::PrintState::Failed;
    case drivers::printer::Outcome::Unknown:
      return domain::PrintState::Unknown;
  }
  return domain::PrintState::Unknown;
}

void on_slip_ended(Model& model, const messages::SlipEnded& ended, std::vector<Effect>& effects) {
  const auto underway = std::find(model.slips.begin(), model.slips.end(),
                                  SlipUnderway{.ticket = ended.ticket, .job = ended.job});
  if (underway == model.slips.end()) return;
  model.slips.erase(underway);
  if (ended.report.may_have_left_marks) ++model.health.printer.slips_since_near_end;
  effects.emplace_back(messages::RecordPrintState{.ticket = ended.ticket,
                                                  .state = state_of(ended.report.outcome),
                                                  .trouble = ended.report.trouble,
                                                  .now = model.now});
  if (ended.report.outcome != drivers::printer::Outcome::Printed) {
    // Staff must come: the journal says so at once, whatever the visitor does.
    effects.emplace_back(messages::RecordFact{
        .kind = "staff_called",
        .payload = std::string{R"({"reason":"slip_)"} + name_of(ended.report.outcome) + R"("})",
        .now = model.now});
  }
}

void on_store(Model& model, const messages::StoreReported& report) {
  auto& store = model.health.store;
  store.opened = store.opened || !report.trouble;
  store.trouble = report.trouble;
  store.clock = report.clock;
  store.reserve_given_up = report.reserve_given_up;
  store.restarted_from_damage = report.restarted_from_damage;
  if (report.trouble) return;
  store.depth = report.depth;
  store.unsent = report.unsent;
  store.issued_today = report.issued_today;
}

void on_ticket(Model& model, const domain::Ticket& ticket) {
  ++model.health.store.issued_today[ticket.request.group];
  ++model.health.store.depth;
  ++model.health.store.unsent;
  model.health.store.trouble.reset();
  const bool soon = model.steady - model.last_ticket_at < row_of_tickets;
  model.tickets_in_a_row = soon ? model.tickets_in_a_row + 1 : 1;
  model.last_ticket_at = model.steady;
}

/// What the model itself learns from an event, before the screen sees it.
void learn(Model& model, const Event& event, std::vector<Effect>& effects) {
  const auto active = [&model] { model.session.last_activity = model.steady; };
  std::visit(Overloaded{
                 [&](const messages::Tick& tick) { on_tick(model, tick, effects); },
                 [&](const messages::Touched&) { active(); },
                 [&](const messages::Tapped&) { active(); },
                 [&](const messages::FocusMoved& moved) {
                   active();
                   model.session.focus = moved.id;
                 },
                 [&](const messages::ContentLoaded& loaded) {
                   model.content = loaded.content;
                   model.search = loaded.search;
                   model.content_digest = loaded.digest;
                   effects.emplace_back(messages::AskStore{.now = model.now});
                 },
                 [&](const messages::IdentitiesMade& made) {
                   model.identities.insert(model.identities.end(), made.ids.begin(),
                                           made.ids.end());
                   model.identities_asked = false;
                 },
                 [&](const messages::StoreReported& report) { on_store(model, report); },
                 [&](const messages::TicketIssued& issued) { on_ticket(model, issued.ticket); },
                 [&](const messages::TicketRefused& refused) {
                   if (refused.error != store::StoreError::Exhausted) {
                     model.health.store.trouble = refused.error;
                   }
                 },
                 [&](const messages::PrinterReported& report) {
                   on_printer(model, report.status, effects);
                 },
                 [&](const messages::SlipEnded& ended) { on_slip_ended(model, ended, effects); },
                 [&](const messages::Scanned&) { active(); },
                 [&](const messages::FacePressed&) { active(); },
             },
             event);
}

void note_slips(Model& model, std::vector<Effect>& effects) {
  std::vector<Effect> records;
  for (const auto& effect : effects) {
    if (const auto* slip = std::get_if<messages::PrintSlip>(&effect)) {
      model.slips.push_back({.ticket = slip->ticket, .job = slip->job});
      records.emplace_back(messages::RecordPrintState{
          .ticket = slip->ticket, .state = domain::PrintState::Printing, .now = model.now});
    }
  }
  effects.insert(effects.end(), records.begin(), records.end());
}

}  // namespace

Step start(flows::Settings settings) {
  Step step;
  step.model.settings = std::move(settings);
  end_visit(step.model);
  step.model.identities_asked = true;
  step.effects = {messages::MakeIdentities{}, messages::AskPrinter{}};
  return step;
}

Step update(Model model, const Event& event, const ui::Words& words) {
  Step step{.model = std::move(model), .effects = {}};
  auto& next = step.model;
  learn(next, event, step.effects);
  const auto* tap = std::get_if<messages::Tapped>(&event);
  if (tap == nullptr || !frame_tap(next, *tap)) {
    const auto world = world_of(next, words);
    auto outcome =
        std::visit([&](const auto& screen) { return flows::Outcome{update(world, screen, event)}; },
                   next.screen);
    follow(next, std::move(outcome), step.effects);
  }
  if (std::holds_alternative<messages::Tick>(event)) watch_idle(next);
  note_slips(next, step.effects);
  if (next.identities.size() < identities_wanted && !next.identities_asked) {
    next.identities_asked = true;
    step.effects.emplace_back(messages::MakeIdentities{});
  }
  return step;
}

}  // namespace kiosk::app
