// The SQL of tickets and numbers.

#include "kiosk/store/replay.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

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

soci::details::prepare_temp_type select_ticket(SqlSession& session, RawTicket& raw,
                                               const std::string& tail) {
  return (session.sql.prepare << "SELECT id, day, ticket_group, kiosk_digit, sequence, desk,"
                                 " print_state, trouble, ended FROM tickets "
                              << tail,
          soci::into(raw.id), soci::into(raw.day), soci::into(raw.group), soci::into(raw.digit),
          soci::into(raw.sequence), soci::into(raw.desk), soci::into(raw.print_state),
          soci::into(raw.trouble), soci::into(raw.ended));
}

std::map<char, int> number_by_group(SqlSession& session, const char* what, Date day) {
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

void insert_ticket(SqlSession& session, const TicketRow& row) {
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

std::optional<TicketRow> find_ticket_row(SqlSession& session, const Uuid& id) {
  const auto record = find_record(session, Chain::Journal, id);
  if (!record || record->kind != kinds::ticket_issued) return std::nullopt;
  const auto ticket = records::parse_ticket_payload(record->payload.value_or(""));
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

void update_ticket_row(SqlSession& session, const TicketRow& row) {
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

std::vector<TicketRow> all_ticket_rows(SqlSession& session) {
  RawTicket raw;
  soci::statement statement = select_ticket(session, raw, "");
  std::vector<TicketRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_ticket_row(raw));
  return rows;
}

std::optional<Record> last_ticket_record(SqlSession& session) {
  long long sequence = 0;
  const std::string kind{kinds::ticket_issued};
  session.sql << "SELECT sequence FROM journal WHERE kind = :kind AND payload IS NOT NULL "
                 "ORDER BY sequence DESC LIMIT 1",
      soci::use(kind), soci::into(sequence);
  if (!session.sql.got_data()) return std::nullopt;
  return find_record(session, Chain::Journal, sequence);
}

std::map<char, int> last_sequences(SqlSession& session, Date day) {
  return number_by_group(session, "max(sequence)", day);
}

std::map<char, int> count_by_group(SqlSession& session, Date day) {
  return number_by_group(session, "count(*)", day);
}

std::vector<TicketRow> ticket_rows_since(SqlSession& session, Date day) {
  RawTicket raw;
  auto day_text = to_iso(day);
  soci::statement statement =
      (select_ticket(session, raw, "WHERE day >= :day"), soci::use(day_text));
  std::vector<TicketRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_ticket_row(raw));
  return rows;
}

int floor_of(const NumberFloors& floors, Date day, char group) {
  const auto found = floors.find(day);
  if (found == floors.end()) return 0;
  const auto& groups = found->second;
  const auto own = groups.find(group);
  const auto floor = own != groups.end() ? own : groups.find('*');
  return floor == groups.end() ? 0 : floor->second;
}

NumberFloors read_floors(SqlSession& session) {
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

void write_floors(SqlSession& session, const NumberFloors& floors) {
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

std::vector<Uuid> tickets_without_print_end(SqlSession& session, Date day) {
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

std::map<std::string, int> waiting_by_desk(SqlSession& session, Date day) {
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
