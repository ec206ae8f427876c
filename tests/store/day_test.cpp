// What is counted and listed of one day, and what may happen once a day only.

#include "kiosk/store/ledger.h"
#include "tests/store/sample_ledger.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/unsent.h"

using namespace kiosk;
using namespace kiosk::store;
using namespace kiosk::store::test;
using namespace std::chrono_literals;
using domain::PrintState;

namespace {

/// A press on a face by the holder of that token.
NewRecord press(std::uint8_t number, const std::optional<std::string>& token) {
  return {.chain = Chain::Voices,
          .kind = "pulse",
          .payload = R"({"face":4})",
          .id = Uuid{{4, number}},
          .spends = token};
}

void take_ticket(Ledger& ledger, std::uint32_t number, char group, Instant now) {
  REQUIRE(ledger.issue_ticket(sample_request(number, group), now));
}

std::vector<std::string> numbers_of(const std::vector<TicketOfDay>& tickets) {
  std::vector<std::string> numbers;
  for (const auto& one : tickets) numbers.push_back(to_display(one.ticket.number));
  return numbers;
}

}  // namespace

TEST_CASE("a token is spent once a day, also over a restart", "[day]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  CHECK(ledger->is_spent("ticket 12", morning) == false);
  REQUIRE(ledger->append(press(1, "ticket 12"), morning));
  CHECK(ledger->is_spent("ticket 12", morning) == true);
  CHECK(ledger->is_spent("ticket 13", morning) == false);
  CHECK(ledger->append(press(2, "ticket 12"), morning + 1h).error() == StoreError::SpentAlready);
  ledger.reset();
  ledger = open_at(config, morning + 2h);
  CHECK(ledger->append(press(3, "ticket 12"), morning + 2h).error() == StoreError::SpentAlready);
  REQUIRE(ledger->append(press(4, "ticket 13"), morning + 2h));
  CHECK(ledger->status()->voices.depth == 1 + 2);
}

TEST_CASE("the same record again keeps its token, and those without one are not limited", "[day]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  const auto first = ledger->append(press(1, "ticket 12"), morning);
  REQUIRE(first);
  CHECK(ledger->append(press(1, "ticket 12"), morning + 1min) == first);
  REQUIRE(ledger->append(press(2, std::nullopt), morning));
  REQUIRE(ledger->append(press(3, std::nullopt), morning));
  CHECK(ledger->status()->voices.depth == 1 + 3);
}

TEST_CASE("on the next day a token is free again, and the old ones are forgotten (P10)", "[day]") {
  ScratchFolder folder;
  const auto path = folder.file("ledger.db");
  auto ledger = open_at(sample_config(path));
  REQUIRE(ledger->append(press(1, "ticket 12"), morning));
  REQUIRE(ledger->append(press(2, "ticket 13"), morning));
  CHECK(ledger->is_spent("ticket 12", morning + 24h) == false);
  REQUIRE(ledger->append(press(3, "ticket 12"), morning + 24h));
  ledger.reset();
  CHECK(tests::read_file(folder.file("spent.db")).find("ticket 12") != std::string::npos);
  CHECK(tests::read_file(folder.file("spent.db")).find("ticket 13") == std::string::npos);
  for (const auto* other : {"ledger.db", "voices.db"}) {
    CHECK(tests::read_file(folder.file(other)).find("ticket 1") == std::string::npos);
  }
}

TEST_CASE("no record holds the token that it spent (P10)", "[day]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  REQUIRE(ledger->append(press(1, "ticket 12"), morning));
  const auto records = tests::unsent(*ledger, Chain::Voices, 10);
  REQUIRE(records);
  REQUIRE(records->size() == 2);
  CHECK(records->back().payload.value_or("").find("ticket 12") == std::string::npos);
}

TEST_CASE("the latest tickets are the day's newest first, of all groups", "[day]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")), morning - 24h);
  take_ticket(*ledger, 1, 'A', morning - 24h);
  CHECK(ledger->latest_tickets(morning, 10)->empty());
  take_ticket(*ledger, 2, 'A', morning);
  take_ticket(*ledger, 3, 'B', morning + 1min);
  take_ticket(*ledger, 4, 'A', morning + 2min);
  const auto all = ledger->latest_tickets(morning + 1h, 10);
  REQUIRE(all);
  CHECK(numbers_of(*all) == std::vector<std::string>{"A-002", "B-001", "A-001"});
  CHECK(numbers_of(*ledger->latest_tickets(morning + 1h, 2)) ==
        std::vector<std::string>{"A-002", "B-001"});
  CHECK(all->front().ticket == ledger->find_ticket(sample_id(4))->value());
}

