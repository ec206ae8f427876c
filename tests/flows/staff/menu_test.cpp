// Everything staff can do in their menu, and that it is recorded before it counts.

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/sample_staff.h"
#include "tests/support/visit.h"

namespace m = kiosk::messages;
using drivers::printer::Outcome;
using drivers::printer::Paper;
using drivers::printer::Readiness;
using drivers::printer::Trouble;
using tests::Visit;

namespace {

Visit signed_in() {
  Visit visit;
  visit.sign_in();
  visit.forget_effects();
  return visit;
}

bool recorded(const Visit& visit, const std::string& action, const std::string& reason) {
  const auto record = visit.record_asked();
  INFO(record);
  return record.starts_with("staff_action ") &&
         record.find("\"who\":\"PTG-0012\"") != record.npos &&
         record.find("\"action\":\"" + action + "\"") != record.npos &&
         record.find("\"reason\":\"" + reason + "\"") != record.npos;
}

/// The facts about staff's actions that nobody waits for.
std::vector<std::string> facts(const Visit& visit) {
  std::vector<std::string> payloads;
  for (const auto& fact : visit.all<m::RecordFact>()) {
    if (fact.fact.kind == "staff_action") payloads.push_back(fact.fact.payload);
  }
  return payloads;
}

std::string action(const char* name, const char* reason, const char* about) {
  return std::string{R"({"schema":1,"who":"PTG-0012","action":")"} + name + R"(","reason":")" +
         reason + R"(","about":")" + about + R"("})";
}

m::ListedTicket listed() {
  return {.ticket = tests::sample_ticket(), .print_state = kiosk::domain::PrintState::Printed};
}

void open_ticket(Visit& visit) {
  visit.tap("menu.tickets");
  REQUIRE(visit.all<m::ListTickets>().size() == 1);
  visit.apply(m::TicketsListed{.tickets = {listed()}});
  visit.tap("tickets." + to_string(listed().ticket.request.id));
}

/// Up to the test slip.
void change_roll(Visit& visit) {
  visit.tap("menu.roll");
  for (int step = 0; step < 3; ++step) visit.tap("roll.next");
  visit.tap("roll.print");
}

void refuse_record(Visit& visit) {
  const auto records = visit.all<m::KeepRecord>();
  REQUIRE_FALSE(records.empty());
  visit.apply(
      m::RecordRefused{.id = records.back().id, .error = kiosk::store::StoreError::DiskFull});
}

}  // namespace

TEST_CASE("a new roll counts only when the printer proved its test slip and it is recorded",
          "[staff]") {
  auto visit = signed_in();
  visit.arrange().health.printer.slips_since_near_end = 20;
  change_roll(visit);
  CHECK(visit.record_asked().empty());
  visit.end_slip(Outcome::Unknown, Trouble::NoReply);
  CHECK(visit.record_asked().empty());
  CHECK(visit.title() != visit.word("roll.done"));
  visit.tap("roll.print");
  visit.end_slip(Outcome::Printed);
  CHECK(recorded(visit, "roll_changed", "test_printed"));
  CHECK(visit.model().health.printer.slips_since_near_end > 0);
  visit.keep();
  CHECK(visit.model().health.printer.slips_since_near_end == 0);
  CHECK(visit.title() == visit.word("roll.done"));
}

TEST_CASE("while the cover is open the test slip cannot be printed", "[staff]") {
  auto visit = signed_in();
  visit.printer_says(Readiness::NotReady, Trouble::CoverOpen);
  visit.tap("menu.roll");
  for (int step = 0; step < 3; ++step) visit.tap("roll.next");
  CHECK_FALSE(visit.offers("roll.print"));
  visit.printer_says(Readiness::Ready);
  CHECK(visit.offers("roll.print"));
}

TEST_CASE("a reprint is recorded first, marked SALINAN and in the visitor's language", "[staff]") {
  auto visit = signed_in();
  open_ticket(visit);
  visit.tap("case.reprint");
  CHECK(recorded(visit, "reprint", ""));
  CHECK(visit.all<m::PrintSlip>().empty());
  visit.keep();
  const auto slips = visit.all<m::PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].kind == m::SlipKind::Other);
  const auto text = tests::slip_text(slips[0].document);
  CHECK(text.find("SALINAN") != std::string::npos);
  CHECK(text.find("A-012") != std::string::npos);
}

