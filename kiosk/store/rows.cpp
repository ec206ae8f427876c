#include "kiosk/store/rows.h"

#include <stdexcept>

#include <fmt/format.h>

#include "kiosk/store/replay.h"

namespace kiosk::store {
namespace {

/// Leaves through the library's wall like its own errors do, as a damaged file.
[[noreturn]] void damaged_row() {
  throw std::runtime_error("damaged row");
}

std::string digest_text(const Digest& digest) {
  return digest == Digest{} ? std::string{} : to_hex(digest);
}

Digest parse_digest(const std::string& text) {
  Digest digest{};
  if (text.empty()) return digest;
  auto bytes = from_hex(text);
  if (!bytes || bytes->size() != digest.size()) damaged_row();
  std::copy(bytes->begin(), bytes->end(), digest.begin());
  return digest;
}

constexpr std::string_view record_columns =
    "sequence, id, kind, time_ms, payload_digest, previous, hash, payload";

/// The statements of one chain's table. They live as long as the program, as Session::run asks.
struct ChainStatements {
  explicit ChainStatements(std::string_view table)
      : insert(fmt::format("INSERT INTO {} ({}) VALUES(:sequence, :id, :kind, :time, :digest,"
                           " :previous, :hash, :payload)",
                           table, record_columns)),
        find(fmt::format("SELECT {} FROM {} WHERE id = :id", record_columns, table)),
        after(fmt::format("SELECT {} FROM {} WHERE sequence > :after ORDER BY sequence"
                          " LIMIT :limit",
                          record_columns, table)),
        erase(fmt::format("UPDATE {} SET payload = NULL WHERE sequence <= :last"
                          " AND payload IS NOT NULL",
                          table)) {}

  std::string insert;
  std::string find;
  std::string after;
  std::string erase;
};

const ChainStatements& statements(Chain chain) {
  static const ChainStatements journal{"journal"};
  static const ChainStatements voices{"apart.voices"};
  return chain == Chain::Journal ? journal : voices;
}

struct RawRecord {
  long long sequence = 0;
  long long time_ms = 0;
  std::string id, kind, digest, previous, hash, payload;
  soci::indicator payload_indicator = soci::i_null;
};

Record to_record(Chain chain, const RawRecord& raw) {
  auto id = parse_uuid(raw.id);
  if (!id) damaged_row();
  Record record{.chain = chain,
                .sequence = raw.sequence,
                .id = *id,
                .kind = raw.kind,
                .time = Instant{std::chrono::milliseconds{raw.time_ms}},
                .payload_digest = parse_digest(raw.digest),
                .previous = parse_digest(raw.previous),
                .hash = parse_digest(raw.hash),
                .payload = std::nullopt};
  if (raw.payload_indicator == soci::i_ok) record.payload = raw.payload;
  return record;
}

/// A chain's part of the ledger's row, as its columns hold it.
struct RawChain {
  RawChain() = default;
  explicit RawChain(const ChainRow& row)
      : sequence(row.head_sequence),
        acknowledged(row.acknowledged_sequence),
        hash(digest_text(row.head)),
        acknowledged_hash(digest_text(row.acknowledged)) {}

  ChainRow row() const {
    return {.head_sequence = sequence,
            .head = parse_digest(hash),
            .acknowledged_sequence = acknowledged,
            .acknowledged = parse_digest(acknowledged_hash)};
  }

