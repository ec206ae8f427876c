#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;
using kiosk::Date;
using namespace std::chrono_literals;
using nlohmann::ordered_json;

namespace {

template <class Edit>
Content office_after(Edit edit) {
  return parse_content(test_support::with_edited("office.json", edit));
}

/// The office is not used, with an error that has this part and a line.
template <class Edit>
void check_refused(std::string_view reason, Edit edit) {
  INFO(reason);
  const Content content = office_after(edit);
  CHECK(content.office == Office{});
  CHECK(std::ranges::any_of(content.findings, [&](const Finding& finding) {
    return finding.severity == Severity::Error && finding.line > 0 &&
           finding.message.contains(reason);
  }));
}

}  // namespace

TEST_CASE("an office without opening hours is not configured, and that is a warning", "[content]") {
  const Content content = office_after([](ordered_json& json) { json.erase("hours"); });
  CHECK_FALSE(content.office.hours.configured);
  CHECK(content.office.groups.size() == 3);
  CHECK(is_clean(content));
  CHECK(content.findings.size() == 1);
}

TEST_CASE("hours and limits are read as minutes of the day", "[content]") {
  const Content content = office_after([](ordered_json&) {});
  const auto& friday = content.office.hours.week[4];
  REQUIRE(friday.has_value());
  CHECK(*friday == DayHours{7h + 30min, 16h + 30min, 11h + 30min, 13h});
  const QueueGroup* complaints = find_group(content.office, 'C');
  REQUIRE(complaints != nullptr);
  CHECK(complaints->limits == GroupLimits{60, 15h + 45min});
}

TEST_CASE("special days have other hours, or are closed, in order", "[content]") {
  const Content content = office_after([](ordered_json& json) {
    json["hours"]["special_days"] = ordered_json::parse(R"([
      {"date": "2027-03-05", "closed": true, "reason": "Pindah ruang"},
      {"date": "2026-03-02", "hours": {"opens": "08:00", "closes": "15:00"}, "reason": "Ramadan"}
    ])");
  });
  CHECK(content.findings.empty());
  const auto& days = content.office.hours.special_days;
  REQUIRE(days.size() == 2);
  CHECK(days[0] == SpecialDay{Date{2026y / 3 / 2}, DayHours{8h, 15h, {}, {}}, "Ramadan"});
  CHECK(days[1] == SpecialDay{Date{2027y / 3 / 5}, std::nullopt, "Pindah ruang"});
}

TEST_CASE("an office that contradicts itself is not used", "[content]") {
  check_refused("open before it closes", [](ordered_json& json) {
    json["hours"]["week"]["monday"] = {{"opens", "16:00"}, {"closes", "07:30"}};
  });
  check_refused("within the hours", [](ordered_json& json) {
    json["hours"]["week"]["monday"]["break"] = {"06:00", "07:00"};
  });
  check_refused("a time as 07:30",
                [](ordered_json& json) { json["hours"]["week"]["monday"]["opens"] = "7.30"; });
  check_refused("either \"hours\" or \"closed\"", [](ordered_json& json) {
    json["hours"]["special_days"] = {{{"date", "2026-03-02"}}};
  });
  check_refused("not I or O", [](ordered_json& json) { json["groups"][0]["letter"] = "O"; });
  check_refused("given twice", [](ordered_json& json) { json["groups"][1]["letter"] = "A"; });
  check_refused("unknown desk", [](ordered_json& json) { json["groups"][1]["desk"] = "X"; });
  check_refused("unknown agency", [](ordered_json& json) { json["groups"][0]["agency"] = "X"; });
  check_refused("given twice", [](ordered_json& json) { json["desks"][1]["code"] = "INFO"; });
}

TEST_CASE("without an office the services are still there to read", "[content]") {
  ContentFiles files = test_support::read_content_files();
  files.texts.erase("office.json");
  const Content content = parse_content(files);
  CHECK(content.services.size() == 1);
  CHECK(content.office == Office{});
  CHECK_FALSE(is_clean(content));
}

TEST_CASE("T8.2: a marker for a staff-only room is taken off the map and reported", "[content]") {
  const Content content = office_after([](ordered_json& json) {
    json["places"].push_back({{"facility", 16}, {"x_permille", 1}, {"y_permille", 1}});
  });
  CHECK(places_of(content, 16).empty());
  CHECK_FALSE(places_of(content, 2).empty());
  CHECK_FALSE(is_clean(content));
}

TEST_CASE("a gap between two holiday files ends the coverage before it", "[content]") {
  const Content content =
      parse_content(test_support::with_edited("holidays/2027.json", [](ordered_json& json) {
        json["coverage"]["from"] = "2027-02-01";
        json["days"].erase(json["days"].begin(), json["days"].begin() + 2);
      }));
  CHECK(content.holidays.to == Date{2026y / 12 / 31});
  REQUIRE(content.findings.size() == 1);
  CHECK(content.findings[0].message.contains("must go on at 2027-01-01"));
  CHECK(content.findings[0].line > 0);
}

TEST_CASE("a broken holiday file leaves its year unknown", "[content]") {
  ContentFiles files = test_support::read_content_files();
  files.texts.at("holidays/2027.json") = "{";
  CHECK(parse_content(files).holidays.to == Date{2026y / 12 / 31});
  files.texts.at("holidays/2026.json") = "{";
  CHECK(parse_content(files).holidays == HolidayCalendar{});
}

TEST_CASE("a cancelled day is kept behind the day it cancels", "[content]") {
  const Content content =
      parse_content(test_support::with_edited("holidays/2026.json", [](ordered_json& json) {
        json["days"].push_back({{"date", "2026-05-15"}, {"kind", "BATAL"}, {"name", "Revisi SKB"}});
      }));
  const auto& days = content.holidays.days;
  const auto first = std::ranges::find(days, Date{2026y / 5 / 15}, &Holiday::date);
  REQUIRE(first != days.end());
  CHECK(first->kind == HolidayKind::CollectiveLeave);
  CHECK((first + 1)->kind == HolidayKind::Cancelled);
}