TEST_CASE("what became of a reprint is recorded, also when staff have left meanwhile", "[staff]") {
  auto visit = signed_in();
  open_ticket(visit);
  visit.tap("case.reprint");
  visit.keep();
  CHECK(facts(visit).empty());
  visit.tap("nav.home");
  REQUIRE_FALSE(visit.model().session.staff);
  visit.end_slip(Outcome::Unknown, Trouble::NoReply);
  REQUIRE(facts(visit).size() == 1);
  CHECK(facts(visit)[0] == action("reprint_ended", "unknown", "A-012"));
}

TEST_CASE("what became of a test slip is recorded: printed, failed or unknown", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.devices");
  visit.tap("devices.print");
  visit.keep();
  visit.end_slip(Outcome::Failed, Trouble::PaperOut);
  REQUIRE(facts(visit).size() == 1);
  CHECK(facts(visit)[0] == action("test_print_ended", "failed", ""));
  visit.forget_effects();
  visit.tap("nav.back");
  change_roll(visit);
  visit.end_slip(Outcome::Printed);
  REQUIRE(facts(visit).size() == 1);
  CHECK(facts(visit)[0] == action("roll_test_ended", "printed", ""));
}

TEST_CASE("a ticket is void only after its reason is recorded", "[staff]") {
  auto visit = signed_in();
  open_ticket(visit);
  visit.tap("case.void");
  visit.tap("confirm.duplicate");
  CHECK(recorded(visit, "void_ticket", "duplicate"));
  CHECK(visit.all<m::VoidTicket>().empty());
  visit.keep();
  REQUIRE(visit.all<m::VoidTicket>().size() == 1);
  CHECK(visit.all<m::VoidTicket>()[0].ticket == listed().ticket.request.id);
  visit.apply(m::TicketVoided{.ticket = listed().ticket.request.id, .error = std::nullopt});
  CHECK(visit.says("confirm.note") == visit.word("act.kept"));
}

TEST_CASE("a ticket that could not be made void is not called so", "[staff]") {
  auto visit = signed_in();
  open_ticket(visit);
  visit.tap("case.void");
  visit.tap("confirm.left");
  visit.keep();
  visit.apply(m::TicketVoided{.ticket = listed().ticket.request.id,
                              .error = kiosk::store::StoreError::DiskFull});
  CHECK(visit.says("confirm.note") == visit.word("confirm.failed"));
}

TEST_CASE("what cannot be recorded is not done", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.close");
  visit.tap("confirm.cleaning");
  refuse_record(visit);
  CHECK_FALSE(visit.model().standing.closed);
  CHECK(visit.says("confirm.note") == visit.word("act.refused"));
  visit.tap("confirm.cleaning");
  visit.keep();
  CHECK(visit.model().standing.closed);
}

TEST_CASE("a closed kiosk serves nobody until staff open it again", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.close");
  visit.tap("confirm.paper");
  CHECK(recorded(visit, "close", "paper"));
  visit.keep();
  CHECK(visit.screen() == "home.out_of_service");
  CHECK(visit.all<m::KeepStanding>().back().standing.closed);
  for (const auto* id :
       {"attract.start", "tools.help", "tools.display", "nav.home", "home.ticket"}) {
    visit.apply(m::Tapped{.id = id, .value = {}});
    CHECK(visit.screen() == "home.out_of_service");
  }
  visit.sign_in();
  visit.tap("menu.close");
  visit.tap("confirm.ready");
  CHECK(recorded(visit, "reopen", "ready"));
  visit.keep();
  CHECK(visit.screen() == "home.attract");
  CHECK_FALSE(visit.all<m::KeepStanding>().back().standing.closed);
}

TEST_CASE("a restart is recorded, then the program ends", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.restart");
  visit.tap("confirm.trouble");
  CHECK(recorded(visit, "restart", "trouble"));
  CHECK(visit.all<m::Restart>().empty());
  visit.keep();
  CHECK(visit.all<m::Restart>().size() == 1);
}

