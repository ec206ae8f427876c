#include "server/records/verify.h"

#include <fmt/format.h>

#include "kiosk/records/chain_check.h"

namespace server::records {
namespace {

using kiosk::records::ChainFault;

constexpr int records_at_once = 1'000;

const char* name_of_fault(ChainFault fault) {
  switch (fault) {
    case ChainFault::SequenceGap:
      return "sequence_gap";
    case ChainFault::ChainBroken:
      return "chain_broken";
    case ChainFault::HashDiffers:
      return "hash_differs";
    case ChainFault::PayloadDiffers:
      return "payload_differs";
  }
  return "hash_differs";
}

SourceReport check_source(soci::session& session, const Source& source) {
  SourceReport report{.source = source, .findings = count_findings(session, source.number)};
  kiosk::records::ChainCheck check;
  kiosk::Digest previous{};
  while (true) {
    auto records = records_after(session, source, check.sequence(), records_at_once);
    if (records.empty()) break;
    for (auto& record : records) {
      // The hash of a record covers the one before it, so that is not stored a second time.
      record.previous = previous;
      for (const auto fault : check.add(record)) {
        report.faults.push_back(fmt::format("{}: {}", record.sequence, name_of_fault(fault)));
      }
      previous = record.hash;
      ++report.records;
    }
  }
  if (!check.ends_in(source.head.sequence, source.head.hash)) {
    report.faults.push_back(fmt::format("{}: head_differs", source.head.sequence));
  }
  return report;
}

}  // namespace

std::expected<std::vector<SourceReport>, store::DatabaseError> verify(store::Database& database) {
  using Result = std::expected<std::vector<SourceReport>, store::DatabaseError>;
  return database.reading([](soci::session& session) -> Result {
    std::vector<SourceReport> reports;
    for (const auto& source : all_sources(session)) {
      reports.push_back(check_source(session, source));
    }
    return reports;
  });
}

}  // namespace server::records
