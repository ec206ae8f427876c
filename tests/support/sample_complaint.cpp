#include "tests/support/sample_complaint.h"

namespace tests {
namespace {

namespace app = kiosk::app;
namespace complaint = kiosk::flows::complaint;
namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
using complaint::Field;
using complaint::Privacy;
using kiosk::PrivateText;

app::Model in_complaint(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{}, complaint::Start{}};
  model.screen = std::move(screen);
  return model;
}

void fill(complaint::Draft& draft, Field field, const char* text) {
  draft.of(field) = {.typing = {.text = PrivateText{text}},
                     .accepted = PrivateText{text},
                     .verdict = complaint::judge(draft, field, text)};
}

complaint::Draft with_privacy(Privacy privacy) {
  auto draft = sample_draft();
  draft.privacy = privacy;
  return draft;
}

complaint::Draft nearly_nothing() {
  return {.requested = domain::ReportKind::Suggestion,
          .privacy = Privacy::Anonymous,
          .subject = domain::Subject::Other};
}

SampleState writing(const char* name, Field field, const char* typed, bool refused = false) {
  auto draft = sample_draft();
  draft.of(field) = {.typing = {.text = PrivateText{typed}}};
  return {name, in_complaint(complaint::Write{
                    .draft = std::move(draft), .field = field, .refused = refused})};
}

/// What was typed is doubtful, and asked about.
SampleState asking(const char* name, Field field, const char* typed) {
  auto draft = sample_draft();
  draft.of(field) = {.typing = {.text = PrivateText{typed}}};
  return {name,
          in_complaint(complaint::Write{.draft = std::move(draft), .field = field, .asked = true})};
}

complaint::Sent kept(domain::Classification classification, flows::PaperPhase paper) {
  auto draft = sample_draft();
  for (auto& entry : draft.entries) entry = {};
  complaint::Sent state{.draft = std::move(draft),
                        .keeping = {.id = kiosk::Uuid{{4, 9}}, .phase = flows::KeepPhase::Kept}};
  state.number = "PGD-261123-K01-0007";
  state.classification = classification;
  if (classification.kind == domain::ReportKind::Complaint) {
    state.due = kiosk::parse_date("2026-12-11");
  }
  state.withdrawal_code = PrivateText{"ABCDEFGHIJKLMNOP"};
  state.paper = {.subject = state.keeping.id, .job = 1, .phase = paper};
  state.received_at = *kiosk::parse_instant("2026-11-23T09:12:00+07:00");
  return state;
}

SampleState receipt(const char* name, domain::Classification classification,
                    flows::PaperPhase paper) {
  auto model = in_complaint(kept(classification, paper));
  model.trail.clear();
  return {name, std::move(model)};
}

std::vector<SampleState> receipts() {
  using domain::ClassReason;
  using domain::ReportKind;
  using flows::PaperPhase;
  complaint::Sent refused{.draft = sample_draft(),
                          .keeping = {.id = kiosk::Uuid{{4, 9}},
                                      .phase = flows::KeepPhase::Refused,
                                      .error = kiosk::store::StoreError::DiskFull}};
  auto not_kept = in_complaint(refused);
  not_kept.trail.clear();
  refused.keeping.phase = flows::KeepPhase::Asked;
  auto asked = in_complaint(refused);
  asked.trail.clear();
  return {receipt("complaint.sent", {.kind = ReportKind::Complaint}, PaperPhase::Printed),
          receipt("complaint.sent.printing", {.kind = ReportKind::Complaint}, PaperPhase::Printing),
          receipt("complaint.sent.failed", {.kind = ReportKind::Complaint}, PaperPhase::Failed),
          receipt("complaint.sent.suggestion",
                  {.kind = ReportKind::Suggestion, .reason = ClassReason::WithoutIdentity},
                  PaperPhase::Printed),
          receipt("complaint.sent.praise", {.kind = ReportKind::Praise}, PaperPhase::Unknown),
          {"complaint.sent.asked", std::move(asked)},
          {"complaint.sent.refused", std::move(not_kept)}};
}

}  // namespace

complaint::Draft sample_draft() {
  complaint::Draft draft{.requested = domain::ReportKind::Complaint,
                         .privacy = Privacy::Named,
                         .subject = domain::Subject::Service,
                         .service = "SP071",
                         .problem = domain::ProblemType::Time};
  draft.received = domain::Received{.kind = domain::ReceivedKind::OnDay,
                                    .day = *kiosk::parse_date("2026-11-20")};
  draft.notify = domain::NotifyBy::WhatsApp;
  fill(draft, Field::Description, "Berkas saya sudah lengkap, tetapi belum juga selesai.");
  fill(draft, Field::Name, "Siti Uji");
  fill(draft, Field::Phone, "081809898222");
  fill(draft, Field::Address, "Kp. Contoh RT 02 RW 03");
  return draft;
}

std::vector<SampleState> complaint_states() {
  const complaint::Draft draft{.requested = domain::ReportKind::Complaint};
  const auto suggestion = nearly_nothing();
  auto late = sample_draft();
  late.received->day = *kiosk::parse_date("2026-09-01");
  std::vector<SampleState> states{
      {"complaint.start", in_complaint(complaint::Start{})},
      {"complaint.no_form", in_complaint(complaint::NoForm{})},
      {"complaint.notice", in_complaint(complaint::PrivacyPage{.draft = draft})},
      {"complaint.about", in_complaint(complaint::About{.draft = draft})},
      {"complaint.pick.service", in_complaint(complaint::Pick{.draft = draft})},
      {"complaint.pick.facility",
       in_complaint(complaint::Pick{.draft = draft, .of = domain::Subject::Facility})},
      {"complaint.problem", in_complaint(complaint::Problem{.draft = draft})},
      {"complaint.when", in_complaint(complaint::When{.draft = draft})},
      {"complaint.day",
       in_complaint(complaint::DayPicker{.draft = draft, .day = *kiosk::parse_date("2026-11-20")})},
      {"complaint.day.late",
       in_complaint(complaint::DayPicker{.draft = draft, .day = *kiosk::parse_date("2026-10-01")})},
      writing("complaint.write.description", Field::Description, "Petugas di loket tiga"),
      writing("complaint.write.description.nik", Field::Description, "NIK 3214005001900001"),
      writing("complaint.write.name", Field::Name, ""),
      writing("complaint.write.name.refused", Field::Name, "S1", true),
      asking("complaint.write.name.asked", Field::Name, "Ai"),
      writing("complaint.write.phone", Field::Phone, "0818"),
      asking("complaint.write.phone.landline", Field::Phone, "02518321234"),
      writing("complaint.write.email", Field::Email, "siti.uji"),
      writing("complaint.write.address", Field::Address, ""),
      {"complaint.notify", in_complaint(complaint::Notify{.draft = sample_draft()})},
      {"complaint.summary", in_complaint(complaint::Summary{.draft = sample_draft()})},
      {"complaint.summary.late", in_complaint(complaint::Summary{.draft = late})},
      {"complaint.summary.confidential",
       in_complaint(complaint::Summary{.draft = with_privacy(Privacy::Confidential)})},
      {"complaint.summary.anonymous",
       in_complaint(complaint::Summary{.draft = with_privacy(Privacy::Anonymous)})},
      {"complaint.summary.suggestion", in_complaint(complaint::Summary{.draft = suggestion})},
  };
  for (auto& state : receipts()) states.push_back(std::move(state));
  return states;
}

}  // namespace tests
