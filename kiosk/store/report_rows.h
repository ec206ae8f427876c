#pragma once
// The SQL of reports' numbers. Store worker's thread only; may throw SOCI's errors, like rows.h.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/store/session.h"

namespace kiosk::store {

struct ReportRow {
  Uuid id;
  Date day{};
  int sequence = 0;
  std::string classification;  // `PENGADUAN`
  std::string reason;          // `OK`
  std::string due;             // ISO date, or empty

  bool operator==(const ReportRow&) const = default;
};

void insert_report(SqlSession& session, const ReportRow& row);
std::optional<ReportRow> find_report(SqlSession& session, const Uuid& id);
std::vector<ReportRow> all_report_rows(SqlSession& session);
/// After damage the day goes on beyond what one kiosk takes in a day.
inline constexpr int floor_after_damage = 500;
/// No report of that day is numbered `last` or below.
void keep_reports_above(SqlSession& session, Date day, int last);
/// 0 when that day has none.
int last_report_sequence(SqlSession& session, Date day);
std::map<std::string, int> count_by_class(SqlSession& session, Date day);
void forget_reports_before(SqlSession& session, Date day);

/// True when the payload is erased, or tells day, number, class and due date of the row.
bool agrees(const ReportRow& row, const std::optional<std::string>& payload);

}  // namespace kiosk::store
