#include "kiosk/store/rows.h"

#include <stdexcept>

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

int number_of(Chain chain) {
  return static_cast<int>(chain);
}

struct RawRecord {
  long long chain = 0;
  long long sequence = 0;
  long long time_ms = 0;
  std::string id, kind, digest, previous, hash, payload;
  soci::indicator payload_indicator = soci::i_null;
};

Record to_record(const RawRecord& raw) {
  auto id = parse_uuid(raw.id);
  if (!id || (raw.chain != 1 && raw.chain != 2)) damaged_row();
  Record record{.chain = static_cast<Chain>(raw.chain),
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
  auto chain = number_of(record.chain);
  long long sequence = record.sequence;
  long long time_ms = record.time.time_since_epoch().count();
  auto id = to_string(record.id);
  auto digest = digest_text(record.payload_digest);
  auto previous = digest_text(record.previous);
  auto hash = digest_text(record.hash);
  auto payload = record.payload.value_or("");
  session.run(
      "INSERT INTO records VALUES(:chain, :sequence, :id, :kind, :time, :digest, :previous, :hash,"
      " :payload)",
      soci::use(chain), soci::use(sequence), soci::use(id), soci::use(record.kind),
      soci::use(time_ms), soci::use(digest), soci::use(previous), soci::use(hash),
      soci::use(payload));
}

std::optional<Record> find_record(Session& session, const Uuid& id) {
  RawRecord raw;
  auto text = to_string(id);
  const bool found = session.run(
      "SELECT chain, sequence, id, kind, time_ms, payload_digest, previous, hash, payload"
      " FROM records WHERE id = :id",
      soci::into(raw.chain), soci::into(raw.sequence), soci::into(raw.id), soci::into(raw.kind),
      soci::into(raw.time_ms), soci::into(raw.digest), soci::into(raw.previous),
      soci::into(raw.hash), soci::into(raw.payload, raw.payload_indicator), soci::use(text));
  if (!found) return std::nullopt;
  return to_record(raw);
}

std::optional<Record> find_record(Session& session, Chain chain, std::int64_t sequence) {
  auto found = records_after(session, chain, sequence - 1, 1);
  if (found.empty() || found[0].sequence != sequence) return std::nullopt;
  return found[0];
}

std::vector<Record> records_after(Session& session, Chain chain, std::int64_t after, int limit) {
  RawRecord raw;
  auto chain_number = number_of(chain);
  long long first = after;
  soci::statement statement =
      (session.sql.prepare << "SELECT chain, sequence, id, kind, time_ms, payload_digest, previous,"
                              " hash, payload FROM records WHERE chain = :chain"
                              " AND sequence > :after ORDER BY sequence LIMIT :limit",
       soci::into(raw.chain), soci::into(raw.sequence), soci::into(raw.id), soci::into(raw.kind),
       soci::into(raw.time_ms), soci::into(raw.digest), soci::into(raw.previous),
       soci::into(raw.hash), soci::into(raw.payload, raw.payload_indicator),
       soci::use(chain_number), soci::use(first), soci::use(limit));
  std::vector<Record> records;
  for (statement.execute(); statement.fetch();) records.push_back(to_record(raw));
  return records;
}

std::int64_t erase_payloads(Session& session, Chain chain, std::int64_t through) {
  auto chain_number = number_of(chain);
  long long last = through;
  soci::statement statement = (session.sql.prepare << "UPDATE records SET payload = NULL WHERE"
                                                      " chain = :chain AND sequence <= :last"
                                                      " AND payload IS NOT NULL",
                               soci::use(chain_number), soci::use(last));
  statement.execute(true);
  return statement.get_affected_rows();
}

ChainRow read_chain(Session& session, Chain chain) {
  auto chain_number = number_of(chain);
  long long head = 0;
  long long acknowledged = 0;
  std::string head_hash;
  std::string acknowledged_hash;
  session.sql << "SELECT head_sequence, head_hash, acknowledged_sequence, acknowledged_hash"
                 " FROM chains WHERE chain = :chain",
      soci::use(chain_number), soci::into(head), soci::into(head_hash), soci::into(acknowledged),
      soci::into(acknowledged_hash);
  if (!session.sql.got_data()) damaged_row();
  return {.head_sequence = head,
          .head = parse_digest(head_hash),
          .acknowledged_sequence = acknowledged,
          .acknowledged = parse_digest(acknowledged_hash)};
}

void write_chain(Session& session, Chain chain, const ChainRow& row) {
  auto chain_number = number_of(chain);
  long long head = row.head_sequence;
  long long acknowledged = row.acknowledged_sequence;
  auto head_hash = digest_text(row.head);
  auto acknowledged_hash = digest_text(row.acknowledged);
  session.run(
      "UPDATE chains SET head_sequence = :head, head_hash = :head_hash,"
      " acknowledged_sequence = :acknowledged, acknowledged_hash = :acknowledged_hash"
      " WHERE chain = :chain",
      soci::use(head), soci::use(head_hash), soci::use(acknowledged), soci::use(acknowledged_hash),
      soci::use(chain_number));
}

std::optional<Instant> read_newest_time(Session& session) {
  long long newest = 0;
  long long known = 0;
  session.sql << "SELECT newest_ms, clock_known FROM ledger WHERE id = 1", soci::into(newest),
      soci::into(known);
  if (!session.sql.got_data() || (known != 0 && known != 1)) damaged_row();
  if (known == 0) return std::nullopt;
  return Instant{std::chrono::milliseconds{newest}};
}

void write_newest_time(Session& session, Instant newest) {
  long long time_ms = newest.time_since_epoch().count();
  session.run("UPDATE ledger SET newest_ms = :newest, clock_known = 1", soci::use(time_ms));
}

void insert_ticket(Session& session, const TicketRow& row) {
  auto id = to_string(row.id);
  auto day = to_iso(row.day);
  std::string group(1, row.number.group);
  std::string state = domain::name_of(row.print_state);
  session.run(
      "INSERT INTO tickets VALUES(:id, :day, :group, :digit, :sequence, :desk, :state, :trouble,"
      " :ended)",
      soci::use(id), soci::use(day), soci::use(group), soci::use(row.number.kiosk_digit),
      soci::use(row.number.sequence), soci::use(row.desk), soci::use(state), soci::use(row.trouble),
      soci::use(row.ended));
}

std::optional<TicketRow> find_ticket_row(Session& session, const Uuid& id) {
  RawTicket raw;
  auto text = to_string(id);
  const bool found = session.run(
      "SELECT id, day, ticket_group, kiosk_digit, sequence, desk, print_state, trouble, ended"
      " FROM tickets WHERE id = :id",
      soci::into(raw.id), soci::into(raw.day), soci::into(raw.group), soci::into(raw.digit),
      soci::into(raw.sequence), soci::into(raw.desk), soci::into(raw.print_state),
      soci::into(raw.trouble), soci::into(raw.ended), soci::use(text));
  if (!found) return std::nullopt;
  return to_ticket_row(raw);
}

void update_ticket_row(Session& session, const TicketRow& row) {
  auto id = to_string(row.id);
  std::string state = domain::name_of(row.print_state);
  session.run(
      "UPDATE tickets SET print_state = :state, trouble = :trouble, ended = :ended WHERE id = :id",
      soci::use(state), soci::use(row.trouble), soci::use(row.ended), soci::use(id));
}

std::vector<TicketRow> all_ticket_rows(Session& session) {
  RawTicket raw;
  soci::statement statement = select_ticket(session, raw, "");
  std::vector<TicketRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_ticket_row(raw));
  return rows;
}

