#pragma once
// `report_kept`: a complaint, a suggestion or praise (domain rules 2.3), in three parts: what is
// clear, the matter, and who wrote it, each of these sealed to a key of its own. Pure: the sealing
// is done before.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/report.h"
#include "kiosk/records/record.h"
#include "kiosk/records/sealed.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view report = "report_kept";
}  // namespace kinds

struct Report {
  std::string number;  // `PGD-261123-K01-0007`
  std::string kiosk;
  domain::ReportHeader header;
  std::string withdrawal_sha256;  // of the code with which it may be withdrawn
  Sealed matter;
  std::optional<Sealed> identity;  // absent = anonymous
  /// The kind of channel only, never the address: not every answer needs to open an identity.
  std::optional<domain::NotifyBy> answer_by;

  bool operator==(const Report&) const = default;
};

Fact fact_of(const Report& report);

/// As whoever receives it reads it: names and codes as they stand, empty where there is none.
struct ParsedReport {
  std::string number;
  std::string kiosk;
  std::string requested;       // `PENGADUAN`
  std::string classification;  // the same names
  std::string reason;          // `OK`
  std::string due;             // ISO date
  std::string warn;
  std::string subject;
  std::string service_code;
  std::string sector;
  int facility = 0;
  std::string officer_code;
  std::string problem;
  std::string problem_sub;
  bool confidential = false;
  std::string language;
  std::string withdrawal_sha256;
  Sealed matter;
  std::optional<Sealed> identity;
  std::string answer_by;  // of schema 1 always empty: it was sealed

  bool operator==(const ParsedReport&) const = default;
};

std::optional<ParsedReport> parse_report(std::string_view payload);

}  // namespace kiosk::records
