#include "kiosk/flows/precheck/slip.h"

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/codes.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/paper.h"

namespace kiosk::flows::precheck {
namespace {

using drivers::printer::Align;
using drivers::printer::Block;
using drivers::printer::Gap;
using drivers::printer::QrCode;
using drivers::printer::Rule;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Weight;

/// Writes the parts of the slip one below the other; empty texts leave no line.
class Writer {
 public:
  explicit Writer(TextSize size) : size_(size) {}

  void centred(std::string text, Weight weight = Weight::Regular) {
    put(std::move(text), weight, Align::Centre);
  }
  void left(std::string text, Weight weight = Weight::Regular) {
    put(std::move(text), weight, Align::Left);
  }
  void heading(std::string text) {
    blocks_.emplace_back(Rule{});
    left(std::move(text), Weight::Bold);
  }
  void add(Block block) { blocks_.push_back(std::move(block)); }
  std::vector<Block> take() { return std::move(blocks_); }

 private:
  void put(std::string text, Weight weight, Align align) {
    if (text.empty()) return;
    blocks_.emplace_back(
        TextLine{.text = std::move(text), .size = size_, .weight = weight, .align = align});
  }

  TextSize size_;
  std::vector<Block> blocks_;
};

void write_head(const World& world, const domain::Service& service, Instant finished_at,
                Writer& slip) {
  const auto local = to_local(finished_at, world.utc_offset());
  slip.add(TextLine{.text = world.word(ui::tr("pre.slip.heading")),
                    .size = TextSize::Large,
                    .weight = Weight::Bold});
  slip.centred(domain::text_in(world.content->office.name, world.language()), Weight::Bold);
  slip.centred(name_of(world, service));
  slip.centred(domain::date_in_words(local.date, world.language()) + " " +
               domain::time_in_words(local, world.utc_offset(), world.language()));
}

/// Numbered, so that an officer and a visitor can speak of "the second one".
void write_lacking(const World& world, const Report& report, Writer& slip) {
  if (report.lacking.empty()) return;
  if (report.outcome == domain::PreCheckOutcome::NotEligible) {
    slip.heading(world.word(ui::tr("pre.also")));
  }
  int number = 0;
  for (const auto& lack : report.lacking) {
    slip.add(Gap{.height_mm = 1});
    slip.left(std::to_string(++number) + ". " + lack.text, Weight::Bold);
    slip.left(lack.why);
    slip.left(lack.where);
    for (const auto& note : lack.notes) slip.left(note);
  }
}

void write_marks(std::string heading, const std::vector<Mark>& marks, Writer& slip) {
  if (marks.empty()) return;
  slip.heading(std::move(heading));
  for (const auto& mark : marks) {
    slip.left((mark.ticked ? "[v] " : "[ ] ") + mark.text);
    for (const auto& note : mark.notes) slip.left(note);
  }
}

void write_advice(const World& world, const domain::Service& service, const Report& report,
                  Writer& slip) {
  slip.add(Rule{});
  slip.centred(world.word(ui::tr("pre.slip.originals")), Weight::Bold);
  if (const auto* counter = domain::find_facility(*service.facilities, photocopy_facility)) {
    slip.centred(world.word(ui::tr("pre.slip.photocopy",
                                   {{"place", domain::text_in(counter->text, world.language())}})));
  }
  if (report.free) slip.centred(world.word(ui::tr("free")), Weight::Bold);
  slip.centred(report.due);
  slip.centred(world.word(ui::tr("pre.not_decision")), Weight::Bold);
  slip.centred(world.word(ui::tr("pre.slip.go_to", {{"desk", report.desk_name}})), Weight::Bold);
  slip.centred(report.desk_place);
  // Who cannot go on here has to know whom to reach later.
  if (report.outcome == domain::PreCheckOutcome::NotEligible) {
    slip.centred(domain::text_in(world.content->office.address, world.language()));
  }
}

}  // namespace

drivers::printer::Document checklist(const World& world, const domain::Service& service,
                                     const Report& report, const std::vector<std::string>& missing,
                                     Instant finished_at) {
  Writer slip{slip_text_size(world)};
  write_head(world, service, finished_at, slip);
  slip.add(Rule{});
  slip.left(report.headline, Weight::Bold);
  write_lacking(world, report, slip);
  write_marks(world.word(ui::tr("pre.met")), report.met, slip);
  write_marks(world.word(ui::tr("pre.declared")), report.declared, slip);
  write_marks(world.word(ui::tr("pre.reminder")), report.reminders, slip);
  write_advice(world, service, report, slip);
  auto code = checklist_code(world, service, report.outcome, missing, finished_at);
  if (!code.empty()) slip.add(QrCode{.text = std::move(code)});
  return {.blocks = slip.take()};
}

std::string checklist_code(const World& world, const domain::Service& service,
                           domain::PreCheckOutcome outcome, const std::vector<std::string>& missing,
                           Instant finished_at) {
  const auto& settings = world.settings;
  if (settings.signing_key.key.empty()) return {};  // unsigned codes would be anybody's
  const auto local = to_local(finished_at, world.utc_offset());
  domain::PreCheckCode code{
      .kiosk = settings.kiosk,
      .date = local.date,
      .time = std::chrono::duration_cast<std::chrono::minutes>(local.since_midnight),
      .service_code = service.code,
      .outcome = outcome,
      .missing = {}};
  for (const auto& id : missing) code.missing.push_back(domain::item_in_code(id));
  auto text = domain::make_kiosk_code(code, settings.signing_key, settings.public_url);
  if (text) return *text;
  code.missing.clear();
  return domain::make_kiosk_code(code, settings.signing_key, settings.public_url).value_or("");
}

}  // namespace kiosk::flows::precheck
