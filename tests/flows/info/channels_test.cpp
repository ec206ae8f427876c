// The thirteen ways to complain and what the kiosk does for each.

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace {

namespace domain = kiosk::domain;
namespace info = kiosk::flows::info;
using kiosk::ui::Role;
using tests::Visit;

Visit at_channel(const std::string& id) {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.info");
  visit.tap("info.channels");
  visit.tap("channel." + id);
  return visit;
}

void verify_all(Visit& visit) {
  auto content = *visit.model().content;
  auto complaints = *content.common.complaints;
  for (auto& channel : complaints.channels) channel.verified = true;
  content.common.complaints = domain::SharedPart<domain::Complaints>(std::move(complaints));
  visit.arrange().content = std::make_shared<const domain::Content>(std::move(content));
}

bool shows_code(const Visit& visit) {
  const auto tree = visit.tree();
  for (const auto* node : kiosk::ui::all_nodes(tree)) {
    if (node->role == Role::QrCode) return true;
  }
  return false;
}

}  // namespace

TEST_CASE("T6.5: all thirteen channels are listed from a to m", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Channels{};
  std::string letters;
  const auto tree = visit.tree();
  for (const auto* node : kiosk::ui::all_nodes(tree)) {
    if (node->id.starts_with("channel.")) letters += node->value;
    if (node->id.starts_with("channel.")) CHECK_FALSE(node->icon.empty());
  }
  CHECK(letters == "abcdefghijklm");
}

TEST_CASE("T6.5: an address that the office has not verified has no code", "[info]") {
  for (const auto* id : {"d", "e", "f", "g", "h", "i", "j", "k"}) {
    const auto visit = at_channel(id);
    INFO(id);
    CHECK_FALSE(shows_code(visit));
    CHECK_FALSE(visit.says("channel.unverified").empty());
  }
}

TEST_CASE("T6.5: a verified address has a code, but never a doubtful spelling", "[info]") {
  for (const auto* id : {"d", "e", "f", "g", "k"}) {
    auto visit = at_channel(id);
    verify_all(visit);
    INFO(id);
    CHECK(shows_code(visit));
    CHECK(visit.says("channel.unverified").empty());
  }
  for (const auto* id : {"a", "h", "i", "j"}) {
    auto visit = at_channel(id);
    verify_all(visit);
    INFO(id);
    CHECK_FALSE(shows_code(visit));
  }
}

TEST_CASE("the complaint counter gives a number for its desk", "[info]") {
  auto visit = at_channel("b");
  CHECK(visit.offers("channel.map"));
  visit.tap("channel.ticket");
  visit.tap("queue.priority.none");
  REQUIRE(visit.all<kiosk::messages::IssueTicket>().size() == 1);
  CHECK(visit.all<kiosk::messages::IssueTicket>()[0].request.desk == "ADUAN");
}

TEST_CASE("the form of the standard is the kiosk's own", "[info]") {
  auto visit = at_channel("l");
  visit.tap("channel.form");
  CHECK(std::holds_alternative<kiosk::flows::complaint::Start>(visit.model().screen));
}

TEST_CASE("after hours the complaint counter says when it opens", "[info]") {
  auto visit = at_channel("b");
  visit.set_clock("2026-11-23T20:00:00+07:00");
  visit.tap("channel.ticket");
  CHECK(visit.screen() == "queue.closed");
}

TEST_CASE("the address for letters is printed, and the end of the paper is told", "[info]") {
  auto visit = at_channel("c");
  visit.tap("channel.print");
  const auto slips = visit.all<kiosk::messages::PrintSlip>();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].kind == kiosk::messages::SlipKind::Other);
  CHECK(tests::slip_text(slips[0].document).find("Jalan Veteran Nomor 139") != std::string::npos);
  CHECK(tests::slip_text(slips[0].document).find("Jalan Jenderal Sudirman") != std::string::npos);
  CHECK_FALSE(visit.offers("channel.print"));
  visit.end_slip(drivers::printer::Outcome::Printed);
  CHECK(visit.says("channel.paper") == visit.word("slip.take"));
  CHECK(visit.offers("channel.print"));
}

TEST_CASE("a slip that did not come out is called so and may be asked for again", "[info]") {
  auto visit = at_channel("m");
  visit.tap("channel.print");
  visit.end_slip(drivers::printer::Outcome::Failed);
  CHECK(visit.says("channel.paper") == visit.word("slip.failed"));
  visit.forget_effects();
  visit.tap("channel.print");
  REQUIRE(visit.all<kiosk::messages::PrintSlip>().size() == 1);
  CHECK(visit.all<kiosk::messages::PrintSlip>()[0].job == 2);
}

TEST_CASE("the blank form asks for who, what and when, and says what happens without identity",
          "[info]") {
  auto visit = at_channel("m");
  visit.tap("channel.print");
  const auto text = tests::slip_text(visit.all<kiosk::messages::PrintSlip>().at(0).document);
  for (const auto* key :
       {"form.name", "form.contact", "form.date", "form.matter", "form.anonymous"}) {
    INFO(key);
    CHECK(text.find(visit.word(key)) != std::string::npos);
  }
}

TEST_CASE("without a printer no slip is offered", "[info]") {
  auto visit = at_channel("c");
  visit.printer_says(drivers::printer::Readiness::NotReady, drivers::printer::Trouble::PaperOut);
  CHECK_FALSE(visit.offers("channel.print"));
}
