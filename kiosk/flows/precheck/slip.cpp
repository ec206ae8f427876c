#include "kiosk/flows/precheck/slip.h"

#include <algorithm>

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/codes.h"
#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::precheck {
namespace {

using Margin = SlipWriter::Margin;
using Weight = SlipWriter::Weight;

constexpr int above_item_mm = 1;

/// How far the visitor is, in the largest letters where it can be counted.
void write_outcome(const World& world, const Advice& advice, SlipWriter& slip) {
  if (advice.outcome == domain::PreCheckOutcome::Partial && advice.counted > 0) {
    slip.title(ui::tr("pre.slip.count", {{"n", std::to_string(advice.met_count)},
                                         {"m", std::to_string(advice.counted)}}));
    slip.text(ui::tr("pre.slip.counted"));
  } else {
    slip.heading(advice.headline);
    slip.text(advice.due);
    if (advice.outcome == domain::PreCheckOutcome::Complete) {
      slip.text(ui::tr("pre.slip.originals"), Weight::Bold);
    }
  }
  // Who cannot go on here has to know whom to reach later.
  if (advice.outcome == domain::PreCheckOutcome::NotEligible) {
    slip.text(world.in_words(world.content->office.address));
  }
}

void write_lacking(const Advice& advice, SlipWriter& slip) {
  if (advice.lacking.empty()) return;
  slip.rule(Weight::Bold);
  const bool is_more = advice.outcome == domain::PreCheckOutcome::NotEligible;
  slip.heading(ui::tr(is_more ? "pre.also" : "pre.slip.lacking"));
  for (const auto& lack : advice.lacking) {
    slip.gap(above_item_mm);
    slip.item(lack.label, Margin::Box, Weight::Bold);
    slip.item(lack.next, Margin::Empty, Weight::Regular);
  }
}

/// Labels in one paragraph, of those with a tick or of those without.
std::string run_on(const std::vector<CheckedLine>& marks, bool ticked, const char* sign = "") {
  std::string all;
  for (const auto& mark : marks) {
    if (mark.ticked != ticked) continue;
    all += (all.empty() ? "" : " · ") + mark.label + sign;
  }
  return all;
}

/// Statements count and are judged by an officer: a star tells them apart. One that is not made is
/// no lack.
void write_met(const Advice& advice, SlipWriter& slip) {
  const auto stated = run_on(advice.declared, true, "*");
  const auto unstated = run_on(advice.declared, false);
  const auto met = run_on(advice.met, true);
  const auto count = advice.met.size() + static_cast<std::size_t>(std::ranges::count_if(
                                             advice.declared, &CheckedLine::ticked));
  if (count + advice.declared.size() == 0) return;
  slip.rule();
  slip.text(ui::tr("pre.slip.met", {{"n", std::to_string(count)}}), Weight::Bold);
  slip.text(met + (met.empty() || stated.empty() ? "" : " · ") + stated);
  if (!stated.empty()) slip.text(ui::tr("pre.slip.stated"));
  if (!unstated.empty()) slip.text(ui::tr("pre.slip.unstated", {{"list", unstated}}));
  for (const auto& remark : advice.remarks) slip.text(remark);
}

/// What holds only after the licence is a reminder to who has not acknowledged it.
void write_reminders(const Advice& advice, SlipWriter& slip) {
  const auto later = run_on(advice.reminders, false);
  if (!later.empty()) slip.text(ui::tr("pre.slip.later", {{"list", later}}));
}

void write_place(const Advice& advice, SlipWriter& slip) {
  slip.rule();
  slip.fact(ui::tr("pre.slip.ask_at"), advice.desk_name);
  slip.text(advice.desk_place);
  slip.rule();
}

}  // namespace

drivers::printer::Document checklist(const World& world, const domain::Service& service,
                                     const Advice& advice, const std::vector<std::string>& missing,
                                     Instant finished_at) {
  SlipWriter slip{world};
  slip.head();
  slip.text(ui::tr("pre.slip.heading"));
  slip.text(name_of(world, service), Weight::Bold);
  write_outcome(world, advice, slip);
  write_lacking(advice, slip);
  write_met(advice, slip);
  write_reminders(advice, slip);
  write_place(advice, slip);
  slip.code(checklist_code(world, service, advice.outcome, missing, finished_at),
            {slip.line(ui::tr("pre.slip.scan"))});
  auto last = world.word(ui::tr("pre.not_decision"));
  if (advice.free) last += " " + world.word(ui::tr("slip.free")) + ".";
  slip.text(std::move(last));
  slip.text(short_date_and_time(world, to_local(finished_at, world.utc_offset())));
  return slip.take();
}

std::string checklist_code(const World& world, const domain::Service& service,
                           domain::PreCheckOutcome outcome, const std::vector<std::string>& missing,
                           Instant finished_at) {
  const auto& settings = world.settings;
  if (world.keys.signing.key.empty()) return {};  // unsigned codes would be anybody's
  const auto local = to_local(finished_at, world.utc_offset());
  domain::PreCheckCode code{
      .kiosk = settings.kiosk,
      .date = local.date,
      .time = std::chrono::duration_cast<std::chrono::minutes>(local.since_midnight),
      .service_code = service.code,
      .outcome = outcome,
      .missing = {}};
  for (const auto& id : missing) code.missing.push_back(domain::item_in_code(id));
  auto text = domain::make_kiosk_code(code, world.keys.signing, world.keys.public_url);
  if (text) return *text;
  code.missing.clear();
  return domain::make_kiosk_code(code, world.keys.signing, world.keys.public_url).value_or("");
}

}  // namespace kiosk::flows::precheck
