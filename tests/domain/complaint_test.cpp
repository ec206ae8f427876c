#include "kiosk/domain/complaint.h"

#include <set>

#include "tests/domain/sample_calendar.h"
#include "tests/support/catch.h"
#include "tests/support/days.h"

using namespace kiosk;
using namespace kiosk::domain;
using tests::day;
using tests::monday;

namespace {

/// In time, with identity and object, asked for as a complaint.
ReportFacts whole_complaint() {
  return {.requested = ReportKind::Complaint,
          .has_name = true,
          .has_contact = true,
          .has_description = true,
          .has_subject = true,
          .problem = ProblemType::Time,
          .received = {.kind = ReceivedKind::OnDay, .day = monday}};
}

Classification received_on(const char* date) {
  auto facts = whole_complaint();
  facts.received.day = day(date);
  return classify(facts, monday);
}

LocalTime at(const char* date, int hour) {
  return {.date = day(date), .since_midnight = std::chrono::hours{hour}};
}

}  // namespace

TEST_CASE("a complaint is in time up to the thirtieth day and a suggestion on the next (T6.2)",
          "[complaint]") {
  CHECK(received_on("2026-10-24") == Classification{.kind = ReportKind::Complaint});
  CHECK(received_on("2026-10-23") ==
        Classification{.kind = ReportKind::Suggestion, .reason = ClassReason::Late});
  CHECK(complaint_window_end(day("2026-10-24")) == day("2026-11-23"));
  CHECK(complaint_window_end(day("2027-01-30")) == day("2027-03-01"));
  CHECK(complaint_window_end(day("2028-01-30")) == day("2028-02-29"));
}

TEST_CASE("who still waits complains in time (T6.3)", "[complaint]") {
  auto facts = whole_complaint();
  facts.received = {.kind = ReceivedKind::NotYet};
  CHECK(classify(facts, monday).kind == ReportKind::Complaint);
}

TEST_CASE("who has forgotten the day complains, and an officer looks into it (T6.4)",
          "[complaint]") {
  auto facts = whole_complaint();
  facts.received = {.kind = ReceivedKind::Forgotten};
  CHECK(classify(facts, monday) == Classification{.kind = ReportKind::Complaint});
  CHECK(std::string{name_of(facts.received.kind)} == "LUPA");
}

TEST_CASE("an answer is due on the fourteenth working day, a warning on the fourteenth (T6.6)",
          "[complaint]") {
  const auto calendar = test::sample_calendar();
  struct Row {
    const char* received;
    const char* due;
  };
  const std::vector<Row> rows{
      {"2026-11-20", "2026-12-10"}, {"2026-11-21", "2026-12-11"}, {"2026-11-22", "2026-12-11"},
      {"2026-11-23", "2026-12-11"}, {"2026-12-15", "2027-01-08"}, {"2026-12-23", "2027-01-18"},
      {"2026-12-24", "2027-01-19"}, {"2026-12-31", "2027-01-22"}, {"2027-03-05", "2027-04-06"},
      {"2027-03-08", "2027-04-07"}, {"2027-05-14", "2027-06-10"}, {"2026-03-17", "2026-04-14"}};
  for (const auto& row : rows) {
    INFO(row.received);
    const auto dates = answer_dates(calendar, at(row.received, 9), std::nullopt);
    REQUIRE(dates.due);
    CHECK(to_iso(*dates.due) == row.due);
    CHECK(dates.warn == add_days(day(row.received), 14));
  }
  CHECK_FALSE(answer_dates(calendar, at("2027-12-21", 9), std::nullopt).due);
  // After closing time the next working day is day 0.
  CHECK(answer_dates(calendar, at("2026-11-20", 17), std::chrono::hours{16}).due ==
        day("2026-12-11"));
}

TEST_CASE("identity is a name with one way to answer, matter is a text or a thing (T6.7)",
          "[complaint]") {
  ReportFacts facts;
  CHECK_FALSE(has_identity(facts));
  facts.has_name = true;
  CHECK_FALSE(has_identity(facts));
  facts.has_contact = true;
  CHECK(has_identity(facts));
  CHECK_FALSE(has_object(facts));
  facts.has_subject = true;
  facts.problem = ProblemType::Other;
  CHECK_FALSE(has_object(facts));
  facts.problem = ProblemType::Behaviour;  // exported as LAINNYA, so it needs words
  CHECK_FALSE(has_object(facts));
  facts.problem = ProblemType::Fee;
  CHECK(has_object(facts));
  facts = {};
  facts.has_description = true;
  CHECK(has_object(facts));
}

