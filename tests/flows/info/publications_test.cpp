// Documents, hours and what the start screen tells in turn.

#include <set>

#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace {

namespace domain = kiosk::domain;
namespace info = kiosk::flows::info;
using namespace std::chrono_literals;
using tests::Visit;

domain::LocalizedText own(const std::string& text) {
  return domain::Wordings{.official = {}, .id = text, .en = {}, .su = {}};
}

void supply_declaration(domain::Content& content) {
  content.documents[0] = domain::OfficeDocument{.title = own("Maklumat uji"),
                                                .paragraphs = {own("Kami sanggup diuji.")}};
}

/// Every text the start screen shows within some minutes.
std::set<std::string> told_in_turn(Visit& visit) {
  std::set<std::string> told;
  for (int second = 0; second < 180; ++second) {
    told.insert(visit.says("attract.slide"));
    visit.wait(1s);
  }
  return told;
}

}  // namespace

TEST_CASE("T12.1: without a file there is no way to a document, and no text in its place",
          "[info]") {
  Visit visit;
  visit.arrange().screen = info::Topics{};
  CHECK_FALSE(visit.offers("info.document.0"));
  visit.apply(kiosk::messages::Tapped{.id = "info.document.0", .value = "0"});
  CHECK(visit.screen() == "info.start");
  Visit attract;
  for (const auto& text : told_in_turn(attract)) {
    CHECK(text.find("aklumat") == std::string::npos);
  }
}

TEST_CASE("T12.1: a supplied declaration is read and takes its turn on the start screen",
          "[info]") {
  Visit visit;
  visit.change_content(supply_declaration);
  CHECK(told_in_turn(visit).contains("Kami sanggup diuji."));
  visit.arrange().screen = info::Topics{};
  visit.tap("info.document.0");
  CHECK(visit.screen() == "info.document");
  CHECK(visit.title() == "Maklumat uji");
  CHECK(visit.says("document.paragraph.1") == "Kami sanggup diuji.");
}

TEST_CASE("T12.2: the start screen tells both mottos exactly, and that it is free", "[info]") {
  Visit visit;
  const auto told = told_in_turn(visit);
  CHECK(told.contains("PASTI – Pelayanan Sepenuh Hati"));
  CHECK(told.contains("KSATRIA – Kolaborasi, Satu Pintu, Rekreatif, Inovatif, dan Amanah"));
  CHECK(told.contains(visit.word("free")));
  CHECK(told.size() == 3);
}

TEST_CASE("the start screen changes no more often than every ten seconds", "[info]") {
  Visit visit;
  int changes = 0;
  auto before = visit.says("attract.slide");
  for (int second = 0; second < 120; ++second) {
    visit.wait(1s);
    const auto now = visit.says("attract.slide");
    if (now != before) ++changes;
    before = now;
  }
  CHECK(changes > 0);
  CHECK(changes <= 12);
}

TEST_CASE("where the office wants no change, the first motto stands", "[info]") {
  Visit visit;
  visit.arrange().settings.slide_for = 0s;
  CHECK(told_in_turn(visit).size() == 1);
}

TEST_CASE("notices are told on their days only, on the start screen and behind information",
          "[info]") {
  Visit visit;
  visit.change_content([](auto& content) {
    content.notices = {
        {.text = own("Hari ini"), .from = {}, .until = {}},
        {.text = own("Besok"), .from = kiosk::parse_date("2026-11-24"), .until = {}}};
  });
  const auto told = told_in_turn(visit);
  CHECK(told.contains("Hari ini"));
  CHECK_FALSE(told.contains("Besok"));
  visit.arrange().screen = info::Topics{};
  CHECK(visit.says("info.notice.1") == "Hari ini");
  CHECK(visit.says("info.notice.2").empty());
}

TEST_CASE("today's hours stand on the start screen, at home and behind information", "[info]") {
  Visit visit;
  CHECK(visit.says("attract.hours") == "Hari ini buka 07.30–16.00");
  visit.tap("attract.start");
  CHECK(visit.says("errands.hours") == "Hari ini buka 07.30–16.00");
  visit.set_clock("2026-11-23T16:00:00+07:00");
  CHECK(visit.says("errands.hours") == "Pelayanan hari ini sudah tutup");
  visit.set_clock("2026-12-25T10:00:00+07:00");
  CHECK(visit.says("errands.hours") == "Hari ini tutup");
}

TEST_CASE("the page of hours names a week with its holidays", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Hours{};
  visit.set_clock("2026-12-23T10:00:00+07:00");
  CHECK(visit.says("hours.day.0").find("istirahat 12.00–13.00") != std::string::npos);
  CHECK(visit.says("hours.day.2").find("Tutup: ") != std::string::npos);
  CHECK(visit.says("hours.day.3").find("Tutup") != std::string::npos);
  CHECK_FALSE(visit.says("hours.day.7").empty());
}

TEST_CASE("an office without hours says that they are not set", "[info]") {
  Visit visit;
  visit.arrange().screen = info::Hours{};
  visit.change_content([](auto& content) { content.office.hours = {}; });
  CHECK_FALSE(visit.says("hours.unknown").empty());
  CHECK(visit.says("hours.day.0").empty());
}
