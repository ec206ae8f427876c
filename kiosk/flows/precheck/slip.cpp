#include "kiosk/flows/precheck/slip.h"

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/codes.h"
#include "kiosk/flows/slip_writer.h"

namespace kiosk::flows::precheck {
namespace {

using Weight = SlipWriter::Weight;

/// What a list of the slip is about.
void heading(const ui::Phrase& phrase, SlipWriter& slip) {
  slip.rule();
  slip.left(phrase, Weight::Bold);
}

void write_head(const World& world, const domain::Service& service, Instant finished_at,
                SlipWriter& slip) {
  slip.large(ui::tr("pre.slip.heading"));
  slip.office();
  slip.centred(name_of(world, service));
  slip.centred(date_and_time(world, to_local(finished_at, world.utc_offset())));
}

/// Numbered, so that an officer and a visitor can speak of "the second one".
void write_lacking(const Report& report, SlipWriter& slip) {
  if (report.lacking.empty()) return;
  if (report.outcome == domain::PreCheckOutcome::NotEligible) {
    heading(ui::tr("pre.also"), slip);
  }
  int number = 0;
  for (const auto& lack : report.lacking) {
    slip.gap(1);
    slip.left(std::to_string(++number) + ". " + lack.text, Weight::Bold);
    slip.left(lack.why);
    slip.left(lack.where);
    for (const auto& note : lack.notes) slip.left(note);
  }
}

void write_marks(const ui::Phrase& title, const std::vector<Mark>& marks, SlipWriter& slip) {
  if (marks.empty()) return;
  heading(title, slip);
  for (const auto& mark : marks) {
    slip.left((mark.ticked ? "[v] " : "[ ] ") + mark.text);
    for (const auto& note : mark.notes) slip.left(note);
  }
}

void write_advice(const World& world, const domain::Service& service, const Report& report,
                  SlipWriter& slip) {
  slip.rule();
  slip.centred(ui::tr("pre.slip.originals"), Weight::Bold);
  if (const auto* counter = domain::find_facility(*service.facilities, photocopy_facility)) {
    slip.centred(ui::tr("pre.slip.photocopy", {{"place", world.in_words(counter->text)}}));
  }
  if (report.free) slip.centred(ui::tr("free"), Weight::Bold);
  slip.centred(report.due);
  slip.centred(ui::tr("pre.not_decision"), Weight::Bold);
  slip.centred(ui::tr("pre.slip.go_to", {{"desk", report.desk_name}}), Weight::Bold);
  slip.centred(report.desk_place);
  // Who cannot go on here has to know whom to reach later.
  if (report.outcome == domain::PreCheckOutcome::NotEligible) {
    slip.centred(world.in_words(world.content->office.address));
  }
}

}  // namespace

drivers::printer::Document checklist(const World& world, const domain::Service& service,
                                     const Report& report, const std::vector<std::string>& missing,
                                     Instant finished_at) {
  SlipWriter slip{world};
  write_head(world, service, finished_at, slip);
  slip.rule();
  slip.left(report.headline, Weight::Bold);
  write_lacking(report, slip);
  write_marks(ui::tr("pre.met"), report.met, slip);
  write_marks(ui::tr("pre.declared"), report.declared, slip);
  write_marks(ui::tr("pre.reminder"), report.reminders, slip);
  write_advice(world, service, report, slip);
  slip.code(checklist_code(world, service, report.outcome, missing, finished_at));
  return slip.take();
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