TEST_CASE("the four combinations of identity and object, in time and late (T6.8)", "[complaint]") {
  struct Row {
    bool identity, object, late;
    Classification expected;
  };
  using enum ClassReason;
  const auto suggestion = [](ClassReason reason) {
    return Classification{.kind = ReportKind::Suggestion, .reason = reason};
  };
  const std::vector<Row> rows{{true, true, false, {.kind = ReportKind::Complaint}},
                              {true, true, true, suggestion(Late)},
                              {true, false, false, suggestion(WithoutObject)},
                              {true, false, true, suggestion(WithoutObject)},
                              {false, true, false, suggestion(WithoutIdentity)},
                              {false, true, true, suggestion(WithoutIdentity)},
                              {false, false, false, suggestion(WithoutIdentity)},
                              {false, false, true, suggestion(WithoutIdentity)}};
  for (const auto& row : rows) {
    auto facts = whole_complaint();
    facts.has_name = row.identity;
    facts.has_description = row.object;
    if (!row.object) facts.problem = ProblemType::Other;
    if (row.late) facts.received.day = day("2026-09-01");
    INFO(row.identity << row.object << row.late);
    CHECK(classify(facts, monday) == row.expected);
  }
}

TEST_CASE("suggestions and praise stay what they were asked for", "[complaint]") {
  for (const auto kind : {ReportKind::Suggestion, ReportKind::Praise}) {
    auto facts = whole_complaint();
    facts.requested = kind;
    CHECK(classify(facts, monday) == Classification{.kind = kind});
    CHECK(classify({.requested = kind}, monday) == Classification{.kind = kind});
  }
}

TEST_CASE("problem types come back as they went, and a later one is no error (T6.11)",
          "[complaint]") {
  std::set<std::string> names;
  for (const auto type : {ProblemType::Requirements, ProblemType::Procedure, ProblemType::Time,
                          ProblemType::Fee, ProblemType::Product, ProblemType::Facilities,
                          ProblemType::Competence, ProblemType::Behaviour, ProblemType::Other}) {
    CHECK(parse_problem_type(name_of(type), sub_code_of(type)) == type);
    names.insert(std::string{name_of(type)} + sub_code_of(type));
  }
  CHECK(names.size() == 9);
  CHECK(std::string{name_of(ProblemType::Behaviour)} == "LAINNYA");
  CHECK_FALSE(parse_problem_type("KEAMANAN"));
  CHECK(parse_problem_type("BIAYA", "SUB_BARU") == ProblemType::Fee);
  CHECK(parse_report_kind("APRESIASI") == ReportKind::Praise);
  CHECK_FALSE(parse_report_kind("PUJIAN"));
  CHECK(parse_class_reason("LEWAT_30_HARI") == ClassReason::Late);
  CHECK_FALSE(parse_class_reason("lewat"));
}

TEST_CASE("a complaint's number tells day, kiosk and count, and its digit catches a slip",
          "[complaint]") {
  const auto number = complaint_number(monday, "K01", 7);
  CHECK(number == "PGD-261123-K01-0007");
  CHECK(complaint_check_digit(number) == 7);
  CHECK(complaint_number_for_typing(number) == "PGD-261123-K01-0007-7");
  CHECK(is_complaint_number(number));
  for (const auto* wrong : {"", "PGD-261123-K01-007", "PGD-26112-K01-0007", "PGD-261123--0007",
                            "XYZ-261123-K01-0007", "PGD-261123-k01-0007", "PGD-261123-K01-00071"}) {
    INFO(wrong);
    CHECK_FALSE(is_complaint_number(wrong));
  }
  // Every single wrong digit gives another check digit.
  for (std::size_t i = 0; i < number.size(); ++i) {
    if (number[i] < '0' || number[i] > '9') continue;
    for (char c = '0'; c <= '9'; ++c) {
      auto other = number;
      other[i] = c;
      if (other != number) CHECK(complaint_check_digit(other) != 7);
    }
  }
}

TEST_CASE("names and addresses are checked as typed", "[complaint]") {
  CHECK(is_complainant_name("Siti"));
  CHECK(is_complainant_name("H. Ujang"));
  for (const auto* name : {"Ai", "Ng", "U", "A. B"}) {
    CHECK(is_complainant_name(name));
    CHECK(is_short_name(name));
  }
  CHECK_FALSE(is_short_name("Siti"));
  CHECK_FALSE(is_complainant_name("R2D2"));
  CHECK_FALSE(is_complainant_name("."));
  CHECK(is_postal_address("Kp. Uji RT 02/03"));
  CHECK_FALSE(is_postal_address("Uji 1"));
  CHECK_FALSE(is_postal_address("1234567890123"));
}

TEST_CASE("sixteen digits in a text are noticed, however they are written", "[complaint]") {
  CHECK(holds_sixteen_digits("NIK saya 3214005001900001."));
  CHECK(holds_sixteen_digits("3214 0050 0190 0001"));
  CHECK_FALSE(holds_sixteen_digits("telepon 081809898222 sejak 2026"));
  CHECK_FALSE(holds_sixteen_digits("321400500190000"));
}

TEST_CASE("characters are counted, not bytes or spaces around them", "[complaint]") {
  CHECK(characters_in("  disé  ") == 4);
  CHECK(characters_in("   ") == 0);
  CHECK(characters_in("") == 0);
}
