#include "kiosk/flows/complaint/slip.h"

#include "kiosk/domain/codes.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::complaint {
namespace {

using Weight = SlipWriter::Weight;

constexpr int signature_mm = 4;  // for a hand to sign

/// An anonymous report's time is told to the hour only (P01): the slip could tell whose it is.
LocalTime time_of(const World& world, const Sent& state) {
  auto local = to_local(state.received_at, world.utc_offset());
  if (state.draft.privacy == Privacy::Anonymous) {
    local.since_midnight = std::chrono::floor<std::chrono::hours>(local.since_midnight);
  }
  return local;
}

/// What is done with it, and until when.
void write_answer(const World& world, const Sent& state, SlipWriter& slip) {
  if (state.classification.kind == domain::ReportKind::Praise) {
    slip.text(ui::tr("cmp.done.praise"));
  } else if (state.classification.kind == domain::ReportKind::Suggestion) {
    slip.text(ui::tr("cmp.done.s"));
  } else if (state.due) {
    slip.fact(ui::tr("cmp.slip.due"), domain::date_in_words(*state.due, world.language()));
  } else {
    slip.text(ui::tr("cmp.due.days",
                     {{"n", std::to_string(world.complaint_rules().answer_working_days)}}));
  }
}

void write_class(const World& world, const Sent& state, SlipWriter& slip) {
  const auto& classification = state.classification;
  auto kind = world.word(phrase_of(classification.kind));
  if (state.draft.privacy == Privacy::Confidential) {
    kind += ", " + world.word(ui::tr("cmp.slip.confidential"));
  }
  slip.text(std::move(kind), Weight::Bold);
  if (classification.reason != domain::ClassReason::Ok) {
    slip.text(phrase_of(classification.reason));
  }
  if (state.draft.problem) slip.text(world.word(phrase_of(*state.draft.problem)) + ".");
  slip.text(subject_of(world, state.draft));
}

void write_code(const World& world, const Sent& state, SlipWriter& slip) {
  const auto local = time_of(world, state);
  slip.code(receipt_code(world, state),
            {slip.line(ui::tr("cmp.slip.follow")),
             slip.line(domain::short_date(local.date, world.language())),
             slip.line(domain::time_in_words(local, world.utc_offset(), world.language()))});
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
  if (world.keys.signing.key.empty()) return {};
  const bool complaint = state.classification.kind == domain::ReportKind::Complaint;
  const domain::ComplaintReceiptCode code{
      .complaint_number = state.number,
      .date = state.counted_from.value_or(to_local(state.received_at, world.utc_offset()).date),
      .kind = complaint ? domain::VoiceKind::Complaint : domain::VoiceKind::Suggestion};
  return domain::make_kiosk_code(code, world.keys.signing, world.keys.public_url).value_or("");
}

drivers::printer::Document receipt_slip(const World& world, const Sent& state) {
  SlipWriter slip{world};
  slip.head();
  slip.text(ui::tr("cmp.slip.heading"));
  slip.title(domain::complaint_number_for_typing(state.number));
  slip.rule(Weight::Bold);
  write_answer(world, state, slip);
  slip.rule();
  write_class(world, state, slip);
  write_code(world, state, slip);
  if (!state.withdrawal_code.empty()) {
    slip.frame({slip.line(ui::tr("cmp.slip.withdraw")),
                slip.heading_line(grouped(state.withdrawal_code.view()))});
  }
  slip.text(ui::tr("cmp.slip.ask"));
  if (world.content != nullptr) {
    slip.text(ui::tr("cmp.slip.notice", {{"version", world.content->common.privacy->version}}));
  }
  slip.gap(signature_mm);
  slip.text(ui::tr("cmp.slip.officer"));
  return slip.take();
}

}  // namespace kiosk::flows::complaint
