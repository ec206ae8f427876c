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

bool office_has_error(const Content& content, std::string_view reason) {
  return std::ranges::any_of(content.findings, [&](const Finding& finding) {
    return finding.severity == Severity::Error && finding.file == "office.json" &&
           finding.line > 0 && finding.message.contains(reason);
  });
}

/// There is an error that has this part and a line, and of the shipped office nothing is missing
/// but what `expect` takes away.
template <class Edit, class Expect>
void check_leaves_out(std::string_view reason, Edit edit, Expect expect) {
  INFO(reason);
  const Content content = office_after(edit);
  CHECK(office_has_error(content, reason));
  Office expected = office_after([](ordered_json&) {}).office;
  expect(expected);
  CHECK(content.office == expected);
  CHECK(content.services.size() == 1);
}

void keep_all(Office&) {}

/// 21 groups or more: the shipped ones and further letters.
void add_groups(ordered_json& json, int count) {
  for (char letter = 'D'; count > 0; ++letter) {
    if (letter == 'I' || letter == 'O') continue;
    json["groups"].push_back(
        {{"letter", std::string(1, letter)}, {"name", {{"id", "Uji"}}}, {"desk", "INFO"}});
    --count;
  }
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

TEST_CASE("a wrong day of the week closes no other day", "[content]") {
  const auto without_monday = [](Office& office) { office.hours.week[0].reset(); };
  check_leaves_out(
      "open before it closes",
      [](ordered_json& json) {
        json["hours"]["week"]["monday"] = {{"opens", "16:00"}, {"closes", "07:30"}};
      },
      without_monday);
  check_leaves_out(
      "a time as 07:30",
      [](ordered_json& json) { json["hours"]["week"]["monday"]["opens"] = "7.30"; },
      without_monday);
  check_leaves_out(
      "within the hours",
      [](ordered_json& json) { json["hours"]["week"]["monday"]["break"] = {"06:00", "07:00"}; },
      [](Office& office) {
        office.hours.week[0]->break_from.reset();
        office.hours.week[0]->break_to.reset();
      });
}

TEST_CASE("a special day that says nothing clear leaves the week's hours", "[content]") {
  check_leaves_out(
      "either \"hours\" or \"closed\"",
      [](ordered_json& json) { json["hours"]["special_days"] = {{{"date", "2026-03-02"}}}; },
      keep_all);
  check_leaves_out(
      "given twice",
      [](ordered_json& json) {
        json["hours"]["special_days"] = ordered_json::parse(R"([
          {"date": "2026-03-02", "closed": true},
          {"date": "2026-03-02", "hours": {"opens": "08:00", "closes": "15:00"}}])");
      },
      [](Office& office) {
        office.hours.special_days = {SpecialDay{Date{2026y / 3 / 2}, std::nullopt, ""}};
      });
}

TEST_CASE("a wrong agency, group or desk takes nothing else with it", "[content]") {
  check_leaves_out(
      "not I or O",
      [](ordered_json& json) {
        auto added = json["groups"][0];
        added["letter"] = "O";
        json["groups"].insert(json["groups"].begin(), added);
      },
      keep_all);
  check_leaves_out(
      "A is given twice", [](ordered_json& json) { json["groups"].push_back(json["groups"][0]); },
      keep_all);
  check_leaves_out(
      "INFO is given twice",
      [](ordered_json& json) {
        json["desks"].push_back({{"code", "INFO"}, {"name", {{"id", "Uji"}}}});
      },
      keep_all);
  check_leaves_out(
      "letters, digits",
      [](ordered_json& json) {
        json["agencies"].push_back({{"code", "a b"}, {"name", {{"id", "Uji"}}}});
      },
      keep_all);
}

TEST_CASE("a wrong value goes to its default, and what it stands in stays", "[content]") {
  check_leaves_out(
      "unknown desk", [](ordered_json& json) { json["groups"][1]["desk"] = "X"; },
      [](Office& office) { office.groups[1].desk = "X"; });
  check_leaves_out(
      "unknown agency", [](ordered_json& json) { json["groups"][0]["agency"] = "X"; },
      [](Office& office) { office.groups[0].agency = "X"; });
  check_leaves_out(
      "true or false", [](ordered_json& json) { json["groups"][0]["open"] = "yes"; }, keep_all);
  check_leaves_out(
      "from 0 to 9999", [](ordered_json& json) { json["groups"][2]["quota_per_day"] = -1; },
      [](Office& office) { office.groups[2].limits.quota_per_day.reset(); });
  check_leaves_out(
      "\"name\" is missing", [](ordered_json& json) { json["desks"][0].erase("name"); },
      [](Office& office) { office.desks[0].name = Wordings{{}, office.desks[0].code, {}, {}}; });
  for (const int offset : {7, 8, 425, -300, 7000}) {
    check_leaves_out(
        "480 (WITA)", [&](ordered_json& json) { json["utc_offset_minutes"] = offset; }, keep_all);
  }
}

TEST_CASE("one queue group too many closes no other", "[content]") {
  const Content full = office_after([](ordered_json& json) { add_groups(json, 17); });
  CHECK(full.office.groups.size() == 20);
  CHECK(full.findings.empty());
  check_leaves_out(
      "group W is left out", [](ordered_json& json) { add_groups(json, 18); },
      [&](Office& office) { office.groups = full.office.groups; });
}

TEST_CASE("an office file of another schema is not read", "[content]") {
  const Content content = office_after([](ordered_json& json) { json["schema"] = 2; });
  CHECK(content.office == Office{});
  CHECK(office_has_error(content, "schema"));
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

TEST_CASE("a holiday that is given twice, or outside its file, is named with its line",
          "[content]") {
  const auto twice = parse_content(test_support::with_edited(
      "holidays/2027.json", [](ordered_json& json) { json["days"].push_back(json["days"][0]); }));
  CHECK(twice.holidays == parse_content(test_support::read_content_files()).holidays);
  REQUIRE(twice.findings.size() == 1);
  CHECK(twice.findings[0].message.contains("2027-01-01 is given twice"));
  CHECK(twice.findings[0].line > 1);
  const auto outside = parse_content(test_support::with_edited(
      "holidays/2027.json", [](ordered_json& json) { json["days"][1]["date"] = "2028-01-01"; }));
  REQUIRE_FALSE(outside.findings.empty());
  CHECK(outside.findings[0].message.contains("outside the file's own coverage"));
  CHECK(outside.findings[0].line > 10);
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