std::optional<Date> latest_ticket_day(Session& session) {
  std::string day;
  soci::indicator indicator = soci::i_null;
  session.sql << "SELECT max(day) FROM tickets", soci::into(day, indicator);
  if (indicator != soci::i_ok) return std::nullopt;
  auto date = parse_date(day);
  if (!date) damaged_row();
  return date;
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

std::optional<NumberFloors> read_floors(Session& session) {
  NumberFloors floors;
  std::string day;
  std::string group;
  long long floor = 0;
  soci::statement statement =
      (session.sql.prepare << "SELECT day, ticket_group, floor FROM number_floors"
                              " WHERE day = (SELECT max(day) FROM number_floors)",
       soci::into(day), soci::into(group), soci::into(floor));
  for (statement.execute(); statement.fetch();) {
    auto date = parse_date(day);
    if (!date || group.size() != 1 || floor < 0 || floor > 9999) damaged_row();
    floors.day = *date;
    floors.groups[group[0]] = static_cast<int>(floor);
  }
  if (floors.groups.empty()) return std::nullopt;
  return floors;
}

void write_floors(Session& session, const NumberFloors& floors) {
  auto day = to_iso(floors.day);
  for (const auto& [letter, floor] : floors.groups) {
    std::string group(1, letter);
    session.sql << "INSERT INTO number_floors VALUES(:day, :group, :floor)"
                   " ON CONFLICT DO UPDATE SET floor = max(floor, excluded.floor)",
        soci::use(day), soci::use(group), soci::use(floor);
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
