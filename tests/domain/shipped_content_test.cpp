// What the kiosk is delivered with: entry 71 of the standard, the example office, the calendar.
// Names begin with the acceptance tests of the domain rules.

#include <algorithm>
#include <set>

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;
using kiosk::Date;
using namespace std::chrono_literals;

namespace {

const Content& shipped_content() {
  static const Content content = parse_content(test_support::read_content_files());
  return content;
}

const Service& entry_71() {
  const Service* service = find_service(shipped_content(), "SP071");
  REQUIRE(service != nullptr);
  return *service;
}

int applicable(const std::set<std::string>& branches) {
  const auto& items = entry_71().requirements.items;
  return static_cast<int>(std::ranges::count_if(items, [&](const RequirementItem& item) {
    return std::ranges::all_of(item.applies_if, [&](const Condition& condition) {
      return std::ranges::any_of(condition.options, [&](const std::string& option) {
        return condition.question == "branch" && branches.contains(option);
      });
    });
  }));
}

std::string official(const std::vector<TextItem>& items, std::size_t index) {
  return official_text(items.at(index).text);
}

}  // namespace

TEST_CASE("the shipped content has nothing to report", "[content]") {
  for (const Finding& finding : shipped_content().findings) FAIL_CHECK(to_string(finding));
  CHECK(is_clean(shipped_content()));
}

TEST_CASE("T0.3: six components belong to part A and eight to part B", "[content]") {
  int delivery = 0;
  for (int i = 0; i < static_cast<int>(component_count); ++i) {
    const auto component = static_cast<Component>(i);
    if (part_of(component) == StandardPart::Delivery) ++delivery;
    CHECK_FALSE(is_empty(entry_71().titles->components.at(static_cast<std::size_t>(i))));
    CHECK(number_of(component) == i + 1);
  }
  CHECK(delivery == 6);
  CHECK(part_of(Component::Complaints) == StandardPart::Delivery);
  CHECK(part_of(Component::Legal) == StandardPart::Management);
}

TEST_CASE("entry 71 is identified as the standard does", "[content]") {
  const Service& service = entry_71();
  CHECK(service.number == 71);
  CHECK(service.agency == "DPMPTSP");
  CHECK(service.risk == Risk::MediumHigh);
  CHECK(service.business_codes == std::vector<BusinessCode>{{.code = "71206", .edition = 2020}});
  CHECK(service.time.n == 7);
  CHECK(service.time.unit == TimeUnit::WorkingDays);
  CHECK(service.time.start == TimeStart::FileCompleteAndCorrect);
  CHECK(service.fee.kind == FeeKind::Free);
  CHECK(service.products.items.size() == 2);
  CHECK(service.products.items[1].e_signed);
  CHECK(service.digest.size() == 16);
  CHECK(service.standard_reference.empty());
}

TEST_CASE("the 17 requirements stand in the order of the standard", "[content]") {
  std::vector<std::string> ids;
  for (const RequirementItem& item : entry_71().requirements.items) ids.push_back(item.id);
  CHECK(ids == std::vector<std::string>{"A1", "A2", "A3", "A4", "A5", "B1", "B2", "B3", "B4", "B5a",
                                        "B5b", "B5c", "B5d", "B5e", "B6a", "B6b", "B6c"});
}

TEST_CASE("14, 12 or 17 requirements apply by branch", "[content]") {
  CHECK(applicable({"COMM"}) == 14);
  CHECK(applicable({"QAQC"}) == 12);
  CHECK(applicable({"COMM", "QAQC"}) == 17);
}

TEST_CASE("requirements carry what the pre-check needs", "[content]") {
  const Requirements& requirements = entry_71().requirements;
  const auto item = [&](const char* id) -> const RequirementItem& {
    const RequirementItem* found = find_item(requirements, id);
    REQUIRE(found != nullptr);
    return *found;
  };
  CHECK(item("A1").ok_if == Condition{"scale", {"KECIL", "MENENGAH"}});
  CHECK(item("A1").unknown_if == Condition{"scale", {"TIDAK_TAHU"}});
  CHECK(item("A1").blocking == Blocking::Eligibility);
  CHECK(item("A3").depends_on == "A2");
  CHECK(item("A4").ok_if == Condition{"A4", {"DALAM_KI", "LUAR_KI_SESUAI"}});
  CHECK(item("A4").notes == std::vector<std::string>{"N1"});
  CHECK(item("A5").kind == RequirementKind::ObligationAfter);
  CHECK(item("A5").blocking == Blocking::None);
  CHECK(item("B2").parts.size() == 3);
  CHECK(item("B3").ambiguous);
  CHECK(item("B5a").has_expiry);
  CHECK(item("B6a").has_expiry);
  CHECK(item("B6b").same_as == "B5b");
  CHECK(item("B6c").kind == RequirementKind::Skill);
  const Question* branch = find_question(requirements, "branch");
  REQUIRE(branch != nullptr);
  CHECK(branch->type == QuestionType::Multiple);
  CHECK(branch->at_least == 1);
}

