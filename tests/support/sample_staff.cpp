#include "tests/support/sample_staff.h"

namespace tests {
namespace {

namespace app = kiosk::app;
namespace flows = kiosk::flows;
namespace m = kiosk::messages;
namespace staff = kiosk::flows::staff;
using namespace std::chrono_literals;

app::Model visiting(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{}};
  model.screen = std::move(screen);
  return model;
}

app::Model emergency() {
  auto model = booted_model();
  model.standing.emergency = true;
  model.screen = flows::home::Evacuate{};
  return model;
}

app::Model closed() {
  auto model = booted_model();
  model.standing.closed = true;
  model.screen = flows::home::OutOfService{};
  return model;
}

app::Model signing_in(staff::SignInPhase phase, m::PinVerdict verdict, std::size_t digits) {
  staff::SignIn state{.code = kiosk::PrivateText{std::string(digits, '7')},
                      .badge = {},
                      .attempt = 1,
                      .phase = phase,
                      .verdict = verdict,
                      .try_again_at = verdict == m::PinVerdict::Wait ? 15s : 0s};
  return visiting(std::move(state));
}

app::Model confirming(staff::Task task, flows::KeepPhase phase = flows::KeepPhase::None) {
  staff::Confirm state{.task = task, .ticket = {}, .number = "A-012"};
  state.act.keeping.phase = phase;
  return signed_in(std::move(state));
}

app::Model changing_roll(staff::RollStep step, flows::PaperPhase paper) {
  staff::RollChange state{.step = step};
  state.paper.phase = paper;
  return signed_in(std::move(state));
}

m::DayCounted figures() {
  return {.prints = {{"printed", 118}, {"failed", 2}, {"unknown", 1}},
          .records = {{"precheck", 14}, {"staff_called", 2}},
          .reports = {{"PENGADUAN", 3}, {"SARAN", 5}, {"APRESIASI", 2}},
          .void_tickets = 1,
          .cancelled_tickets = 3,
          .journal_depth = 512,
          .journal_unsent = 512,
          .journal_head = "0190163d8694739b",
          .voices_depth = 41,
          .voices_unsent = 41,
          .voices_head = "aea5966c26f8ad91"};
}

/// What the screen's own devices tell when all is not well.
app::Model with_screen_trouble(flows::Screen screen, m::DeviceState touch) {
  auto model = signed_in(std::move(screen));
  model.health.touch = touch;
  model.health.display = m::DeviceState::OtherSize;
  return model;
}

std::vector<SampleState> visitors_states() {
  auto called = visiting(flows::home::HelpCall{
      .phase = flows::home::CallPhase::Called, .reason = "help", .called_at = 0s});
  auto errands = visiting(flows::home::Errands{});
  errands.trail.clear();
  errands.now = *kiosk::parse_instant("2026-11-22T10:00:00+07:00");
  return {{"home.errands.closed", std::move(errands)},
          {"home.call_staff", visiting(flows::home::HelpCall{})},
          {"home.call_staff.called", std::move(called)},
          {"home.evacuate", emergency()},
          {"home.out_of_service", closed()}};
}

std::vector<SampleState> sign_in_states() {
  using staff::SignInPhase;
  auto during_emergency = signing_in(SignInPhase::Typing, m::PinVerdict::Wrong, 3);
  during_emergency.standing.emergency = true;
  return {{"staff.sign_in", signing_in(SignInPhase::Typing, m::PinVerdict::Wrong, 0)},
          {"staff.sign_in.typed", signing_in(SignInPhase::Typing, m::PinVerdict::Wrong, 8)},
          {"staff.sign_in.checking", signing_in(SignInPhase::Checking, m::PinVerdict::Wrong, 0)},
          {"staff.sign_in.wait", signing_in(SignInPhase::Answered, m::PinVerdict::Wait, 0)},
          {"staff.sign_in.locked", signing_in(SignInPhase::Answered, m::PinVerdict::Locked, 0)},
          {"staff.sign_in.no_pins", signing_in(SignInPhase::Answered, m::PinVerdict::NoPins, 0)},
          {"staff.sign_in.emergency", std::move(during_emergency)}};
}

staff::Teach taught() {
  return {.buttons = 3,
          .codes = {2, 3, 4},
          .act = {.action = "teach_faces", .keeping = {.phase = flows::KeepPhase::Kept}},
          .kept = true};
}

}  // namespace

app::Model signed_in(flows::Screen screen) {
  auto model = booted_model();
  model.session.staff = flows::StaffSession{.who = "PTG-0012", .since = model.steady};
  model.screen = staff::Menu{};
  if (!std::holds_alternative<staff::Menu>(screen)) {
    model.trail = {staff::Menu{}};
    model.screen = std::move(screen);
  }
  return model;
}

std::vector<SampleState> staff_sample_states() {
  const m::ListedTicket listed{.ticket = sample_ticket(),
                               .print_state = kiosk::domain::PrintState::Printed};
  auto calls = signed_in(staff::StatusPage{});
  calls.staff_calls = {{.reason = "security", .at = 0s, .time = calls.now},
                       {.reason = "wheelchair", .at = 0s, .time = calls.now - 3min}};
  auto menu = signed_in(staff::Menu{});
  auto menu_in_emergency = menu;
  menu_in_emergency.standing.emergency = true;
  std::vector<SampleState> states{
      {"staff.menu", std::move(menu)},
      {"staff.menu.emergency", std::move(menu_in_emergency)},
      {"staff.status.calls", std::move(calls)},
      {"staff.confirm.close", confirming(staff::Task::Close)},
      {"staff.confirm.emergency", confirming(staff::Task::StartEmergency)},
      {"staff.confirm.void", confirming(staff::Task::VoidTicket)},
      {"staff.confirm.refused", confirming(staff::Task::Restart, flows::KeepPhase::Refused)},
      {"staff.roll_change.open", changing_roll(staff::RollStep::Open, flows::PaperPhase::None)},
      {"staff.roll_change.test", changing_roll(staff::RollStep::Test, flows::PaperPhase::None)},
      {"staff.roll_change.failed", changing_roll(staff::RollStep::Test, flows::PaperPhase::Failed)},
      {"staff.roll_change.done", changing_roll(staff::RollStep::Done, flows::PaperPhase::Printed)},
      {"staff.devices", signed_in(staff::Devices{})},
      {"staff.devices.touch_lost", with_screen_trouble(staff::Devices{}, m::DeviceState::Lost)},
      {"staff.status.touch_stuck", with_screen_trouble(staff::StatusPage{}, m::DeviceState::Stuck)},
      {"staff.screen_test", signed_in(staff::ScreenTest{.touched = 5})},
      {"staff.teach", signed_in(staff::Teach{})},
      {"staff.teach.press", signed_in(staff::Teach{.buttons = 5, .codes = {2, 3, 4, 5}})},
      {"staff.teach.done", signed_in(taught())},
      {"staff.tickets", signed_in(staff::Tickets{.listed = {{listed}}})},
      {"staff.tickets.none", signed_in(staff::Tickets{.listed = std::vector<m::ListedTicket>{}})},
      {"staff.ticket_case", signed_in(staff::TicketCase{.listed = listed})},
      {"staff.day", signed_in(staff::DayPage{.counted = figures()})},
      {"staff.preferences", signed_in(staff::Preferences{})}};
  for (auto* more : {&visitors_states, &sign_in_states}) {
    for (auto& state : (*more)()) states.push_back(std::move(state));
  }
  return states;
}

}  // namespace tests