  long long sequence = 0;
  long long acknowledged = 0;
  std::string hash, acknowledged_hash;
};

struct RawTicket {
  std::string id, day, group, desk, print_state, trouble, ended;
  long long digit = 0;
  long long sequence = 0;
};

TicketRow to_ticket_row(const RawTicket& raw) {
  auto id = parse_uuid(raw.id);
  auto day = parse_date(raw.day);
  auto state = domain::parse_print_state(raw.print_state);
  bool number = raw.group.size() == 1 && raw.digit >= 0 && raw.digit <= 9 && raw.sequence >= 1 &&
                raw.sequence <= 9999;
  if (!id || !day || !state || !number) damaged_row();
  return {.id = *id,
          .day = *day,
          .number = {.group = raw.group[0],
                     .kiosk_digit = static_cast<int>(raw.digit),
                     .sequence = static_cast<int>(raw.sequence)},
          .desk = raw.desk,
          .print_state = *state,
          .trouble = raw.trouble,
          .ended = raw.ended};
}

soci::details::prepare_temp_type select_ticket(Session& session, RawTicket& raw,
                                               const std::string& tail) {
  return (session.sql.prepare << "SELECT id, day, ticket_group, kiosk_digit, sequence, desk,"
                                 " print_state, trouble, ended FROM tickets "
                              << tail,
          soci::into(raw.id), soci::into(raw.day), soci::into(raw.group), soci::into(raw.digit),
          soci::into(raw.sequence), soci::into(raw.desk), soci::into(raw.print_state),
          soci::into(raw.trouble), soci::into(raw.ended));
}

std::map<char, int> number_by_group(Session& session, const char* what, Date day) {
  std::map<char, int> result;
  std::string group;
  auto day_text = to_iso(day);
  long long number = 0;
  soci::statement statement =
      (session.sql.prepare << "SELECT ticket_group, " << what
                           << " FROM tickets WHERE day = :day GROUP BY ticket_group",
       soci::use(day_text), soci::into(group), soci::into(number));
  for (statement.execute(); statement.fetch();) {
    if (group.size() != 1 || number < 0 || number > 9999) damaged_row();
    result[group[0]] = static_cast<int>(number);
  }
  return result;
}

}  // namespace

void insert_record(Session& session, const Record& record) {
  long long sequence = record.sequence;
  long long time_ms = record.time.time_since_epoch().count();
  auto id = to_string(record.id);
  auto digest = digest_text(record.payload_digest);
  auto previous = digest_text(record.previous);
  auto hash = digest_text(record.hash);
  auto payload = record.payload.value_or("");
  session.run(statements(record.chain).insert, soci::use(sequence), soci::use(id),
              soci::use(record.kind), soci::use(time_ms), soci::use(digest), soci::use(previous),
              soci::use(hash), soci::use(payload));
}

std::optional<Record> find_record(Session& session, const Uuid& id) {
  auto record = find_record(session, Chain::Journal, id);
  return record ? record : find_record(session, Chain::Voices, id);
}

std::optional<Record> find_record(Session& session, Chain chain, const Uuid& id) {
  RawRecord raw;
  const auto text = to_string(id);
  const bool found = session.run(
      statements(chain).find, soci::into(raw.sequence), soci::into(raw.id), soci::into(raw.kind),
      soci::into(raw.time_ms), soci::into(raw.digest), soci::into(raw.previous),
      soci::into(raw.hash), soci::into(raw.payload, raw.payload_indicator), soci::use(text));
  if (!found) return std::nullopt;
  return to_record(chain, raw);
}

std::optional<Record> find_record(Session& session, Chain chain, std::int64_t sequence) {
  auto found = records_after(session, chain, sequence - 1, 1);
  if (found.empty() || found[0].sequence != sequence) return std::nullopt;
  return found[0];
}

std::vector<Record> records_after(Session& session, Chain chain, std::int64_t after, int limit) {
  RawRecord raw;
  long long first = after;
  soci::statement statement =
      (session.sql.prepare << statements(chain).after, soci::into(raw.sequence), soci::into(raw.id),
       soci::into(raw.kind), soci::into(raw.time_ms), soci::into(raw.digest),
       soci::into(raw.previous), soci::into(raw.hash),
       soci::into(raw.payload, raw.payload_indicator), soci::use(first), soci::use(limit));
  std::vector<Record> records;
  for (statement.execute(); statement.fetch();) records.push_back(to_record(chain, raw));
  return records;
}

std::int64_t erase_payloads(Session& session, Chain chain, std::int64_t through) {
  long long last = through;
  soci::statement statement = (session.sql.prepare << statements(chain).erase, soci::use(last));
  statement.execute(true);
  return statement.get_affected_rows();
}

LedgerRow read_ledger_row(Session& session) {
  long long newest = 0;
  long long known = 0;
  RawChain journal;
  RawChain voices;
  session.sql << "SELECT newest_ms, clock_known, journal_sequence, journal_hash,"
                 " journal_acknowledged, journal_acknowledged_hash FROM ledger WHERE id = 1",
      soci::into(newest), soci::into(known), soci::into(journal.sequence), soci::into(journal.hash),
      soci::into(journal.acknowledged), soci::into(journal.acknowledged_hash);
  if (!session.sql.got_data() || (known != 0 && known != 1)) damaged_row();
  session.sql << "SELECT sequence, hash, acknowledged, acknowledged_hash FROM voices_ledger"
                 " WHERE id = 1",
      soci::into(voices.sequence), soci::into(voices.hash), soci::into(voices.acknowledged),
      soci::into(voices.acknowledged_hash);
  if (!session.sql.got_data()) damaged_row();
  LedgerRow row{.journal = journal.row(), .voices = voices.row(), .newest_time = std::nullopt};
  if (known == 1) row.newest_time = Instant{std::chrono::milliseconds{newest}};
  return row;
}

void write_ledger_row(Session& session, const LedgerRow& row) {
  long long newest = row.newest_time.value_or(Instant{}).time_since_epoch().count();
  long long known = row.newest_time ? 1 : 0;
  const RawChain journal{row.journal};
  session.run(
      "UPDATE ledger SET newest_ms = :newest, clock_known = :known, journal_sequence = :js,"
      " journal_hash = :jh, journal_acknowledged = :ja, journal_acknowledged_hash = :jah"
      " WHERE id = 1",
      soci::use(newest), soci::use(known), soci::use(journal.sequence), soci::use(journal.hash),
      soci::use(journal.acknowledged), soci::use(journal.acknowledged_hash));
}

void write_voices_row(Session& session, const LedgerRow& row) {
  const RawChain voices{row.voices};
  session.run(
      "UPDATE voices_ledger SET sequence = :sequence, hash = :hash, acknowledged = :acknowledged,"
      " acknowledged_hash = :acknowledged_hash WHERE id = 1",
      soci::use(voices.sequence), soci::use(voices.hash), soci::use(voices.acknowledged),
      soci::use(voices.acknowledged_hash));
}

void insert_ticket(Session& session, const TicketRow& row) {
  auto id = to_string(row.id);
  auto day = to_iso(row.day);
  std::string group(1, row.number.group);
  std::string state = domain::name_of(row.print_state);
  session.run(
      "INSERT INTO tickets(day, ticket_group, kiosk_digit, sequence, id, desk, print_state, "
      "trouble,"
      " ended) VALUES(:day, :group, :digit, :sequence, :id, :desk, :state, :trouble, :ended)",
      soci::use(day), soci::use(group), soci::use(row.number.kiosk_digit),
      soci::use(row.number.sequence), soci::use(id), soci::use(row.desk), soci::use(state),
      soci::use(row.trouble), soci::use(row.ended));
}

std::optional<TicketRow> find_ticket_row(Session& session, const Uuid& id) {
  const auto record = find_record(session, Chain::Journal, id);
  if (!record || record->kind != kinds::ticket_issued) return std::nullopt;
  const auto ticket = parse_ticket_payload(record->payload.value_or(""));
  if (!ticket) damaged_row();
  RawTicket raw;
  const auto day = to_iso(ticket->day);
  const std::string group(1, ticket->number.group);
  const bool found = session.run(
      "SELECT id, day, ticket_group, kiosk_digit, sequence, desk, print_state, trouble, ended"
      " FROM tickets WHERE day = :day AND ticket_group = :group AND kiosk_digit = :digit"
      " AND sequence = :sequence",
      soci::into(raw.id), soci::into(raw.day), soci::into(raw.group), soci::into(raw.digit),
      soci::into(raw.sequence), soci::into(raw.desk), soci::into(raw.print_state),
      soci::into(raw.trouble), soci::into(raw.ended), soci::use(day), soci::use(group),
      soci::use(ticket->number.kiosk_digit), soci::use(ticket->number.sequence));
  if (!found || raw.id != to_string(id)) damaged_row();
  return to_ticket_row(raw);
}

void update_ticket_row(Session& session, const TicketRow& row) {
  const auto day = to_iso(row.day);
  const std::string group(1, row.number.group);
  std::string state = domain::name_of(row.print_state);
  session.run(
      "UPDATE tickets SET print_state = :state, trouble = :trouble, ended = :ended"
      " WHERE day = :day AND ticket_group = :group AND kiosk_digit = :digit"
      " AND sequence = :sequence",
      soci::use(state), soci::use(row.trouble), soci::use(row.ended), soci::use(day),
      soci::use(group), soci::use(row.number.kiosk_digit), soci::use(row.number.sequence));
}

std::vector<TicketRow> all_ticket_rows(Session& session) {
  RawTicket raw;
  soci::statement statement = select_ticket(session, raw, "");
  std::vector<TicketRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_ticket_row(raw));
  return rows;
}