TEST_CASE("T2.1: without the annex the procedure is a labelled summary", "[content]") {
  const Procedure& procedure = entry_71().procedure;
  CHECK(procedure.references == std::vector<int>{3, 7, 12, 16});
  CHECK(procedure.flows.empty());
  CHECK(procedure.summary->steps.size() == 7);
  CHECK(text_in(procedure.summary->label, Language::Indonesian) ==
        "Ringkasan, bukan dari Lampiran IV");
}

TEST_CASE("T6.5: thirteen channels from a to m, with links for verified ones only", "[content]") {
  const Complaints& complaints = *entry_71().complaints;
  std::string ids;
  std::string verified;
  for (const ComplaintChannel& channel : complaints.channels) {
    ids += channel.id;
    if (channel.verified) verified += channel.id;
  }
  CHECK(ids == "abcdefghijklm");
  CHECK(verified == "abclm");
  // Doubtful spellings of the standard must not become links, verified or not.
  for (const std::size_t doubtful : {7U, 8U, 9U}) CHECK(complaints.channels[doubtful].uri.empty());
  CHECK(complaints.channels[5].uri == "https://wa.me/6281809898222");
  CHECK(complaints.points.size() == 8);
  CHECK(complaints.window_days == 30);
  CHECK(complaints.answer_working_days == 14);
}

TEST_CASE("T7.1: six laws in the order of the standard", "[content]") {
  std::vector<std::string> laws;
  for (const LegalBasis& law : entry_71().legal) {
    laws.push_back(law.type + " " + std::to_string(law.number) + "/" + std::to_string(law.year));
  }
  CHECK(laws == std::vector<std::string>{"UU 11/2020", "PP 5/2021", "PP 6/2021",
                                         "PERATURAN_BKPM 3/2021", "PERATURAN_BKPM 4/2021",
                                         "PERMENPERIN 9/2021"});
}

TEST_CASE("T7.2: a note stands beside the official line", "[content]") {
  const LegalBasis& law = entry_71().legal.at(1);
  CHECK_FALSE(is_empty(law.status_note));
  CHECK(official_text(law.text) ==
        "Peraturan Pemerintah Nomor 5 Tahun 2021 tentang Penyelenggaraan Perizinan Berusaha "
        "Berbasis Risiko;");
  CHECK(text_in(law.text, Language::English).ends_with("Berbasis Risiko"));
}

TEST_CASE("T8.1: fifty facilities, numbered 1 to 50", "[content]") {
  const Facilities& facilities = *entry_71().facilities;
  REQUIRE(facilities.items.size() == 50);
  std::vector<int> priority;
  for (int number = 1; number <= 50; ++number) {
    const Facility* facility = find_facility(facilities, number);
    REQUIRE(facility != nullptr);
    if (facility->priority) priority.push_back(number);
  }
  CHECK(priority == std::vector<int>{19, 21, 22, 24, 28});
}

TEST_CASE("T8.2: what is not public has no place on the map", "[content]") {
  CHECK_FALSE(shipped_content().office.places.empty());
  for (const Place& place : shipped_content().office.places) {
    if (place.kind != PlaceKind::Facility) continue;
    const Facility* facility = find_facility(*shipped_content().common.facilities, place.facility);
    REQUIRE(facility != nullptr);
    CHECK(is_public(*facility));
  }
  CHECK(places_of(shipped_content(), 16).empty());
  CHECK(places_of(shipped_content(), 24).size() == 2);
}

TEST_CASE("T8.3: every desk that tickets lead to exists", "[content]") {
  const Routing& routing = entry_71().routing;
  CHECK(routing == Routing{"DAFTAR", "KONSUL", "KONSUL", "INFO"});
  for (const std::string& desk : {routing.complete, routing.partial, routing.none}) {
    CHECK(find_desk(shipped_content().office, desk) != nullptr);
  }
  for (const char* desk : {"ADUAN", "MANDIRI", "PRIORITAS"}) {
    CHECK(find_desk(shipped_content().office, desk) != nullptr);
  }
  CHECK(desk_name(shipped_content(), "KONSUL", Language::English) == "Consultation");
  CHECK(desk_name(shipped_content(), "NOWHERE", Language::English) == "NOWHERE");
}

