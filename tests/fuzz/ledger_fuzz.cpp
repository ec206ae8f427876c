// What the store reads out of a file it cannot trust: a write-ahead log's bytes and the numbers in
// a heap of them; and the tables made again from records that somebody edited. The first byte
// chooses the kind of the record.

#include "kiosk/records/kinds.h"
#include "kiosk/store/damage.h"
#include "kiosk/store/mark.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/report_rows.h"
#include "kiosk/store/wal.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using namespace kiosk;
using namespace kiosk::store;

constexpr Date monday{std::chrono::year{2026} / 11 / 23};
constexpr UtcOffset offset{420};

std::string kind_at(std::size_t number) {
  const auto all = records::all_kinds();
  return std::string{all[number % all.size()].name};
}

domain::Ticket sample_ticket() {
  return {.request = {.id = Uuid{{1}}, .group = 'A', .service_code = "SP071", .desk = "DAFTAR"},
          .number = {.group = 'A', .sequence = 12},
          .day = monday,
          .issued_at = *parse_instant("2026-11-23T09:12:00+07:00")};
}

bool is_replayed(const std::string& kind, const std::string& payload) {
  Replay replay;
  Record record{.id = sample_ticket().request.id, .kind = std::string{kinds::ticket_issued}};
  record.payload = records::ticket_payload(sample_ticket(), "K01", offset);
  require(replay.apply(record));
  record.kind = kind;
  record.payload = payload;
  return replay.apply(record);
}

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  (void)judge_wal(input);
  const auto text = text_of(input.subspan(1));
  const auto found = find_numbers(text);
  const auto day = latest_believable_day(found, monday);
  require(!day || !floors_after_damage(found, monday).empty());
  const auto mark = parse_mark(text);
  if (mark) require(parse_mark(to_text(*mark)) == mark);
  const bool agreed = agrees({.day = monday, .sequence = 7, .classification = "PENGADUAN"}, text);
  const bool replayed = is_replayed(kind_at(input[0]), text);
  return mark || agreed || replayed ? Verdict::Taken : Verdict::Refused;
}

std::vector<std::string> seeds() {
  const std::vector<records::Fact> facts{
      records::ticket_fact(sample_ticket(), "K01", offset),
      records::print_fact(Uuid{{1}}, domain::PrintState::Printed, "paper_out"),
      records::end_fact(Uuid{{1}}, "VOID"),
      records::fact_of(records::LedgerStarted{.kiosk = "K01",
                                              .predecessor = {.file = "ledger.db.damaged"},
                                              .floors = {{monday, {{'A', 7}}}}})};
  std::vector<std::string> texts;
  for (char kind = 0; kind < static_cast<char>(records::all_kinds().size()); ++kind) {
    for (const auto& fact : facts) texts.push_back(kind + fact.payload);
  }
  texts.push_back('\0' +
                  std::string{R"({"no":"PGD-261123-K01-0007","kiosk":"K01","class":"PENGADUAN",)"
                              R"("reason":"OK"})"});
  texts.push_back('\0' + to_text({.ledger = Uuid{{1}}, .sequence = 7, .numbers = {{'A', 3}}}));
  // The head of a write-ahead log with one frame, pages of 512 bytes.
  std::string log("\x37\x7f\x06\x82\x00\x2d\xe2\x18\x00\x00\x02\x00", 12);
  log.resize(32 + 24 + 512);
  texts.push_back(log);
  return texts;
}

}  // namespace

const Target ledger{"ledger", run, seeds};

}  // namespace fuzz