TEST_CASE("that the clock is right is recorded, then the ledger is told", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.settings");
  visit.tap("preferences.clock");
  visit.tap("confirm.checked");
  CHECK(recorded(visit, "confirm_clock", "checked"));
  CHECK(visit.all<m::ConfirmClock>().empty());
  visit.keep();
  CHECK(visit.all<m::ConfirmClock>().size() == 1);
}

TEST_CASE("the first language is recorded, used at once and kept", "[staff]") {
  using kiosk::domain::Language;
  auto visit = signed_in();
  visit.tap("menu.settings");
  visit.tap("preferences.language.en");
  CHECK(recorded(visit, "first_language", ""));
  CHECK(visit.model().settings.languages.front() == Language::Indonesian);
  visit.keep();
  CHECK(visit.model().settings.languages.front() == Language::English);
  REQUIRE(visit.all<m::KeepSettings>().size() == 1);
  visit.apply(m::SettingsKept{.kept = false});
  CHECK(visit.says("preferences.note") == visit.word("preferences.not_kept"));
}

TEST_CASE("the volume of new visits is recorded, used at once and kept", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.settings");
  visit.tap("preferences.volume.5");
  CHECK(recorded(visit, "first_volume", ""));
  CHECK(visit.model().settings.volume == kiosk::ui::usual_volume);
  visit.keep();
  REQUIRE(visit.all<m::KeepSettings>().size() == 1);
  CHECK(visit.all<m::KeepSettings>()[0].volume == 4);
  CHECK(visit.all<m::KeepSettings>()[0].languages == visit.model().settings.languages);
  visit.tap("nav.home");
  visit.wait(std::chrono::seconds{120});
  REQUIRE(visit.screen() == "home.attract");
  visit.forget_effects();
  visit.tap("attract.start");
  CHECK(visit.all<m::Play>().back().gain_db == 0);
}

TEST_CASE("the tests of the devices are recorded and show what came in", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.devices");
  visit.tap("devices.print");
  CHECK(recorded(visit, "test_print", ""));
  visit.keep();
  CHECK(visit.all<m::PrintSlip>().size() == 1);
  visit.end_slip(Outcome::Printed);
  visit.tap("devices.sound");
  CHECK(recorded(visit, "test_sound", ""));
  const auto spoken = visit.all<m::Speak>().size();
  visit.keep();
  CHECK(visit.all<m::Speak>().size() == spoken + 1);
  visit.apply(m::Scanned{.scan = kiosk::domain::PersonalNumber{}});
  CHECK(visit.says("devices.scanner").find('1') != std::string::npos);
  visit.apply(m::FacePressed{.face = 3});
  CHECK(visit.says("devices.faces").find('3') != std::string::npos);
  visit.apply(m::FacePressed{.face = m::neutral_face});
  CHECK(visit.says("devices.faces").find("netral") != std::string::npos);
}

TEST_CASE("the box of faces is taught by pressing, recorded, used and kept", "[staff]") {
  auto visit = signed_in();
  visit.apply(m::DeviceReported{.device = m::Device::Buttons, .state = m::DeviceState::Ready});
  visit.tap("menu.devices");
  visit.tap("devices.teach");
  visit.apply(m::ButtonPressed{.code = 9});  // not asked for yet
  visit.tap("teach.buttons.3");
  CHECK(visit.says("teach.press") == visit.word("teach.press.first"));
  visit.apply(m::ButtonPressed{.code = 30});
  visit.apply(m::ButtonPressed{.code = 30});  // bounced
  CHECK(visit.says("teach.press") == visit.word("teach.press.next"));
  visit.apply(m::ButtonPressed{.code = 48});
  CHECK(visit.says("teach.press") == visit.word("teach.press.last"));
  visit.apply(m::ButtonPressed{.code = 46});
  CHECK(recorded(visit, "teach_faces", ""));
  CHECK(visit.all<m::KeepSettings>().empty());
  visit.keep();
  REQUIRE(visit.all<m::KeepSettings>().size() == 1);
  CHECK(visit.all<m::KeepSettings>()[0].faces == std::vector<std::uint16_t>{30, 48, 46});
  CHECK(visit.model().settings.faces.size() == 3);
  visit.apply(m::SettingsKept{.kept = true});
  CHECK(visit.says("teach.note") == visit.word("teach.done"));
  visit.apply(m::ButtonPressed{.code = 2});
  CHECK(visit.all<m::KeepSettings>().size() == 1);
  visit.apply(m::SettingsKept{.kept = false});
  CHECK(visit.says("teach.note") == visit.word("preferences.not_kept"));
}