TEST_CASE("the list tells where each slip is and how each ticket ended", "[day]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  take_ticket(*ledger, 1, 'A', morning);
  take_ticket(*ledger, 2, 'A', morning);
  REQUIRE(ledger->set_print_state(sample_id(1), PrintState::Printed, "", morning));
  REQUIRE(ledger->end_ticket(sample_id(1), TicketEnd::Void, morning));
  const auto tickets = ledger->latest_tickets(morning, 10);
  REQUIRE(tickets);
  REQUIRE(tickets->size() == 2);
  CHECK(tickets->at(0).print_state == PrintState::Reserved);
  CHECK(tickets->at(0).ended.empty());
  CHECK(tickets->at(1).print_state == PrintState::Printed);
  CHECK(tickets->at(1).ended == "VOID");
}

TEST_CASE("the day's figures count slips, records and void tickets of that day alone", "[day]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")), morning - 24h);
  take_ticket(*ledger, 1, 'A', morning - 24h);
  REQUIRE(ledger->append(press(1, std::nullopt), morning - 24h));
  for (std::uint32_t number = 2; number <= 4; ++number) take_ticket(*ledger, number, 'A', morning);
  REQUIRE(ledger->set_print_state(sample_id(2), PrintState::Printed, "", morning));
  REQUIRE(ledger->set_print_state(sample_id(3), PrintState::Failed, "paper_out", morning));
  REQUIRE(ledger->end_ticket(sample_id(3), TicketEnd::Void, morning));
  REQUIRE(ledger->end_ticket(sample_id(4), TicketEnd::Done, morning));
  REQUIRE(ledger->append(press(2, std::nullopt), morning));
  REQUIRE(ledger->append(press(3, std::nullopt), morning + 1h));
  const auto figures = ledger->day_figures(morning + 8h);
  REQUIRE(figures);
  CHECK(figures->print_states ==
        std::map<std::string, int>{{"reserved", 1}, {"printed", 1}, {"failed", 1}});
  CHECK(figures->void_tickets == 1);
  CHECK(figures->records.at("pulse") == 2);
}

TEST_CASE("a day's figures begin and end at the office's midnight", "[day]") {
  ScratchFolder folder;
  const auto last_minute = *parse_instant("2026-11-23T23:59:59+07:00");
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  take_ticket(*ledger, 1, 'A', last_minute);
  take_ticket(*ledger, 2, 'A', last_minute + 1s);
  const auto figures = ledger->day_figures(last_minute + 1s);
  REQUIRE(figures);
  CHECK(figures->print_states == std::map<std::string, int>{{"reserved", 1}});
  CHECK(numbers_of(*ledger->latest_tickets(last_minute + 1s, 10)) ==
        std::vector<std::string>{"A-001"});
}

TEST_CASE("a ticket's end is found with its time, also far behind it and after a restart",
          "[day]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (std::uint32_t i = 1; i <= 3; ++i) take_ticket(*ledger, i, 'A', morning);
  const auto id = [](std::uint32_t i) { return sample_request(i, 'A').id; };
  for (int i = 0; i < 250; ++i) {
    REQUIRE(ledger->append({.kind = "device_printer", .payload = "{}"}, morning + 1min));
  }
  REQUIRE(ledger->end_ticket(id(2), TicketEnd::Cancelled, morning + 2min));
  REQUIRE(ledger->end_ticket(id(3), TicketEnd::Void, morning + 3min));
  ledger.reset();
  ledger = open_at(config, morning + 4min);
  const auto waits = ledger->end_of(id(1));
  REQUIRE(waits);
  CHECK_FALSE(waits->has_value());
  const auto given_back = ledger->end_of(id(2));
  REQUIRE((given_back && *given_back));
  CHECK(**given_back == EndOfTicket{.end = TicketEnd::Cancelled, .at = morning + 2min});
  const auto made_void = ledger->end_of(id(3));
  REQUIRE((made_void && *made_void));
  CHECK(**made_void == EndOfTicket{.end = TicketEnd::Void, .at = morning + 3min});
  CHECK(ledger->end_of(id(9)).error() == StoreError::NotFound);
}
