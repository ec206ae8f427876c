#include "kiosk/flows/complaint/slip.h"

#include "kiosk/domain/codes.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::complaint {
namespace {

using Weight = SlipWriter::Weight;

ui::Phrase heading(domain::ReportKind kind) {
  switch (kind) {
    case domain::ReportKind::Complaint:
      return ui::tr("cmp.slip.complaint");
    case domain::ReportKind::Suggestion:
      return ui::tr("cmp.slip.suggestion");
    case domain::ReportKind::Praise:
      return ui::tr("cmp.slip.praise");
  }
  return ui::tr("cmp.slip.suggestion");
}

/// An anonymous report's time is told to the hour only (P01): the slip could tell whose it is.
std::string time_line(const World& world, const Sent& state) {
  auto local = to_local(state.received_at, world.utc_offset());
  if (state.draft.privacy == Privacy::Anonymous) {
    local.since_midnight = std::chrono::floor<std::chrono::hours>(local.since_midnight);
  }
  return date_and_time(world, local);
}

void add_class(const World& world, const Sent& state, SlipWriter& slip) {
  const auto& classification = state.classification;
  slip.centred(ui::tr("cmp.slip.class", {{"class", world.word(phrase_of(classification.kind))}}),
               Weight::Bold);
  if (classification.reason != domain::ClassReason::Ok) {
    slip.centred(phrase_of(classification.reason));
  }
  slip.centred(subject_of(world, state.draft));
  if (state.draft.problem) slip.centred(phrase_of(*state.draft.problem));
  if (state.draft.privacy == Privacy::Confidential) slip.centred(ui::tr("cmp.slip.confidential"));
  if (classification.kind == domain::ReportKind::Praise) {
    slip.centred(ui::tr("cmp.done.praise"));
  } else if (classification.kind == domain::ReportKind::Suggestion) {
    slip.centred(ui::tr("cmp.done.s"));
  } else if (state.due) {
    slip.centred(ui::tr("cmp.due", {{"date", domain::date_in_words(*state.due, world.language())}}),
                 Weight::Bold);
  } else {
    slip.centred(ui::tr("cmp.due.days",
                        {{"n", std::to_string(world.complaint_rules().answer_working_days)}}));
  }
}

}  // namespace

std::string grouped(std::string_view code) {
  std::string text;
  for (std::size_t i = 0; i < code.size(); ++i) {
    if (i > 0 && i % 4 == 0) text += '-';
    text += code[i];
  }
  return text;
}

std::string receipt_code(const World& world, const Sent& state) {
  if (world.settings.signing_key.key.empty()) return {};
  const bool complaint = state.classification.kind == domain::ReportKind::Complaint;
  const domain::ComplaintReceiptCode code{
      .complaint_number = state.number,
      .date = state.counted_from.value_or(to_local(state.received_at, world.utc_offset()).date),
      .kind = complaint ? domain::VoiceKind::Complaint : domain::VoiceKind::Suggestion};
  return domain::make_kiosk_code(code, world.settings.signing_key, world.settings.public_url)
      .value_or("");
}

drivers::printer::Document receipt_slip(const World& world, const Sent& state) {
  SlipWriter slip{world};
  slip.centred(heading(state.classification.kind), Weight::Bold);
  slip.large(domain::complaint_number_for_typing(state.number));
  slip.rule();
  slip.office();
  slip.centred(time_line(world, state) + " · " + world.settings.kiosk);
  add_class(world, state, slip);
  slip.code(receipt_code(world, state));
  slip.centred(ui::tr("cmp.slip.follow"));
  if (!state.withdrawal_code.empty()) {
    slip.centred(ui::tr("cmp.slip.withdraw"));
    slip.centred(grouped(state.withdrawal_code.view()), Weight::Bold);
  }
  if (world.content != nullptr) {
    slip.centred(
        ui::tr("cmp.notice.version", {{"version", world.content->common.privacy->version}}));
  }
  slip.gap(2);
  slip.centred(ui::tr("cmp.slip.officer"));
  return slip.take();
}

}  // namespace kiosk::flows::complaint
