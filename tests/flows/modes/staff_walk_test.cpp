// Staff's work without touching or seeing the screen: the way in, and everything behind it.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/mode_walker.h"

namespace {

namespace domain = kiosk::domain;
namespace m = kiosk::messages;
using kiosk::ui::TactileKey;
using tests::Mode;
using tests::ModeWalker;
using tests::Visit;
using tests::Walk;
using namespace std::chrono_literals;

std::string ticket_control() {
  return "tickets." + to_string(tests::sample_ticket().request.id);
}

/// Everything of the menu, from there on: a new entry adds its line here.
std::vector<Walk> deeds() {
  return {
      {"a new roll",
       {"menu.roll", "roll.next", "roll.next", "roll.next", "roll.print"},
       "staff.roll_change"},
      {"a reprint", {"menu.tickets", ticket_control(), "case.reprint"}, "staff.ticket_case"},
      {"a ticket made void",
       {"menu.tickets", ticket_control(), "case.void", "confirm.mistake"},
       "staff.confirm"},
      {"the state of the printer", {"menu.status", "staff.ask_printer"}, "staff.status"},
      {"a test slip", {"menu.devices", "devices.print"}, "staff.devices"},
      {"the test of the sound", {"menu.devices", "devices.sound"}, "staff.devices"},
      {"the test of the screen",
       {"menu.devices", "devices.screen", "screen_test.6", "screen_test.19", "nav.back"},
       "staff.devices"},
      {"the buttons of the box",
       {"menu.devices", "devices.teach", "teach.buttons.5", "teach.again", "nav.back"},
       "staff.devices"},
      {"the figures of the day", {"menu.day"}, "staff.day"},
      {"the first language", {"menu.settings", "preferences.language.en"}, "staff.preferences"},
      {"the first volume", {"menu.settings", "preferences.volume.5"}, "staff.preferences"},
      {"the clock", {"menu.settings", "preferences.clock", "confirm.checked"}, "staff.confirm"},
      {"a look and out again", {"menu.status", "nav.back", "menu.leave"}, "home.attract"},
      {"a restart", {"menu.restart", "confirm.update"}, "staff.confirm"},
      {"closing", {"menu.close", "confirm.cleaning"}, "home.out_of_service"},
      {"an emergency", {"menu.emergency", "confirm.fire"}, "home.evacuate"},
  };
}

m::Scanned badge() {
  return {.scan = domain::Code{domain::BadgeCode{.officer = "PTG-0012",
                                                 .expires = *kiosk::parse_date("2027-12-31")}}};
}

/// One round of what ledger and printer answer; false when nobody waits for them.
bool answer_once(Visit& visit) {
  const bool recorded = !visit.record_asked().empty();
  if (recorded) visit.keep();
  const auto lists = visit.all<m::ListTickets>();
  const auto counts = visit.all<m::CountDay>();
  const auto voids = visit.all<m::VoidTicket>();
  const auto slips = visit.all<m::PrintSlip>();
  visit.forget_effects();
  if (!lists.empty()) {
    visit.apply(m::TicketsListed{.tickets = {{.ticket = tests::sample_ticket(),
                                              .print_state = domain::PrintState::Printed}}});
  }
  if (!counts.empty()) visit.apply(m::DayCounted{});
  for (const auto& one : voids) {
    visit.apply(m::TicketVoided{.ticket = one.ticket, .error = std::nullopt});
  }
  if (!slips.empty()) visit.end_slip(drivers::printer::Outcome::Printed);
  return recorded || !lists.empty() || !counts.empty() || !voids.empty() || !slips.empty();
}

void enter_pin(Visit& visit, ModeWalker& walker) {
  REQUIRE(visit.screen() == "staff.sign_in");
  visit.apply(m::HeadphonesReported{.plugged = true});  // a PIN's digits are for no other ear
  walker.type("654321");
  walker.reach("sign_in.submit");
  const auto checks = visit.all<m::CheckPin>();
  REQUIRE(checks.size() == 1);
  CHECK(checks[0].badge == "PTG-0012");
  CHECK(checks[0].code.view() == "654321");
  visit.apply(m::PinChecked{
      .attempt = checks[0].attempt, .verdict = m::PinVerdict::Accepted, .who = "PTG-0012"});
  REQUIRE(visit.screen() == "staff.menu");
  visit.forget_effects();
}

/// What is said or sounds comes with every touch, whether it does anything or not.
bool does_something(const m::Effect& effect) {
  return !holds_alternative<m::Speak>(effect) && !holds_alternative<m::StopSpeech>(effect) &&
         !holds_alternative<m::Play>(effect);
}

/// Every control has to do something: a screen's name alone would not tell.
void walk_as_staff(Visit& visit, ModeWalker& walker, const std::vector<std::string>& controls) {
  for (const auto& control : controls) {
    INFO(control);
    walker.approach(control);
    visit.forget_effects();
    const auto before = visit.tree();  // not earlier: the test of the devices counts every key
    walker.reach(control);
    bool done = std::ranges::any_of(visit.effects(), does_something);
    while (answer_once(visit)) done = true;
    CHECK((done || visit.tree() != before));
  }
}

void do_everything(Mode mode, const kiosk::ui::Panel& panel) {
  for (const auto& deed : deeds()) {
    INFO(deed.name);
    Visit visit;
    ModeWalker walker{visit, mode, panel};
    visit.apply(badge());
    walker.reach("receipt.sign_in");
    enter_pin(visit, walker);
    visit.apply(m::DeviceReported{.device = m::Device::Buttons, .state = m::DeviceState::Ready});
    walk_as_staff(visit, walker, deed.controls);
    CHECK(visit.screen() == deed.last_screen);
  }
}

void press_help(ModeWalker& walker, int times) {
  for (int i = 0; i < times; ++i) walker.press(TactileKey::Help);
}

}  // namespace

