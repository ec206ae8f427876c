#pragma once
// One fact of every kind, each with all its members, made by the kiosk's own builders.

#include <vector>

#include "kiosk/records/device.h"
#include "kiosk/records/ledger.h"
#include "kiosk/records/precheck.h"
#include "kiosk/records/pulse.h"
#include "kiosk/records/report.h"
#include "kiosk/records/staff.h"
#include "kiosk/records/survey.h"
#include "kiosk/records/ticket.h"

namespace tests {

namespace records = kiosk::records;

inline constexpr kiosk::Date sample_day{std::chrono::year{2026} / 11 / 23};

inline kiosk::Instant sample_time() {
  return *kiosk::parse_instant("2026-11-23T09:12:00+07:00");
}

inline kiosk::domain::Ticket sample_ticket() {
  return {.request = {.id = kiosk::Uuid{{1}},
                      .group = 'A',
                      .service_code = "SP071",
                      .desk = "DAFTAR",
                      .precheck = kiosk::Uuid{{2}}},
          .number = {.group = 'A', .sequence = 12},
          .day = sample_day,
          .issued_at = sample_time(),
          .ahead_at_issue = 7,
          .wait_minutes = 18};
}

inline records::Report sample_report() {
  records::Report report{.number = "PGD-261123-K01-0007",
                         .kiosk = "K01",
                         .header = {},
                         .withdrawal_sha256 = std::string(64, 'a'),
                         .matter = {.key = "0123456789abcdef", .box = "bWF0dGVy"},
                         .identity = records::Sealed{.key = "fedcba9876543210", .box = "aQ=="},
                         .answer_by = kiosk::domain::NotifyBy::Email};
  report.header.due = sample_day;
  report.header.warn = sample_day;
  report.header.subject = kiosk::domain::Subject::Service;
  report.header.service_code = "SP071";
  report.header.sector = "PERINDUSTRIAN";
  report.header.facility = 3;
  report.header.officer_code = "P-07";
  report.header.problem = kiosk::domain::ProblemType::Behaviour;
  report.header.confidential = true;
  return report;
}

inline records::SurveyResponse sample_survey() {
  return {.id = kiosk::Uuid{{4, 1}},
          .at = sample_time(),
          .kiosk = "K01",
          .service = "SP071",
          .unit = "DPMPTSP",
          .profile = {.sex = "P", .age = "26-35", .education = "S1", .job = "SWASTA"},
          .scores = {4, 3, 4, 3, 4, 3, 4, 3, 2},
          .seconds = 95};
}

/// A service with a question of one answer, one of several, and an item.
inline kiosk::domain::Service sample_service() {
  kiosk::domain::Service service;
  service.code = "SP071";
  service.digest = "0123456789abcdef";
  service.requirements.questions = {
      {.id = "scale", .type = kiosk::domain::QuestionType::Single},
      {.id = "branch", .type = kiosk::domain::QuestionType::Multiple}};
  service.requirements.items = {{.id = "A1", .has_expiry = true}};
  return service;
}

inline records::PreCheck sample_precheck() {
  records::PreCheck check{.id = kiosk::Uuid{{3}},
                          .answers = {},
                          .assessment = {},
                          .started_at = sample_time(),
                          .finished_at = sample_time() + std::chrono::minutes{2},
                          .kiosk = "K01"};
  check.answers["scale"].chosen = {"KECIL"};
  check.answers["branch"].chosen = {"COMM", "QAQC"};
  check.answers["A1"] = {.reply = kiosk::domain::Reply::Yes, .expires = sample_day};
  check.assessment.items = {{.item = "A1",
                             .state = kiosk::domain::ItemState::Met,
                             .needs = {},
                             .missing_parts = {},
                             .served_by = {}}};
  return check;
}

inline std::vector<records::Fact> sample_facts() {
  using kiosk::domain::PrintState;
  const kiosk::UtcOffset offset{420};
  const records::NumberFloors floors{{sample_day, {{'A', 501}, {'*', 501}}}};
  std::vector<records::Fact> facts{
      records::fact_of(
          records::LedgerStarted{.kiosk = "K01",
                                 .predecessor = {.file = "ledger.db.corrupt-1",
                                                 .sequence = 40,
                                                 .hash = kiosk::Digest{7},
                                                 .chain = kiosk::to_string(kiosk::Uuid{{9}}),
                                                 .inherited = 2},
                                 .floors = floors}),
      records::fact_of(records::TailDropped{.kiosk = "K01", .floors = floors}),
      records::fact_of(records::Mended{.kiosk = "K01",
                                       .turned_back = 1,
                                       .without_payload = {3, 4},
                                       .lost = {5},
                                       .floors = floors}),
      records::clock_confirmed_fact(),
      records::ticket_fact(sample_ticket(), "K01", offset, sample_day),
      records::end_fact(kiosk::Uuid{{1}}, "VOID"),
      records::fact_of(sample_precheck(), sample_service(), offset),
      records::fact_of(sample_report()),
      records::fact_of(sample_survey()),
      records::fact_of(
          records::Pulse{.id = kiosk::Uuid{{4, 2}}, .at = sample_time(), .kiosk = "K01"}),
      records::fact_of(records::StaffAction{
          .who = "17", .action = "void_ticket", .reason = "gone", .about = "A012"}),
      records::staff_refused_fact(),
      records::staff_called_fact("help"),
      records::emergency_begun_fact("alarm"),
      records::emergency_ended_fact("17"),
      records::printer_fact("paper_out")};
  for (const auto state :
       {PrintState::Printing, PrintState::Printed, PrintState::Failed, PrintState::Unknown}) {
    facts.push_back(records::print_fact(kiosk::Uuid{{1}}, state, "none"));
  }
  for (const auto* device : {"scanner", "buttons", "keys", "headphones", "touch", "display"}) {
    facts.push_back(records::device_fact(device, "lost"));
  }
  return facts;
}

}  // namespace tests
