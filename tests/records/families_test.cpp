// What is built is what is read.

#include "tests/records/sample_facts.h"
#include "tests/support/catch.h"

namespace records = kiosk::records;
using namespace kiosk;

TEST_CASE("what the ledger tells of itself is read as it was written", "[records]") {
  const records::NumberFloors floors{{tests::sample_day, {{'A', 7}, {'*', 501}}}};
  const records::LedgerStarted started{
      .kiosk = "K01",
      .predecessor = {.file = "voices.db.corrupt-1", .chain = "abc", .inherited = 3},
      .floors = floors};
  CHECK(records::parse_ledger_started(records::fact_of(started).payload) == started);
  records::LedgerStarted after_journal{.kiosk = "K\"1"};
  after_journal.predecessor = {.file = "x", .sequence = 12, .hash = Digest{1, 2, 3}};
  CHECK(records::parse_ledger_started(records::fact_of(after_journal).payload) == after_journal);
  const records::TailDropped dropped{.kiosk = "K01", .floors = floors};
  CHECK(records::parse_tail_dropped(records::fact_of(dropped).payload) == dropped);
  const records::Mended mended{
      .kiosk = "K01", .turned_back = 2, .without_payload = {3}, .lost = {4, 5}, .floors = floors};
  CHECK(records::parse_mended(records::fact_of(mended).payload) == mended);
}

TEST_CASE("a ticket, its slip and its end are read as they were written", "[records]") {
  const auto ticket = tests::sample_ticket();
  const auto fact = records::ticket_fact(ticket, "K01", UtcOffset{540}, tests::sample_day);
  CHECK(records::parse_ticket_payload(fact.payload) == ticket);
  CHECK(records::continued_day(fact.payload) == tests::sample_day);
  const auto print =
      records::print_fact(ticket.request.id, domain::PrintState::Failed, "paper_out");
  CHECK(records::parse_print(print.kind, print.payload) ==
        records::PrintChange{.ticket = ticket.request.id,
                             .state = domain::PrintState::Failed,
                             .trouble = "paper_out"});
  CHECK(records::parse_end(records::end_fact(ticket.request.id, "DONE").payload) ==
        records::EndChange{.ticket = ticket.request.id, .end = "DONE"});
}

TEST_CASE("a pre-check is read without the definition of its service", "[records]") {
  const auto check = tests::sample_precheck();
  const auto kept = records::parse_precheck(
      records::fact_of(check, tests::sample_service(), UtcOffset{420}).payload);
  REQUIRE(kept);
  CHECK(kept->id == check.id);
  CHECK(kept->service_code == "SP071");
  CHECK(kept->questions.at("scale") == std::vector<std::string>{"KECIL"});
  CHECK(kept->questions.at("branch") == std::vector<std::string>{"COMM", "QAQC"});
  REQUIRE(kept->items.size() == 1);
  CHECK(kept->items[0] ==
        records::ParsedAnswer{.item = "A1", .state = "YA", .sub = {}, .expiry = tests::sample_day});
  CHECK(kept->started_at == check.started_at);
  CHECK(kept->finished_at == check.finished_at);
}

TEST_CASE("a question that nobody answered is there and empty", "[records]") {
  auto check = tests::sample_precheck();
  check.answers.erase("scale");
  check.answers.erase("branch");
  const auto kept = records::parse_precheck(
      records::fact_of(check, tests::sample_service(), UtcOffset{420}).payload);
  REQUIRE(kept);
  CHECK(kept->questions.at("scale").empty());
  CHECK(kept->questions.at("branch").empty());
}

TEST_CASE("a report says in clear by which kind of channel the answer is wanted", "[records]") {
  const auto report = tests::sample_report();
  const auto kept = records::parse_report(records::fact_of(report).payload);
  REQUIRE(kept);
  CHECK(kept->number == report.number);
  CHECK(kept->answer_by == "EMAIL");
  CHECK(kept->matter == report.matter);
  CHECK(kept->identity == report.identity);
  CHECK(kept->service_code == "SP071");
  CHECK(kept->facility == 3);
  CHECK(kept->problem_sub == "PERILAKU");
  CHECK(kept->confidential);
  CHECK(kept->due == "2026-11-23");
  CHECK(kept->language == "id");
}

TEST_CASE("a survey and what was suggested in it are read as they were written", "[records]") {
  const auto survey = tests::sample_survey();
  const auto fact = records::fact_of(survey);
  const records::Sealed sealed{.key = "0123456789abcdef", .box = "Ym94"};
  const auto plain = records::parse_survey(fact.payload);
  REQUIRE(plain);
  CHECK_FALSE(plain->suggestion);
  CHECK(plain->profile == survey.profile);
  CHECK(plain->scores.size() == survey.scores.size());
  CHECK(plain->seconds == 95);
  const auto suggested = records::parse_survey(records::with_suggestion(fact.payload, sealed));
  REQUIRE(suggested);
  CHECK(suggested->suggestion == sealed);
  CHECK(suggested->scores == plain->scores);
}

TEST_CASE("a pulse keeps its face, the neutral one too, and the hour", "[records]") {
  for (const auto face : {std::optional{1}, std::optional<int>{}}) {
    const auto pulse = records::parse_pulse(
        records::fact_of(records::Pulse{.id = Uuid{{4, 2}},
                                        .at = tests::sample_time(),
                                        .kiosk = "K01",
                                        .face = face,
                                        .language = domain::Language::Sundanese})
            .payload);
    REQUIRE(pulse);
    CHECK(pulse->face == face);
    CHECK(pulse->language == domain::Language::Sundanese);
    CHECK(pulse->at == *parse_instant("2026-11-23T09:00:00+07:00"));
  }
}

TEST_CASE("what staff and devices do is read as it was written, whatever stands in it",
          "[records]") {
  const records::StaffAction action{
      .who = "17", .action = "sign_in", .reason = "badge\"", .about = "}\n"};
  CHECK(records::parse_staff_action(records::fact_of(action).payload) == action);
  CHECK(records::parse_staff_called(records::staff_called_fact("help").payload) == "help");
  CHECK(records::parse_emergency_begun(records::emergency_begun_fact("alarm").payload) == "alarm");
  CHECK(records::parse_emergency_ended(records::emergency_ended_fact("17").payload) == "17");
  const auto printer = records::printer_fact("paper_out");
  CHECK(records::parse_device(printer.kind, printer.payload) ==
        records::DeviceChange{.device = "printer", .state = "paper_out"});
  const auto scanner = records::device_fact("scanner", "lost");
  CHECK(records::parse_device(scanner.kind, scanner.payload) ==
        records::DeviceChange{.device = "scanner", .state = "lost"});
}
