#include "tests/support/sample_events.h"

#include "kiosk/domain/loggable_scan.h"
#include "tests/support/sample_states.h"

namespace tests {

namespace m = kiosk::messages;

namespace {

/// Of keys, voice and staff.
std::vector<m::Event> sample_staff_events(const kiosk::domain::Ticket& ticket) {
  return {
      m::KeyPressed{.key = kiosk::ui::TactileKey::Repeat},
      m::SpeechEnded{.utterance = 7, .heard = true},
      m::HeadphonesReported{.plugged = true},
      m::PinChecked{.attempt = 3,
                    .verdict = m::PinVerdict::Wait,
                    .who = "PTG-0012",
                    .wait = std::chrono::seconds{15}},
      m::EmergencyChanged{.on = true, .source = "control"},
      m::StandingRestored{.standing = {.emergency = true, .closed = false}},
      m::SettingsKept{.kept = true},
      m::TicketsListed{.tickets = {{.ticket = ticket,
                                    .print_state = kiosk::domain::PrintState::Failed,
                                    .ended = true}}},
      m::TicketVoided{.ticket = kiosk::Uuid{{3}}, .error = kiosk::store::StoreError::DiskFull},
      m::TicketVoided{.ticket = kiosk::Uuid{{3}}, .error = std::nullopt},
      m::TicketCancelled{.number = ticket.number, .day = ticket.day, .error = std::nullopt},
      m::TicketCancelled{
          .number = ticket.number, .day = ticket.day, .error = kiosk::store::StoreError::Invalid},
      m::DayCounted{.prints = {{"printed", 7}},
                    .records = {{"precheck", 3}},
                    .reports = {{"PENGADUAN", 2}},
                    .void_tickets = 1,
                    .cancelled_tickets = 2,
                    .journal_depth = 512,
                    .journal_unsent = 500,
                    .journal_head = "0190163d8694739b",
                    .voices_depth = 41,
                    .voices_unsent = 40,
                    .voices_head = "aea5966c26f8ad91"},
      m::VisitsForgotten{
          .staff_calls = {{.reason = "security",
                           .at = std::chrono::milliseconds{5},
                           .time = kiosk::Instant{std::chrono::milliseconds{123'456'789}}}},
          .last_utterance = 8,
          .last_ticket_at = std::chrono::milliseconds{-1'000'000},
          .tickets_in_a_row = 2,
          .slips_since_near_end = 3,
          .sound_works = false},
  };
}

}  // namespace

std::vector<m::Event> sample_events() {
  auto ticket = sample_ticket();
  auto plain = ticket;
  plain.wait_minutes.reset();
  plain.number.kiosk_digit = 2;
  plain.request.service_code.clear();
  std::vector<m::Event> events{
      m::Tick{.now = *kiosk::parse_instant("2026-11-23T09:12:00+07:00"),
              .steady = std::chrono::milliseconds{123'456}},
      m::Tick{.now = *kiosk::parse_instant("1969-12-31T23:59:59+00:00")},
      m::Touched{},
      m::Tapped{.id = "queue.service.SP071", .value = "SP071"},
      m::FocusMoved{.id = "nav.home"},
      m::IdentitiesMade{.ids = {kiosk::Uuid{{1, 2, 3}}, kiosk::Uuid{{255}}},
                        .voice_ids = {kiosk::Uuid{{4, 5}}}},
      m::RecordKept{.id = kiosk::Uuid{{6}}},
      m::RecordRefused{.id = kiosk::Uuid{{7}}, .error = kiosk::store::StoreError::DiskFull},
      // Number, date and code are not logged.
      m::ComplaintKept{.id = kiosk::Uuid{{8}},
                       .number = {},
                       .classification = {.kind = kiosk::domain::ReportKind::Suggestion,
                                          .reason = kiosk::domain::ClassReason::Late},
                       .due = std::nullopt,
                       .withdrawal_code = {}},
      m::StoreReported{.trouble = kiosk::store::StoreError::DiskFull,
                       .clock = kiosk::domain::ClockVerdict::FarAhead,
                       .depth = 41,
                       .unsent = 40,
                       .reserve_given_up = true,
                       .restarted_from_damage = true,
                       .issued_today = {{'A', 7}, {'B', 1}}},
      m::StoreReported{.issued_today = {}},
      m::TicketIssued{.ticket = ticket},
      m::TicketIssued{.ticket = plain},
      m::TicketRefused{.request = kiosk::Uuid{{9}}, .error = kiosk::store::StoreError::Exhausted},
      m::TicketFound{.number = {.group = 'A', .sequence = 12},
                     .day = *kiosk::parse_date("2026-11-23"),
                     .taken_out = std::nullopt},
      m::TicketFound{
          .number = {.group = 'B', .kiosk_digit = 2, .sequence = 3},
          .day = *kiosk::parse_date("2026-11-23"),
          .taken_out = m::TakenOut{.by = m::TakenOutBy::Staff,
                                   .at = kiosk::Instant{std::chrono::milliseconds{123'456'789}}}},
      m::PrinterReported{.status = {.readiness = drivers::printer::Readiness::NotReady,
                                    .trouble = drivers::printer::Trouble::CoverOpen,
                                    .paper = drivers::printer::Paper::NearEnd,
                                    .model = "Epson \"TM\" ±"}},
      m::SlipEnded{.subject = kiosk::Uuid{{4}},
                   .job = 3,
                   .result = {.outcome = drivers::printer::Outcome::Failed,
                              .trouble = drivers::printer::Trouble::PaperOut,
                              .may_have_left_marks = false,
                              .bytes_handed_over = 4711}},
      m::FacePressed{.face = 1},
      m::ButtonPressed{.code = 291},
      m::SpentReported{.spent = true},
      m::LinkReported{.state = m::LinkState::Down, .fault = kiosk::sync::LinkFault::Portal},
      m::LinkReported{.state = m::LinkState::Refused, .refusal = kiosk::sync::Refusal::Fork},
      m::DeviceReported{.device = m::Device::Buttons, .state = m::DeviceState::Stuck},
      m::Scanned{.scan = kiosk::domain::Code{kiosk::domain::FileReceiptCode{
                     .registration_number = "REG2026-004417",
                     .date = *kiosk::parse_date("2026-11-23"),
                     .service_code = "SP071"}}},
      m::Scanned{.scan =
                     kiosk::domain::InvalidCode{.error = kiosk::domain::CodeError::BadSignature}},
      m::Scanned{.scan = kiosk::domain::PersonalNumber{}},
  };
  for (auto& event : sample_staff_events(ticket)) events.push_back(std::move(event));
  return events;
}

}  // namespace tests