std::optional<Record> last_ticket_record(Session& session) {
  long long sequence = 0;
  const std::string kind{kinds::ticket_issued};
  session.sql << "SELECT sequence FROM journal WHERE kind = :kind ORDER BY sequence DESC LIMIT 1",
      soci::use(kind), soci::into(sequence);
  if (!session.sql.got_data()) return std::nullopt;
  return find_record(session, Chain::Journal, sequence);
}

std::map<char, int> last_sequences(Session& session, Date day) {
  return number_by_group(session, "max(sequence)", day);
}

std::map<char, int> count_by_group(Session& session, Date day) {
  return number_by_group(session, "count(*)", day);
}

std::vector<TicketRow> ticket_rows_since(Session& session, Date day) {
  RawTicket raw;
  auto day_text = to_iso(day);
  soci::statement statement =
      (select_ticket(session, raw, "WHERE day >= :day"), soci::use(day_text));
  std::vector<TicketRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_ticket_row(raw));
  return rows;
}

NumberFloors read_floors(Session& session) {
  NumberFloors floors;
  std::string day;
  std::string group;
  long long floor = 0;
  soci::statement statement =
      (session.sql.prepare << "SELECT day, ticket_group, floor FROM number_floors", soci::into(day),
       soci::into(group), soci::into(floor));
  for (statement.execute(); statement.fetch();) {
    auto date = parse_date(day);
    if (!date || group.size() != 1 || floor < 0 || floor > 9999) damaged_row();
    floors[*date][group[0]] = static_cast<int>(floor);
  }
  return floors;
}

