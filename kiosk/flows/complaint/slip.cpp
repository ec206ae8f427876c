#include "kiosk/flows/complaint/slip.h"

#include "kiosk/domain/codes.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/names.h"

namespace kiosk::flows::complaint {
namespace {

using drivers::printer::Block;
using drivers::printer::Gap;
using drivers::printer::QrCode;
using drivers::printer::Rule;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Weight;

/// Lines of one slip, in the size the visitor reads the screen in.
class Lines {
 public:
  explicit Lines(const World& world)
      : world_(world),
        size_(world.appearance.text_size >= ui::TextSize::Large ? TextSize::Large
                                                                : TextSize::Body) {}

  void add(std::string text, Weight weight = Weight::Regular) {
    if (text.empty()) return;
    blocks_.push_back(TextLine{.text = std::move(text), .size = size_, .weight = weight});
  }
  void add(const ui::Phrase& phrase, Weight weight = Weight::Regular) {
    add(world_.word(phrase), weight);
  }
  void add_block(Block block) { blocks_.push_back(std::move(block)); }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  const World& world_;
  TextSize size_;
  std::vector<Block> blocks_;
};

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
  return domain::date_in_words(local.date, world.language()) + " " +
         domain::time_in_words(local, world.utc_offset(), world.language());
}

void add_class(const World& world, const Sent& state, Lines& lines) {
  const auto& classification = state.classification;
  lines.add(ui::tr("cmp.slip.class", {{"class", world.word(phrase_of(classification.kind))}}),
            Weight::Bold);
  if (classification.reason != domain::ClassReason::Ok) {
    lines.add(phrase_of(classification.reason));
  }
  lines.add(subject_of(world, state.draft));
  if (state.draft.problem) lines.add(phrase_of(*state.draft.problem));
  if (state.draft.privacy == Privacy::Confidential) lines.add(ui::tr("cmp.slip.confidential"));
  if (classification.kind == domain::ReportKind::Praise) {
    lines.add(ui::tr("cmp.done.praise"));
  } else if (classification.kind == domain::ReportKind::Suggestion) {
    lines.add(ui::tr("cmp.done.s"));
  } else if (state.due) {
    lines.add(ui::tr("cmp.due", {{"date", domain::date_in_words(*state.due, world.language())}}),
              Weight::Bold);
  } else {
    lines.add(ui::tr("cmp.due.days", {{"n", std::to_string(domain::complaint_answer_days)}}));
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
      .date = to_local(state.received_at, world.utc_offset()).date,
      .kind = complaint ? domain::VoiceKind::Complaint : domain::VoiceKind::Suggestion};
  return domain::make_kiosk_code(code, world.settings.signing_key, world.settings.public_url)
      .value_or("");
}

drivers::printer::Document receipt_slip(const World& world, const Sent& state) {
  Lines lines{world};
  lines.add(heading(state.classification.kind), Weight::Bold);
  lines.add_block(TextLine{.text = domain::complaint_number_for_typing(state.number),
                           .size = TextSize::Large,
                           .weight = Weight::Bold});
  lines.add_block(Rule{});
  if (world.content != nullptr) {
    lines.add(domain::text_in(world.content->office.name, world.language()), Weight::Bold);
  }
  lines.add(time_line(world, state) + " · " + world.settings.kiosk);
  add_class(world, state, lines);
  if (auto code = receipt_code(world, state); !code.empty()) {
    lines.add_block(QrCode{.text = std::move(code)});
  }
  lines.add(ui::tr("cmp.slip.follow"));
  if (!state.withdrawal_code.empty()) {
    lines.add(ui::tr("cmp.slip.withdraw"));
    lines.add_block(
        TextLine{.text = grouped(state.withdrawal_code.view()), .weight = Weight::Bold});
  }
  if (world.content != nullptr) {
    lines.add(ui::tr("cmp.notice.version", {{"version", world.content->common.privacy->version}}));
  }
  lines.add_block(Gap{.height_mm = 2});
  lines.add(ui::tr("cmp.slip.officer"));
  return {.blocks = lines.take()};
}

}  // namespace kiosk::flows::complaint
