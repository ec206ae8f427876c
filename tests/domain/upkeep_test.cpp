// What staff are told to look at again. Names begin with the acceptance tests of the domain rules.

#include "kiosk/domain/upkeep.h"

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;
using kiosk::Date;
using namespace std::chrono_literals;

namespace {

Content fresh_content() {
  return parse_content(test_support::read_content_files());
}

}  // namespace

TEST_CASE("T7.3: a note on a law that was checked more than twelve months ago is a warning",
          "[content]") {
  Content content = fresh_content();
  content.services.at(0).legal.at(1).checked_on = Date{2025y / 11 / 23};
  CHECK(due_for_upkeep(content, Date{2026y / 11 / 23}).empty());
  const auto due = due_for_upkeep(content, Date{2026y / 11 / 24});
  REQUIRE(due.size() == 1);
  CHECK(due[0].severity == Severity::Warning);
  CHECK(due[0].message == "the note on PP 5/2021 was last checked on 2025-11-23");
  content.services.at(0).legal.at(1).checked_on = Date{2024y / 2 / 29};
  CHECK(due_for_upkeep(content, Date{2025y / 2 / 28}).empty());
  CHECK(due_for_upkeep(content, Date{2025y / 3 / 1}).size() == 1);
}

TEST_CASE("T11.2: more desks than staff is a warning and nothing else", "[content]") {
  Content content = fresh_content();
  CHECK(due_for_upkeep(content, Date{2026y / 11 / 23}).empty());
  content.services.at(0).staff_count = 6;  // the example office has seven desks
  const auto due = due_for_upkeep(content, Date{2026y / 11 / 23});
  REQUIRE(due.size() == 1);
  CHECK(due[0].severity == Severity::Warning);
  CHECK(is_clean(content));
  CHECK(find_service(content, "SP071") != nullptr);
}

TEST_CASE("T11.2: more active officers than staff, or fewer than desks, is a warning too",
          "[content]") {
  const auto with_officers = [](int active, int gone) {
    Content content = fresh_content();
    for (int i = 0; i < active + gone; ++i) {
      content.roster.push_back({.code = "PTG-" + std::to_string(i), .active = i < active});
    }
    return due_for_upkeep(content, Date{2026y / 11 / 23});
  };
  CHECK(with_officers(30, 5).empty());
  const auto too_many = with_officers(31, 0);
  REQUIRE(too_many.size() == 1);
  CHECK(too_many[0].severity == Severity::Warning);
  CHECK(too_many[0].message.find("31 active officers") != std::string::npos);
  CHECK(with_officers(7, 0).empty());  // the example office has seven desks
  CHECK(with_officers(6, 9).size() == 1);
}

TEST_CASE("T11.2: a roster that is too short is one warning, however many services there are",
          "[content]") {
  Content content = fresh_content();
  while (content.services.size() < 3) content.services.push_back(content.services.front());
  content.roster.assign(6, {.code = "PTG-1", .active = true});
  CHECK(due_for_upkeep(content, Date{2026y / 11 / 23}).size() == 1);
}

TEST_CASE("staff are told ninety days before the holiday calendar ends", "[content]") {
  const Content content = fresh_content();  // to the end of 2027
  CHECK(due_for_upkeep(content, Date{2027y / 10 / 2}).empty());
  const auto due = due_for_upkeep(content, Date{2027y / 10 / 3});
  REQUIRE_FALSE(due.empty());
  CHECK(due.back().message == "the calendar ends on 2027-12-31: later dates cannot be promised");
}