TEST_CASE("staff do everything of their menu by eight keys with the screen dark (A07)",
          "[modes][staff]") {
  do_everything(Mode::EightKeys, tests::portrait_panel);
}

TEST_CASE("staff do everything of their menu by two switches (A07)", "[modes][staff]") {
  do_everything(Mode::TwoSwitches, tests::landscape_panel);
}

TEST_CASE("every entry of the staff's menu is walked", "[modes][staff]") {
  Visit visit;
  visit.sign_in();
  const auto all = deeds();
  const auto menu = visit.tree();
  const auto* list = visit.node(menu, "menu.list");
  REQUIRE(list != nullptr);
  CHECK_FALSE(list->children.empty());
  for (const auto& entry : list->children) {
    INFO(entry.id);
    CHECK(std::ranges::any_of(all,
                              [&](const Walk& deed) { return deed.controls.front() == entry.id; }));
  }
}

TEST_CASE("a badge opens the sign-in of a kiosk that serves nobody, and keys do the rest (A07)",
          "[modes][staff]") {
  const auto mode = GENERATE(Mode::EightKeys, Mode::TwoSwitches);
  const bool emergency = GENERATE(true, false);
  Visit visit;
  visit.apply(m::StandingRestored{.standing = {.emergency = emergency, .closed = !emergency}});
  ModeWalker walker{visit, mode};
  visit.apply(badge());
  enter_pin(visit, walker);
  walk_as_staff(visit, walker,
                emergency ? std::vector<std::string>{"menu.emergency", "confirm.safe"}
                          : std::vector<std::string>{"menu.close", "confirm.ready"});
  CHECK(visit.screen() == "home.attract");
  CHECK(visit.model().standing == m::Standing{});
}

TEST_CASE("no code but a badge opens anything on a kiosk that serves nobody", "[modes][staff]") {
  for (const bool emergency : {true, false}) {
    Visit visit;
    visit.apply(m::StandingRestored{.standing = {.emergency = emergency, .closed = !emergency}});
    const auto before = visit.screen();
    visit.apply(m::Scanned{.scan = domain::UnknownCode{}});
    visit.apply(m::Scanned{.scan = domain::Code{domain::TicketCode{
                               .kiosk = "K01", .date = *kiosk::parse_date("2026-11-23")}}});
    CHECK(visit.screen() == before);
  }
}

TEST_CASE("an expired badge opens the sign-in without a name, and says that it was refused",
          "[modes][staff]") {
  Visit visit;
  visit.set_clock("2028-01-03T09:00:00+07:00");
  visit.apply(badge());
  visit.tap("receipt.sign_in");
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.badge.refused"));
  CHECK(visit.says("sign_in.hint") == visit.word("sign_in.hint"));
}

TEST_CASE("the help key pressed five times within four seconds opens the sign-in (A07)",
          "[modes][staff]") {
  Visit visit;
  ModeWalker walker{visit, Mode::EightKeys};
  press_help(walker, 5);
  CHECK(visit.screen() == "staff.sign_in");
  walker.press(TactileKey::Back);
  CHECK_FALSE(visit.screen().starts_with("staff."));
  walker.reach("attract.start");
  press_help(walker, 5);
  CHECK(visit.screen() == "staff.sign_in");
}

TEST_CASE("fewer presses, slow ones, and others between open no sign-in", "[modes][staff]") {
  Visit slow;
  ModeWalker walker{slow, Mode::EightKeys};
  press_help(walker, 4);
  slow.wait(5s);
  press_help(walker, 4);
  CHECK_FALSE(slow.screen().starts_with("staff."));
  Visit mixed;
  ModeWalker other{mixed, Mode::EightKeys};
  press_help(other, 4);
  other.press(TactileKey::Repeat);
  press_help(other, 4);
  CHECK_FALSE(mixed.screen().starts_with("staff."));
}
