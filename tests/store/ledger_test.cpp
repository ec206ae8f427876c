#include "kiosk/store/ledger.h"

#include <filesystem>
#include <set>

#include "tests/store/memory_disk.h"
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

std::string number_of(const std::expected<domain::Ticket, StoreError>& ticket) {
  return ticket ? domain::to_string(ticket->number) : name_of(ticket.error());
}

}  // namespace

TEST_CASE("tickets of a group are numbered one by one", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  CHECK(number_of(ledger->issue_ticket(sample_request(1), morning)) == "A001");
  CHECK(number_of(ledger->issue_ticket(sample_request(2), morning)) == "A002");
  CHECK(number_of(ledger->issue_ticket(sample_request(3, 'B'), morning)) == "B001");
  auto fourth = ledger->issue_ticket(sample_request(4), morning + 5min);
  REQUIRE(fourth);
  CHECK(fourth->day == *parse_date("2026-11-23"));
  CHECK(fourth->ahead_at_issue == 3);
  CHECK_FALSE(fourth->wait_minutes);
  CHECK(ledger->issued_today(morning) == std::map<char, int>{{'A', 3}, {'B', 1}});
}

TEST_CASE("the same request gets the same ticket, also after a restart", "[ledger]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  auto first = ledger->issue_ticket(sample_request(1), morning, domain::DeskFacts{});
  REQUIRE(first);
  CHECK(first->wait_minutes == 0);
  CHECK(ledger->issue_ticket(sample_request(1), morning + 1h) == first);
  ledger.reset();
  ledger = open_at(config, morning + 2h);
  CHECK(ledger->issue_ticket(sample_request(1), morning + 2h) == first);
  CHECK(*ledger->find_ticket(sample_id(1)) == *first);
  CHECK(ledger->status()->journal.depth == 2);
}

TEST_CASE("a kiosk's own series carries its digit", "[ledger]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  config.kiosk_digit = 2;
  CHECK(number_of(open_at(config)->issue_ticket(sample_request(1), morning)) == "A2-001");
}

TEST_CASE("the slip's state follows the printer and is kept", "[ledger]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  REQUIRE(ledger->issue_ticket(sample_request(1), morning));
  auto id = sample_id(1);
  CHECK(*ledger->print_state(id) == PrintState::Reserved);
  CHECK(ledger->set_print_state(id, PrintState::Printing, "", morning));
  CHECK(ledger->set_print_state(id, PrintState::Failed, "paper_out", morning));
  auto depth = ledger->status()->journal.depth;
  CHECK(ledger->set_print_state(id, PrintState::Failed, "paper_out", morning));
  CHECK(ledger->status()->journal.depth == depth);
  ledger.reset();
  ledger = open_at(config);
  CHECK(*ledger->print_state(id) == PrintState::Failed);
  CHECK(ledger->verify()->intact());
  CHECK(ledger->set_print_state(sample_id(9), PrintState::Printing, "", morning).error() ==
        StoreError::NotFound);
  CHECK(ledger->set_print_state(id, PrintState::Reserved, "", morning).error() ==
        StoreError::Invalid);
}

