#include "tests/support/sample_scan.h"

namespace tests {
namespace {

namespace app = kiosk::app;
namespace domain = kiosk::domain;
namespace flows = kiosk::flows;
using kiosk::parse_date;

app::Model at_scanner(flows::Screen screen) {
  auto model = booted_model();
  model.trail = {flows::home::Errands{}};
  model.screen = std::move(screen);
  model.health.scanner = kiosk::messages::DeviceState::Ready;
  return model;
}

SampleState result(const char* name, domain::Scan scan) {
  return {std::string{"receipt.result."} + name,
          at_scanner(flows::receipt::ScanAnswer{.scan = std::move(scan)})};
}

domain::Code file_receipt(const char* date) {
  return domain::FileReceiptCode{
      .registration_number = "REG2026-004417", .date = *parse_date(date), .service_code = "SP071"};
}

domain::Code complaint_receipt(const char* date, domain::VoiceKind kind) {
  return domain::ComplaintReceiptCode{
      .complaint_number = "PGD-261123-K01-0007", .date = *parse_date(date), .kind = kind};
}

domain::TicketCode ticket(const char* date, const char* kiosk) {
  return {.kiosk = kiosk,
          .date = *parse_date(date),
          .time = std::chrono::minutes{552},
          .number = {.group = 'A', .sequence = 12},
          .service_code = "SP071"};
}

domain::Code pre_check(domain::PreCheckOutcome outcome, std::vector<std::string> missing) {
  return domain::PreCheckCode{.kiosk = "K01",
                              .date = *parse_date("2026-11-23"),
                              .time = std::chrono::minutes{545},
                              .service_code = "SP071",
                              .outcome = outcome,
                              .missing = std::move(missing)};
}

SampleState taken_out(const char* name, kiosk::messages::TakenOutBy by) {
  auto state = result(name, domain::Code{ticket("2026-11-23", "K01")});
  std::get<flows::receipt::ScanAnswer>(state.model.screen).taken_out = {
      .by = by, .at = *kiosk::parse_instant("2026-11-23T09:10:00+07:00")};
  return state;
}

SampleState badge(const char* name, bool active) {
  auto state = result(name, domain::Code{domain::BadgeCode{.officer = "PTG-0012",
                                                           .expires = *parse_date("2027-12-31")}});
  auto content = *state.model.content;
  content.roster = {{.code = "PTG-0012",
                     .name = "Siti Aminah",
                     .unit = domain::Wordings{.id = "Meja Pendaftaran", .en = "Registration desk"},
                     .active = active}};
  state.model.content = std::make_shared<const domain::Content>(std::move(content));
  return state;
}

std::vector<SampleState> code_states() {
  using domain::Code;
  using domain::PreCheckOutcome;
  using domain::VoiceKind;
  auto priority = ticket("2026-11-23", "K02");
  priority.priority = true;
  return {
      result("ticket", Code{ticket("2026-11-23", "K01")}),
      taken_out("ticket_given_back", kiosk::messages::TakenOutBy::Holder),
      taken_out("ticket_void", kiosk::messages::TakenOutBy::Staff),
      result("ticket_elsewhere", Code{priority}),
      result("ticket_expired", Code{ticket("2026-11-20", "K01")}),
      result("file", file_receipt("2026-11-20")),
      result("file_due_today", file_receipt("2026-11-12")),
      result("file_over", file_receipt("2026-11-05")),
      result("file_uncovered", file_receipt("2025-12-29")),
      result("complaint", complaint_receipt("2026-11-20", VoiceKind::Complaint)),
      result("complaint_over", complaint_receipt("2026-10-05", VoiceKind::Complaint)),
      result("suggestion", complaint_receipt("2026-11-20", VoiceKind::Suggestion)),
      result("precheck_complete", pre_check(PreCheckOutcome::Complete, {})),
      result("precheck_partial", pre_check(PreCheckOutcome::Partial, {"A2", "A3", "B6a"})),
      result("precheck_on_paper", pre_check(PreCheckOutcome::Partial, {})),
      result("precheck_not_eligible", pre_check(PreCheckOutcome::NotEligible, {"A1"})),
      result("survey_expired",
             Code{domain::SurveyInvitationCode{.kiosk = "K01",
                                               .date = *parse_date("2026-11-20"),
                                               .number = {.group = 'A', .sequence = 3}}}),
      badge("badge", true),
      badge("badge_inactive", false),
  };
}

flows::survey::Form form_at(int step) {
  flows::survey::Form form{
      .step = step, .service = "SP071", .keeping = {.id = kiosk::Uuid{{4, 9}}}};
  form.asks_suggestion = true;
  form.profile = {.sex = "P", .age = "26-35", .education = {}, .job = "WIRAUSAHA"};
  return form;
}

}  // namespace

std::vector<SampleState> receipt_states() {
  auto missing = at_scanner(flows::receipt::Hint{});
  missing.health.scanner = kiosk::messages::DeviceState::Lost;
  std::vector<SampleState> states{
      {"receipt.hint", at_scanner(flows::receipt::Hint{})},
      {"receipt.hint.no_scanner", std::move(missing)},
      result("forged", domain::InvalidCode{.error = domain::CodeError::BadSignature}),
      result("future", domain::InvalidCode{.error = domain::CodeError::FutureDate}),
      result("unknown_key", domain::InvalidCode{.error = domain::CodeError::UnknownKey}),
      result("official_link", domain::OfficialLink{.host = "oss.go.id"}),
      result("official_link_other", domain::OfficialLink{.host = "dpmptsp.purwakartakab.go.id"}),
      result("other_link", domain::OtherLink{.host = "0ss.go.id.evil.com"}),
      result("uncertain_link", domain::OtherLink{.host = "oss.go.id", .is_uncertain = true}),
      result("nib", domain::BusinessNumber{.digits = "9120001234567"}),
      result("personal", domain::PersonalNumber{}),
      result("not_a_receipt", domain::NotAReceipt{}),
      result("unknown", domain::UnknownCode{}),
  };
  using flows::Keeping;
  using flows::KeepPhase;
  for (const auto& [name, keeping] :
       {std::pair{"receipt.cancel", Keeping{}},
        std::pair{"receipt.cancel.sending", Keeping{.phase = KeepPhase::Asked}},
        std::pair{"receipt.cancel.done", Keeping{.phase = KeepPhase::Kept}},
        std::pair{"receipt.cancel.refused", Keeping{.phase = KeepPhase::Refused}},
        std::pair{
            "receipt.cancel.unknown",
            Keeping{.phase = KeepPhase::Refused, .error = kiosk::store::StoreError::NotFound}}}) {
    states.push_back(
        {name, at_scanner(flows::receipt::Cancel{.number = {.group = 'A', .sequence = 12},
                                                 .day = *parse_date("2026-11-23"),
                                                 .keeping = keeping})});
  }
  for (auto& state : code_states()) states.push_back(std::move(state));
  return states;
}

std::vector<SampleState> survey_states() {
  namespace survey = flows::survey;
  using flows::KeepPhase;
  auto answered = form_at(survey::summary_step);
  answered.scores = {3, 3, 4, 3, 3, 4, 4, 2, 3};
  auto suggesting = answered;
  suggesting.step = survey::suggestion_step;
  auto written = suggesting;
  written.suggestion.text = kiosk::PrivateText{"Tambah kursi di ruang tunggu"};
  auto numbered = suggesting;
  numbered.suggestion.text = kiosk::PrivateText{"NIK saya 3214005001900001"};
  answered.suggestion.text = kiosk::PrivateText{"Tambah kursi di ruang tunggu"};
  auto changing = answered;
  changing.step = survey::first_question_step + 3;
  changing.changing = true;
  const flows::Keeping spent{.phase = KeepPhase::Refused,
                             .error = kiosk::store::StoreError::SpentAlready};
  auto refused = answered;
  refused.keeping.phase = KeepPhase::Refused;
  auto sending = answered;
  sending.keeping.phase = KeepPhase::Asked;
  return {
      {"survey.faces", at_scanner(survey::Faces{})},
      {"survey.pulse.sending",
       at_scanner(survey::FaceThanks{.keeping = {.phase = KeepPhase::Asked}})},
      {"survey.pulse.happy",
       at_scanner(survey::FaceThanks{.face = 4, .keeping = {.phase = KeepPhase::Kept}})},
      {"survey.pulse.unhappy",
       at_scanner(survey::FaceThanks{.face = 1, .keeping = {.phase = KeepPhase::Kept}})},
      {"survey.pulse.refused",
       at_scanner(survey::FaceThanks{.keeping = {.phase = KeepPhase::Refused}})},
      {"survey.pulse.spent", at_scanner(survey::FaceThanks{.keeping = spent})},
      {"survey.intro", at_scanner(survey::Intro{})},
      {"survey.intro.spent", at_scanner(survey::Intro{.token = "t", .spent = true})},
      {"survey.service", at_scanner(form_at(survey::service_step))},
      {"survey.sex", at_scanner(form_at(1))},
      {"survey.age", at_scanner(form_at(2))},
      {"survey.education", at_scanner(form_at(3))},
      {"survey.job", at_scanner(form_at(4))},
      {"survey.question", at_scanner(form_at(survey::first_question_step))},
      {"survey.question.longest", at_scanner(form_at(survey::first_question_step + 4))},
      {"survey.question.changing", at_scanner(changing)},
      {"survey.suggestion", at_scanner(suggesting)},
      {"survey.suggestion.written", at_scanner(written)},
      {"survey.suggestion.nik", at_scanner(numbered)},
      {"survey.summary", at_scanner(answered)},
      {"survey.summary.sending", at_scanner(sending)},
      {"survey.summary.refused", at_scanner(refused)},
      {"survey.thanks", at_scanner(survey::Thanks{})},
      {"survey.thanks.spent", at_scanner(survey::Thanks{.spent = true})},
  };
}

}  // namespace tests
