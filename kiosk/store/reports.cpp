// Complaints, suggestions and praise into the ledger.

#include <algorithm>

#include "kiosk/store/core.h"
#include "kiosk/store/report_rows.h"

namespace kiosk::store {
namespace {

constexpr std::size_t longest_report_bytes = std::size_t{256} * 1024;
constexpr int highest_report = 9999;
constexpr int days_kept = 90;  // domain rules 2.3

KeptReport answer_from(const ReportRow& row, std::string_view kiosk) {
  return {.number = domain::complaint_number(row.day, kiosk, row.sequence),
          .classification =
              {.kind = domain::parse_report_kind(row.classification)
                           .value_or(domain::ReportKind::Suggestion),
               .reason = domain::parse_class_reason(row.reason).value_or(domain::ClassReason::Ok)},
          .due = parse_date(row.due)};
}

bool follows_damage_of(const Memory& memory, Date day) {
  const auto found = memory.floors.find(day);
  return found != memory.floors.end() && found->second.contains('*');
}

}  // namespace

std::expected<KeptReport, StoreError> Ledger::keep_report(const NewReport& report, Instant now) {
  using Result = std::expected<KeptReport, StoreError>;
  if (report.id.is_nil() || report.report.matter.box.empty()) {
    return std::unexpected(StoreError::Invalid);
  }
  core_->last_now = now;
  bool is_new = false;
  auto kept = core_->attempt([&](SqlSession& session, Memory& memory) -> Result {
    const auto& kiosk = core_->config.kiosk;
    if (const auto stored = find_report(session, report.id)) return answer_from(*stored, kiosk);
    // The reserve is for tickets: forms close while it is given up.
    if (core_->reserve.given_up()) return std::unexpected(StoreError::DiskFull);
    if (find_record(session, report.id)) return std::unexpected(StoreError::IdentityUsed);
    const auto day = core_->day_for(memory, now);
    int last = last_report_sequence(session, day);
    if (follows_damage_of(memory, day)) last = std::max(last, floor_after_damage);
    if (last >= highest_report) return std::unexpected(StoreError::Exhausted);
    const auto& header = report.report.header;
    const ReportRow row{.id = report.id,
                        .day = day,
                        .sequence = last + 1,
                        .classification = domain::name_of(header.classification.kind),
                        .reason = domain::name_of(header.classification.reason),
                        .due = header.due ? to_iso(*header.due) : std::string{}};
    auto numbered = report.report;
    numbered.number = domain::complaint_number(row.day, kiosk, row.sequence);
    numbered.kiosk = kiosk;
    const auto fact = records::fact_of(numbered);
    if (fact.payload.size() > longest_report_bytes) return std::unexpected(StoreError::Invalid);
    core_->add_record(session, memory, fact, now, report.id);
    is_new = true;
    insert_report(session, row);
    forget_reports_before(session, add_days(day, -days_kept));
    return answer_from(row, kiosk);
  });
  if (kept) kept->is_new = is_new;
  if (kept) core_->cover(Database::File::Voices);
  return kept;
}

}  // namespace kiosk::store
