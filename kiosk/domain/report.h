#pragma once
// A report as it is handed over for keeping, in the three parts of domain rules 2.3: what is clear,
// what is sealed, and who wrote it, sealed apart. Values only; any thread.

#include <optional>
#include <string>

#include "kiosk/base/private_text.h"
#include "kiosk/domain/complaint.h"

namespace kiosk::domain {

/// Clear: never a word of the visitor's own, nor anything that tells who they are.
struct ReportHeader {
  ReportKind requested = ReportKind::Complaint;
  Classification classification;
  std::optional<Date> due;   // complaints only, where the calendar knows
  std::optional<Date> warn;  // complaints only
  Subject subject = Subject::Other;
  std::string service_code;  // of Subject::Service
  int facility = 0;          // of Subject::Facility
  std::string officer_code;  // of Subject::Officer, from a badge; may be empty
  std::string sector;        // of the service
  ProblemType problem = ProblemType::Other;
  bool confidential = false;   // the reported party does not learn who wrote
  std::string notice_version;  // of the privacy notice that was shown
  std::string notice_digest;
  std::string language = "id";

  bool operator==(const ReportHeader&) const = default;
};

struct ReportMatter {
  PrivateText description;
  PrivateText loss;
  PrivateText request;
  Received received;
  std::string related;  // ticket or registration number from a scan; empty when anonymous

  bool operator==(const ReportMatter&) const = default;
};

struct ReportIdentity {
  PrivateText name;
  PrivateText address;
  PrivateText phone;
  PrivateText email;
  PrivateText on_behalf_of;
  std::optional<NotifyBy> notify;

  bool operator==(const ReportIdentity&) const = default;
};

}  // namespace kiosk::domain