TEST_CASE("a ticket that ended no longer counts as waiting", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  for (std::uint32_t i = 1; i <= 3; ++i) REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  CHECK(ledger->waiting("KONSUL", morning) == 3);
  CHECK(ledger->end_ticket(sample_id(2), TicketEnd::Done, morning));
  CHECK(ledger->end_ticket(sample_id(2), TicketEnd::Cancelled, morning));
  CHECK(ledger->waiting("KONSUL", morning) == 2);
  CHECK(ledger->waiting("DAFTAR", morning) == 0);
  CHECK(ledger->waiting("KONSUL", morning + 24h) == 0);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("a ticket is found by its number and day, and given back once", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  const auto ticket = *ledger->issue_ticket(sample_request(1), morning);
  REQUIRE(ledger->issue_ticket(sample_request(2), morning));
  CHECK(*ledger->find_number(ticket.day, ticket.number) == sample_id(1));
  auto other = ticket.number;
  other.sequence = 99;
  CHECK_FALSE(*ledger->find_number(ticket.day, other));
  CHECK_FALSE(*ledger->find_number(add_days(ticket.day, 1), ticket.number));
  for (int time = 0; time < 2; ++time) {
    REQUIRE(ledger->end_ticket(sample_id(1), TicketEnd::Cancelled, morning));
  }
  CHECK(ledger->day_figures(morning)->cancelled_tickets == 1);
  CHECK(ledger->day_figures(morning)->void_tickets == 0);
  CHECK(ledger->verify()->intact());
}

TEST_CASE("who waits is known again after a restart, and nobody is the next morning", "[ledger]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (std::uint32_t i = 1; i <= 3; ++i) REQUIRE(ledger->issue_ticket(sample_request(i), morning));
  REQUIRE(ledger->end_ticket(sample_id(1), TicketEnd::NoShow, morning));
  ledger.reset();
  ledger = open_at(config);
  CHECK(ledger->waiting("KONSUL", morning) == 2);
  CHECK(ledger->issue_ticket(sample_request(4), morning)->ahead_at_issue == 2);
  CHECK(ledger->issue_ticket(sample_request(4), morning)->ahead_at_issue == 2);
  CHECK(ledger->waiting("KONSUL", morning) == 3);
  CHECK(ledger->issue_ticket(sample_request(5), morning + 24h)->ahead_at_issue == 0);
  CHECK(ledger->end_ticket(sample_id(2), TicketEnd::Expired, morning + 24h));
  CHECK(ledger->waiting("KONSUL", morning + 24h) == 1);
}

TEST_CASE("other facts are stored once by their identity", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  NewRecord fault{.kind = "device_fault", .payload = R"({"device":"printer"})", .id = sample_id(7)};
  CHECK(ledger->append(fault, morning) == sample_id(7));
  CHECK(ledger->append(fault, morning + 1h) == sample_id(7));
  CHECK(ledger->status()->journal.depth == 2);
  auto other = fault;
  other.payload = "{}";
  CHECK(ledger->append(other, morning).error() == StoreError::IdentityUsed);
  for (const char* kind : {"", "Ticket", "ticket_issued", "ledger_started", "a b"}) {
    CHECK(ledger->append({.kind = kind, .payload = "{}"}, morning).error() == StoreError::Invalid);
  }
  for (const char* payload : {"", "{", "\"\xFF\""}) {
    CHECK(ledger->append({.kind = "x", .payload = payload}, morning).error() ==
          StoreError::Invalid);
  }
}

TEST_CASE("voices tell neither their minute nor their order among the tickets", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  REQUIRE(ledger->issue_ticket(sample_request(1), morning));
  auto id = ledger->append({.chain = Chain::Voices, .kind = "pulse", .payload = R"({"face":4})"},
                           morning + 17min);
  REQUIRE(id);
  CHECK(to_string(*id)[14] == '4');
  auto voices = tests::unsent(*ledger, Chain::Voices, 10);
  REQUIRE(voices);
  REQUIRE(voices->size() == 2);
  CHECK(voices->at(1).time == morning);
  CHECK(voices->at(1).sequence == 2);
}

TEST_CASE("each chain of a ledger begins with the record that is its identity", "[ledger]") {
  ScratchFolder folder;
  const auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  const auto status = *ledger->status();
  for (const auto chain : {Chain::Journal, Chain::Voices}) {
    const auto records = *tests::unsent(*ledger, chain, 10);
    REQUIRE(records.size() == 1);
    CHECK(records[0].kind == "ledger_started");
    CHECK(records[0].id == (chain == Chain::Journal ? status.journal : status.voices).ledger);
    REQUIRE(ledger->acknowledge(chain, 1, records[0].hash));
  }
  CHECK(status.journal.ledger != status.voices.ledger);
  // It is no voice: what was acknowledged of it stays.
  CHECK(ledger->erase_acknowledged_voices() == 0);
  ledger.reset();
  CHECK(open_at(config)->status()->voices.ledger == status.voices.ledger);
}

TEST_CASE("a receiver's acknowledgement moves the outbox on and lets voices be erased",
          "[ledger]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  for (int i = 0; i < 5; ++i) {
    auto payload = "{\"sealed\":\"canary-" + std::to_string(i) + "\"}";
    REQUIRE(
        ledger->append({.chain = Chain::Voices, .kind = "complaint", .payload = payload}, morning));
  }
  auto voices = *tests::unsent(*ledger, Chain::Voices, 4);
  REQUIRE(voices.size() == 4);
  CHECK(ledger->acknowledge(Chain::Voices, 4, voices[2].hash).error() == StoreError::Invalid);
  CHECK(ledger->acknowledge(Chain::Voices, 99, voices[2].hash).error() == StoreError::NotFound);
  CHECK(ledger->acknowledge(Chain::Voices, 4, voices[3].hash));
  CHECK(ledger->acknowledge(Chain::Voices, 3, voices[2].hash));
  CHECK(ledger->status()->voices.unsent == 2);
  CHECK(ledger->erase_acknowledged_voices() == 3);
  auto report = *ledger->verify();
  CHECK(report.intact());
  CHECK(report.erased_payloads == 3);
  CHECK(tests::unsent(*ledger, Chain::Voices, 10)->size() == 2);
  const auto bytes = tests::read_file(folder.file("voices.db"));
  CHECK(bytes.find("canary-2") == std::string::npos);
  CHECK(bytes.find("canary-3") != std::string::npos);
  CHECK(std::filesystem::file_size(folder.file("voices.db-wal")) == 0);
}

TEST_CASE("requests that break a rule are refused before anything is stored", "[ledger]") {
  ScratchFolder folder;
  auto ledger = open_at(sample_config(folder.file("ledger.db")));
  auto refused = [&](auto change) {
    auto request = sample_request(1);
    change(request);
    return number_of(ledger->issue_ticket(request, morning)) == "invalid";
  };
  CHECK(refused([](auto& request) { request.group = 'I'; }));
  CHECK(refused([](auto& request) { request.group = 'a'; }));
  CHECK(refused([](auto& request) { request.id = {}; }));
  CHECK(refused([](auto& request) { request.desk = ""; }));
  CHECK(refused([](auto& request) { request.desk = "\xFF"; }));
  CHECK(refused([](auto& request) { request.service_code = "a\"b"; }));
  CHECK(refused([](auto& request) { request.language = "xx-"; }));
  CHECK(ledger->status()->journal.depth == 1);
}

TEST_CASE("a second program cannot open the ledger", "[ledger]") {
  ScratchFolder folder;
  auto config = sample_config(folder.file("ledger.db"));
  auto ledger = open_at(config);
  auto second = Ledger::open(config, morning);
  REQUIRE_FALSE(second);
  CHECK(second.error() == StoreError::Busy);
}

TEST_CASE("one ticket costs one sync", "[ledger]") {
  MemoryDisk disk;
  MemoryVfs vfs{disk};
  auto config = memory_config();
  auto ledger = open_at(config);
  REQUIRE(ledger->issue_ticket(sample_request(0), morning));
  constexpr int tickets = 100;
  std::multiset<std::int64_t> costs;
  for (std::uint32_t i = 1; i <= tickets; ++i) {
    auto before = disk.syncs;
    REQUIRE(ledger->issue_ticket(sample_request(i), morning));
    costs.insert(disk.syncs - before);
  }
  CHECK(costs.count(1) == tickets);
}
