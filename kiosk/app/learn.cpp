#include "kiosk/app/learn.h"

#include <algorithm>
#include <string>

#include "kiosk/app/modes.h"
#include "kiosk/app/moves.h"
#include "kiosk/app/staff.h"
#include "kiosk/base/overloaded.h"
#include "kiosk/flows/staff/act.h"
#include "kiosk/records/device.h"
#include "kiosk/records/staff.h"

namespace kiosk::app {
namespace {

using messages::Effect;
using messages::Event;

void on_tick(Model& model, const messages::Tick& tick, std::vector<Effect>& effects) {
  const auto offset = utc_offset_of(model);
  const bool new_day = to_local(model.now, offset).date != to_local(tick.now, offset).date;
  const bool back = tick.now < model.now;
  // Nobody can tell how long ago the last number was: whoever asks now is not made to wait.
  if (back) model.last_ticket_at = flows::never;
  model.now = tick.now;
  model.steady = tick.steady;
  const auto& face = model.face_kept_at;
  if (face && model.steady - *face >= flows::survey::lock_out) model.face_kept_at.reset();
  // Trouble with the disk may pass at any time; nobody has to restart for it.
  const auto second = tick.steady.count() / 1000;
  const bool closed = model.health.store.trouble || model.health.store.reserve_given_up;
  const bool ask_again = closed && second % 5 == 0;
  // A clock that was put right is believed again within a minute.
  const bool doubt =
      model.health.store.clock != domain::ClockVerdict::Plausible && second % 60 == 0;
  if (new_day || back || ask_again || doubt)
    effects.emplace_back(messages::AskStore{.now = model.now});
}

void on_printer(Model& model, const drivers::printer::Status& status,
                std::vector<Effect>& effects) {
  auto& printer = model.health.printer;
  if (printer.asked && printer.status.trouble != status.trouble) {
    effects.emplace_back(messages::RecordFact{
        .fact = records::printer_fact(name_of(status.trouble)), .now = model.now});
  }
  if (status.paper != drivers::printer::Paper::NearEnd) printer.slips_since_near_end = 0;
  printer.status = status;
  printer.asked = true;
}

messages::DeviceState& state_of(messages::Device device, flows::Health& health) {
  switch (device) {
    case messages::Device::Scanner:
      return health.scanner;
    case messages::Device::Buttons:
      return health.buttons;
    case messages::Device::Keys:
      return health.keys;
    case messages::Device::Headphones:
      return health.headphones;
    case messages::Device::Touch:
      return health.touch;
    case messages::Device::Display:
      break;
  }
  return health.display;
}

/// A panel whose cable has a bad contact comes and goes: that is one call.
constexpr std::chrono::minutes between_device_calls{10};

/// Without its touch panel a kiosk looks as always and answers nobody's finger.
bool calls_staff(const Model& model, const messages::DeviceReported& report) {
  using enum messages::DeviceState;
  const bool seen =
      report.device == messages::Device::Touch || report.device == messages::Device::Display;
  if (!seen || report.state == Ready || report.state == NotInstalled) return false;
  return std::ranges::none_of(model.staff_calls, [&](const messages::StaffCall& call) {
    return call.reason == name_of(report.device) && model.steady - call.at < between_device_calls;
  });
}

void on_device(Model& model, const messages::DeviceReported& report, std::vector<Effect>& effects) {
  using enum messages::DeviceState;
  auto& state = state_of(report.device, model.health);
  if (state == report.state) return;
  const bool first = state == NotInstalled && report.state == Ready;
  state = report.state;
  if (first) return;
  effects.emplace_back(messages::RecordFact{
      .fact = records::device_fact(name_of(report.device), name_of(report.state)),
      .now = model.now});
  if (calls_staff(model, report)) {
    effects.emplace_back(messages::CallStaff{.reason = name_of(report.device)});
  }
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

messages::RecordFact end_of(const messages::StaffSlip& slip, const messages::SlipEnded& ended,
                            Instant now) {
  return {.fact = records::fact_of(records::StaffAction{.who = slip.who,
                                                        .action = slip.action + "_ended",
                                                        .reason = name_of(ended.result.outcome),
                                                        .about = slip.about}),
          .now = now};
}

void on_slip_ended(Model& model, const messages::SlipEnded& ended, std::vector<Effect>& effects) {
  const auto underway =
      std::find_if(model.slips.begin(), model.slips.end(), [&](const SlipUnderway& slip) {
        return slip.subject == ended.subject && slip.job == ended.job;
      });
  if (underway == model.slips.end()) return;
  const auto slip = std::move(*underway);
  model.slips.erase(underway);
  if (ended.result.may_have_left_marks) ++model.health.printer.slips_since_near_end;
  if (slip.for_staff) effects.emplace_back(end_of(*slip.for_staff, ended, model.now));
  if (slip.kind != messages::SlipKind::Ticket) return;
  effects.emplace_back(messages::RecordPrintState{.ticket = ended.subject,
                                                  .state = state_of(ended.result.outcome),
                                                  .trouble = ended.result.trouble,
                                                  .now = model.now});
  if (ended.result.outcome != drivers::printer::Outcome::Printed) {
    // Staff must come: the journal says so at once, whatever the visitor does.
    effects.emplace_back(
        messages::CallStaff{.reason = std::string{"slip_"} + name_of(ended.result.outcome)});
  }
}

/// Somebody must come: without the disk there are no numbers and no forms.
void on_trouble(Model& model, std::optional<store::StoreError> trouble,
                std::vector<Effect>& effects) {
  auto& known = model.health.store.trouble;
  if (trouble && !known) effects.emplace_back(messages::CallStaff{.reason = "store"});
  known = trouble;
}

/// Numbers go on, and nothing is closed by such a clock: somebody must come and look at it.
void on_clock(Model& model, domain::ClockVerdict clock, std::vector<Effect>& effects) {
  auto& known = model.health.store.clock;
  const bool lost = domain::knows_the_day(known) && !domain::knows_the_day(clock);
  known = clock;
  if (lost) effects.emplace_back(messages::CallStaff{.reason = "clock"});
}

void on_store(Model& model, const messages::StoreReported& report, std::vector<Effect>& effects) {
  auto& store = model.health.store;
  store.opened = store.opened || !report.trouble;
  on_trouble(model, report.trouble, effects);
  if (report.trouble) return;
  on_clock(model, report.clock, effects);
  store.reserve_given_up = report.reserve_given_up;
  store.restarted_from_damage = report.restarted_from_damage;
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

void on_forgotten(Model& model, const messages::VisitsForgotten& forgotten) {
  model.staff_calls = forgotten.staff_calls;
  model.last_utterance = forgotten.last_utterance;
  model.last_ticket_at = forgotten.last_ticket_at;
  model.tickets_in_a_row = forgotten.tickets_in_a_row;
  model.health.printer.slips_since_near_end = forgotten.slips_since_near_end;
  model.health.sound.works = forgotten.sound_works;
}

}  // namespace

void learn(Model& model, const Event& event, std::vector<Effect>& effects) {
  learn_modes(model, event);
  const auto active = [&model] { model.session.last_activity = model.steady; };
  messages::visit(
      Overloaded{
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
            model.identities.insert(model.identities.end(), made.ids.begin(), made.ids.end());
            model.voice_identities.insert(model.voice_identities.end(), made.voice_ids.begin(),
                                          made.voice_ids.end());
            model.identities_asked = false;
          },
          [&](const messages::StoreReported& report) { on_store(model, report, effects); },
          [&](const messages::TicketIssued& issued) { on_ticket(model, issued.ticket); },
          [&](const messages::TicketRefused& refused) {
            if (!is_of_the_request(refused.error)) {
              on_trouble(model, refused.error, effects);
            }
          },
          [&](const messages::RecordKept&) {
            ++model.health.store.depth;
            ++model.health.store.unsent;
          },
          [&](const messages::ComplaintKept&) {
            ++model.health.store.depth;
            ++model.health.store.unsent;
          },
          [&](const messages::RecordRefused& refused) {
            if (!is_of_the_request(refused.error)) {
              on_trouble(model, refused.error, effects);
            }
          },
          [&](const messages::PrinterReported& report) {
            on_printer(model, report.status, effects);
          },
          [&](const messages::SlipEnded& ended) { on_slip_ended(model, ended, effects); },
          [&](const messages::Scanned&) { active(); },
          [&](const messages::DeviceReported& report) { on_device(model, report, effects); },
          [&](const messages::LinkReported& report) { model.health.link = report; },
          [&](const messages::FacePressed&) { active(); },
          [&](const messages::ButtonPressed&) { active(); },
          [&](const messages::KeyPressed&) { active(); },
          [&](const messages::EmergencyChanged& changed) { on_emergency(model, changed, effects); },
          [&](const messages::StandingRestored& restored) {
            model.standing = restored.standing;
            end_visit(model);
          },
          [&](const messages::VisitsForgotten& forgotten) { on_forgotten(model, forgotten); },
          // The voice's ends, the modes', and what screens asked for.
          [](const OneOf<messages::TicketCancelled, messages::TicketFound, messages::SpentReported,
                         messages::SpeechEnded, messages::HeadphonesReported, messages::PinChecked,
                         messages::SettingsKept, messages::TicketsListed, messages::TicketVoided,
                         messages::DayCounted> auto&) {},
      },
      event);
}

}  // namespace kiosk::app