void write_floors(Session& session, const NumberFloors& floors) {
  for (const auto& [date, groups] : floors) {
    const auto day = to_iso(date);
    for (const auto& [letter, floor] : groups) {
      const std::string group(1, letter);
      session.sql << "INSERT INTO number_floors VALUES(:day, :group, :floor)"
                     " ON CONFLICT DO UPDATE SET floor = max(floor, excluded.floor)",
          soci::use(day), soci::use(group), soci::use(floor);
    }
  }
}

std::vector<Uuid> tickets_without_print_end(Session& session, Date day) {
  std::vector<Uuid> tickets;
  std::string text;
  auto day_text = to_iso(day);
  soci::statement statement =
      (session.sql.prepare << "SELECT id FROM tickets WHERE day = :day"
                              " AND print_state IN ('reserved', 'printing') ORDER BY sequence",
       soci::use(day_text), soci::into(text));
  for (statement.execute(); statement.fetch();) {
    auto id = parse_uuid(text);
    if (!id) damaged_row();
    tickets.push_back(*id);
  }
  return tickets;
}

std::map<std::string, int> waiting_by_desk(Session& session, Date day) {
  std::map<std::string, int> result;
  std::string desk;
  auto day_text = to_iso(day);
  long long count = 0;
  soci::statement statement =
      (session.sql.prepare << "SELECT desk, count(*) FROM tickets WHERE day = :day AND ended = ''"
                              " GROUP BY desk",
       soci::use(day_text), soci::into(desk), soci::into(count));
  for (statement.execute(); statement.fetch();) result[desk] = static_cast<int>(count);
  return result;
}

}  // namespace kiosk::store