TEST_CASE("T9.1, T10.1, T11.1, T13.3: the lists of part B are complete", "[content]") {
  CHECK(entry_71().competence->items.size() == 9);
  CHECK(entry_71().oversight->items.size() == 2);
  CHECK(entry_71().staff_count == 30);
  CHECK(entry_71().guarantees->items.size() == 5);
  CHECK(entry_71().safety->items.size() == 3);
  CHECK(entry_71().evaluation->items.size() == 3);
  CHECK(entry_71().evaluation->standard_per_year == 1);
  CHECK(entry_71().evaluation->survey_per_year == 4);
}

TEST_CASE("T12.2: the mottos are the standard's, word for word", "[content]") {
  const Guarantees& guarantees = *entry_71().guarantees;
  REQUIRE(guarantees.mottos.size() == 2);
  CHECK(guarantees.mottos[0] == Motto{"PASTI", "Pelayanan Sepenuh Hati"});
  CHECK(guarantees.mottos[1] ==
        Motto{"KSATRIA", "Kolaborasi, Satu Pintu, Rekreatif, Inovatif, dan Amanah"});
  CHECK(official(guarantees.items, 3) ==
        "Motto Pelayanan: PASTI (Pelayanan Sepenuh Hati) dan KSATRIA (Kolaborasi, Satu Pintu, "
        "Rekreatif, Inovatif, dan Amanah);");
}

TEST_CASE("typing errors stay in the official text and go from the shown one", "[content]") {
  const auto& items = entry_71().guarantees->items;
  CHECK(official(items, 1) == "Fakta integritas;");
  CHECK(text_in(items[1].text, Language::Indonesian) == "Pakta integritas");
}

TEST_CASE("the shipped calendar has the days of the two joint decrees", "[content]") {
  const HolidayCalendar& calendar = shipped_content().holidays;
  CHECK(calendar.from == Date{2026y / 1 / 1});
  CHECK(calendar.to == Date{2027y / 12 / 31});
  const auto count = [&](std::chrono::year year, HolidayKind kind) {
    return std::ranges::count_if(calendar.days, [&](const Holiday& day) {
      return day.date.year() == year && day.kind == kind;
    });
  };
  CHECK(count(2026y, HolidayKind::National) == 17);
  CHECK(count(2026y, HolidayKind::CollectiveLeave) == 8);
  CHECK(count(2027y, HolidayKind::National) == 18);
  CHECK(count(2027y, HolidayKind::CollectiveLeave) == 8);
}

TEST_CASE("the shipped calendar leaves as many working days each month as computed by hand",
          "[content]") {
  const std::array<std::array<int, 12>, 2> expected = {
      {{20, 18, 17, 21, 16, 20, 23, 19, 22, 22, 21, 21},
       {19, 19, 15, 22, 16, 21, 22, 21, 22, 21, 22, 22}}};
  std::array<std::array<int, 12>, 2> counted{};
  for (Date day{2026y / 1 / 1}; day <= Date{2027y / 12 / 31}; day = kiosk::add_days(day, 1)) {
    const auto weekday = kiosk::weekday_of(day);
    const bool off = weekday == std::chrono::Saturday || weekday == std::chrono::Sunday ||
                     std::ranges::find(shipped_content().holidays.days, day, &Holiday::date) !=
                         shipped_content().holidays.days.end();
    const auto year = static_cast<std::size_t>(static_cast<int>(day.year()) - 2026);
    if (!off) ++counted.at(year).at(static_cast<unsigned>(day.month()) - 1);
  }
  CHECK(counted == expected);
}

TEST_CASE("the example office is open for the lawful 37.5 hours a week", "[content]") {
  const OpeningHours& hours = shipped_content().office.hours;
  CHECK(hours.configured);
  std::chrono::minutes total{0};
  for (const auto& day : hours.week) {
    if (!day) continue;
    total += day->closes - day->opens;
    if (day->break_from && day->break_to) total -= *day->break_to - *day->break_from;
  }
  CHECK(total == 37h + 30min);
  CHECK_FALSE(hours.week[5].has_value());
  CHECK(shipped_content().office.utc_offset == 7h);
}
