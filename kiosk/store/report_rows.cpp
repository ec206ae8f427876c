#include "kiosk/store/report_rows.h"

#include <stdexcept>

#include "kiosk/domain/complaint.h"
#include "kiosk/records/report.h"

namespace kiosk::store {
namespace {

struct RawReport {
  std::string id, day, classification, reason, due;
  long long sequence = 0;
};

ReportRow to_row(const RawReport& raw) {
  const auto id = parse_uuid(raw.id);
  const auto day = parse_date(raw.day);
  // Leaves through the library's wall like its own errors do, as a damaged file.
  if (!id || !day) throw std::runtime_error("damaged row");
  return {.id = *id,
          .day = *day,
          .sequence = static_cast<int>(raw.sequence),
          .classification = raw.classification,
          .reason = raw.reason,
          .due = raw.due};
}

constexpr auto columns = "SELECT id, day, sequence, class, reason, due FROM apart.reports ";

}  // namespace

void insert_report(SqlSession& session, const ReportRow& row) {
  const auto id = to_string(row.id);
  const auto day = to_iso(row.day);
  const long long sequence = row.sequence;
  session.sql << "INSERT INTO apart.reports(id, day, sequence, class, reason, due)"
                 " VALUES(:id, :day, :sequence, :class, :reason, :due)",
      soci::use(id), soci::use(day), soci::use(sequence), soci::use(row.classification),
      soci::use(row.reason), soci::use(row.due);
  keep_reports_above(session, row.day, row.sequence);
}

void keep_reports_above(SqlSession& session, Date day, int last) {
  const auto day_text = to_iso(day);
  session.sql << "INSERT INTO report_days VALUES(:day, :last)"
                 " ON CONFLICT DO UPDATE SET last = max(last, excluded.last)",
      soci::use(day_text), soci::use(last);
}

std::optional<ReportRow> find_report(SqlSession& session, const Uuid& id) {
  RawReport raw;
  const auto wanted = to_string(id);
  session.sql << std::string{columns} + "WHERE id = :id", soci::use(wanted), soci::into(raw.id),
      soci::into(raw.day), soci::into(raw.sequence), soci::into(raw.classification),
      soci::into(raw.reason), soci::into(raw.due);
  if (!session.sql.got_data()) return std::nullopt;
  return to_row(raw);
}

std::vector<ReportRow> all_report_rows(SqlSession& session) {
  RawReport raw;
  soci::statement statement =
      (session.sql.prepare << columns, soci::into(raw.id), soci::into(raw.day),
       soci::into(raw.sequence), soci::into(raw.classification), soci::into(raw.reason),
       soci::into(raw.due));
  std::vector<ReportRow> rows;
  for (statement.execute(); statement.fetch();) rows.push_back(to_row(raw));
  return rows;
}

int last_report_sequence(SqlSession& session, Date day) {
  const auto wanted = to_iso(day);
  long long last = 0;
  session.sql << "SELECT ifnull(max(last), 0) FROM report_days WHERE day = :day", soci::use(wanted),
      soci::into(last);
  return static_cast<int>(last);
}

std::map<std::string, int> count_by_class(SqlSession& session, Date day) {
  std::map<std::string, int> counts;
  std::string classification;
  long long count = 0;
  const auto wanted = to_iso(day);
  soci::statement statement =
      (session.sql.prepare
           << "SELECT class, count(*) FROM apart.reports WHERE day = :day GROUP BY class",
       soci::use(wanted), soci::into(classification), soci::into(count));
  for (statement.execute(); statement.fetch();) counts[classification] = static_cast<int>(count);
  return counts;
}

void forget_reports_before(SqlSession& session, Date day) {
  const auto first = to_iso(day);
  session.sql << "DELETE FROM apart.reports WHERE day < :day", soci::use(first);
}

bool agrees(const ReportRow& row, const std::optional<std::string>& payload) {
  if (!payload) return true;
  const auto report = records::parse_report(*payload);
  return report &&
         report->number == domain::complaint_number(row.day, report->kiosk, row.sequence) &&
         report->classification == row.classification && report->reason == row.reason &&
         report->due == row.due;
}

}  // namespace kiosk::store