TEST_CASE("what staff set later keeps the taught buttons", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.devices");
  visit.apply(m::DeviceReported{.device = m::Device::Buttons, .state = m::DeviceState::Ready});
  visit.tap("devices.teach");
  visit.tap("teach.buttons.3");
  for (const auto code : std::vector<std::uint16_t>{30, 48, 46}) {
    visit.apply(m::ButtonPressed{.code = code});
  }
  visit.keep();
  visit.tap("nav.back");
  visit.tap("nav.back");
  visit.tap("menu.settings");
  visit.tap("preferences.volume.5");
  visit.keep();
  CHECK(visit.all<m::KeepSettings>().back().faces.size() == 3);
}

TEST_CASE("the day's figures come from the ledger", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.day");
  REQUIRE(visit.all<m::CountDay>().size() == 1);
  visit.apply(m::DayCounted{.prints = {{"printed", 7}, {"failed", 2}},
                            .records = {{"precheck", 3}},
                            .reports = {{"PENGADUAN", 4}, {"SARAN", 1}},
                            .void_tickets = 1,
                            .cancelled_tickets = 6,
                            .journal_head = "0190163d8694739b"});
  CHECK(visit.says("day.void").ends_with("1 oleh petugas · 6 oleh pemegangnya"));
  CHECK(visit.says("day.prints").find('7') != std::string::npos);
  CHECK(visit.says("day.records").find('3') != std::string::npos);
  CHECK(visit.says("day.reports").ends_with("Pengaduan 4 · Saran & masukan 1 · Apresiasi 0"));
  CHECK(visit.says("day.journal").find("0190163d8694739b") != std::string::npos);
}

TEST_CASE("a standard that was reviewed 366 days ago is listed, 365 is not (T14.1)", "[staff]") {
  auto visit = signed_in();
  auto content = *visit.model().content;
  const auto days = [&](int ago) {
    return kiosk::Date{std::chrono::sys_days{*kiosk::parse_date("2026-11-23")} -
                       std::chrono::days{ago}};
  };
  auto second = content.services.at(0);
  content.services[0].reviewed_on = days(366);
  second.code = "SP072";
  second.reviewed_on = days(365);
  content.services.push_back(second);
  visit.arrange().content = std::make_shared<const kiosk::domain::Content>(std::move(content));
  visit.tap("menu.day");
  visit.apply(m::DayCounted{});
  CHECK_FALSE(visit.says("day.review.SP071").empty());
  CHECK(visit.says("day.review.SP072").empty());
}

TEST_CASE("who leaves the staff's screens is signed out", "[staff]") {
  auto visit = signed_in();
  visit.tap("menu.leave");
  CHECK(visit.screen() == "home.attract");
  CHECK_FALSE(visit.model().session.staff);
}

TEST_CASE("an idle menu signs out after the configured time (S09)", "[staff]") {
  auto visit = signed_in();
  visit.wait(std::chrono::seconds{299});
  CHECK(visit.screen() == "staff.menu");
  visit.wait(std::chrono::seconds{2});
  CHECK(visit.screen() == "home.attract");
  CHECK_FALSE(visit.model().session.staff);
}

TEST_CASE("after twelve hours even a busy member signs in again (S09)", "[staff]") {
  auto visit = signed_in();
  for (int minutes = 0; minutes < 719; ++minutes) {
    visit.apply(m::Touched{});
    visit.wait(std::chrono::seconds{60});
  }
  CHECK(visit.screen() == "staff.menu");
  visit.apply(m::Touched{});
  visit.wait(std::chrono::seconds{60});
  CHECK(visit.screen() == "home.attract");
}

TEST_CASE("no tap leads to the staff's screens without a PIN", "[staff]") {
  for (const auto& state : tests::staff_sample_states()) {
    if (!state.model.session.staff) continue;
    auto model = state.model;
    model.session.staff.reset();
    Visit visit{std::move(model)};
    INFO(state.name);
    visit.apply(m::Touched{});
    CHECK_FALSE(visit.screen().starts_with("staff."));
  }
}
