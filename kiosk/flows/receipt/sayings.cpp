#include "kiosk/flows/receipt/sayings.h"

#include "kiosk/domain/promise.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::receipt {
namespace {

using domain::PromiseState;
using ui::Node;

Node note(std::string id, ui::Phrase text, std::string icon = "info") {
  return {.id = std::move(id),
          .role = ui::Role::Note,
          .text = std::move(text),
          .icon = std::move(icon)};
}

Node alert(std::string id, ui::Phrase text) {
  return {.id = std::move(id), .role = ui::Role::Alert, .text = std::move(text), .icon = "warning"};
}

Node facts(std::vector<Node> nodes) {
  return group("receipt.facts", ui::Arrangement::List, std::move(nodes));
}

/// What the kiosk cannot know without a connection is said, not left out.
Node missing_offline(ui::Phrase text) {
  return note("receipt.offline", std::move(text));
}

/// Left out where the calendar cannot count the days that are left.
void add_days_left(const domain::Promise& promise, std::vector<Node>& known) {
  if (promise.state == PromiseState::DueToday) {
    known.push_back(fact("receipt.left", ui::tr("scan.left"), ui::tr("scan.left.today"), "clock"));
  } else if (promise.working_days) {
    known.push_back(fact("receipt.left", ui::tr("scan.left"),
                         ui::tr("scan.left.days", {{"n", std::to_string(*promise.working_days)}}),
                         "clock"));
  }
}

/// How far it is over, in days where the calendar can count them.
Node over_alert(const domain::Promise& promise, const std::string& in_days,
                const std::string& without) {
  if (!promise.working_days) return alert("receipt.over", ui::tr(without));
  return alert("receipt.over", ui::tr(in_days, {{"n", std::to_string(*promise.working_days)}}));
}

}  // namespace

std::string date_words(const World& world, Date date) {
  return domain::date_in_words(date, world.language());
}

bool may_cancel(const World& world, const domain::TicketCode& code) {
  return code.date == world.local().date && code.kiosk == world.settings.kiosk;
}

ui::Phrase service_name(const World& world, const std::string& code) {
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, code) : nullptr;
  if (service == nullptr) return ui::literal(code);
  return world.say(domain::short_name(*service));
}

std::optional<int> promised_days(const World& world, const std::string& service_code) {
  if (world.content == nullptr) return std::nullopt;
  const auto* service = domain::find_service(*world.content, service_code);
  if (service == nullptr || service->time.unit != domain::TimeUnit::WorkingDays) return {};
  return service->time.n;
}

Saying saying_of(const World& world, const domain::TicketCode& code) {
  const auto number = domain::to_display(code.number);
  const auto time = domain::time_in_words({.date = code.date, .since_midnight = code.time},
                                          world.utc_offset(), world.language());
  Saying saying;
  if (code.date != world.local().date) {
    saying.title = ui::tr("scan.t.expired");
    saying.body = {text("receipt.sentence",
                        ui::tr("scan.t.expired.was",
                               {{"number", number}, {"d0", date_words(world, code.date)}})),
                   text("receipt.next", ui::tr("scan.t.expired.do"))};
    saying.steps = {primary("receipt.ticket", ui::tr("tile.ticket"), "ticket")};
    return saying;
  }
  saying.title = ui::tr("scan.t.title", {{"number", number}});
  std::vector<Node> known{
      fact("receipt.taken", ui::tr("scan.t.taken"), ui::literal(time), "clock")};
  if (!code.service_code.empty()) {
    known.push_back(fact("receipt.service", ui::tr("scan.service"),
                         service_name(world, code.service_code), "document"));
  }
  if (code.kiosk != world.settings.kiosk) {
    known.push_back(
        fact("receipt.kiosk", ui::tr("scan.t.machine"), ui::literal(code.kiosk), "ticket"));
  }
  if (code.priority) {
    known.push_back(fact("receipt.priority", ui::tr("scan.t.priority"),
                         ui::tr("scan.t.priority.yes"), "check"));
  }
  saying.body = {facts(std::move(known)), missing_offline(ui::tr("scan.t.offline")),
                 text("receipt.wait", ui::tr("ticket.wait"))};
  if (may_cancel(world, code)) {
    saying.body.push_back(
        choice("receipt.cancel", ui::tr("scan.t.cancel"), ui::tr("scan.t.cancel.hint"), "cross"));
  }
  if (!code.service_code.empty()) {
    saying.steps.push_back(button("receipt.precheck", ui::tr("tile.precheck"), "checklist"));
  }
  saying.steps.push_back(primary("receipt.rate", ui::tr("scan.t.rate"), "smile"));
  return saying;
}

Saying saying_of(const World& world, const domain::TicketCode& code,
                 const messages::TakenOut& taken_out) {
  const auto time = domain::time_in_words(to_local(taken_out.at, world.utc_offset()),
                                          world.utc_offset(), world.language());
  const bool by_holder = taken_out.by == messages::TakenOutBy::Holder;
  Saying saying;
  saying.title = ui::tr("scan.t.left", {{"number", domain::to_display(code.number)}});
  saying.body = {
      text("receipt.sentence", by_holder ? ui::tr("scan.t.left.holder", {{"time", time}})
                                         : ui::tr("scan.t.left.staff", {{"time", time}})),
      text("receipt.next", ui::tr("scan.t.expired.do"))};
  saying.steps = {primary("receipt.ticket", ui::tr("tile.ticket"), "ticket")};
  return saying;
}

Saying saying_of(const World& world, const domain::FileReceiptCode& code) {
  const auto received = date_words(world, code.date);
  const auto days = promised_days(world, code.service_code);
  domain::Promise promise;
  if (days) {
    promise = domain::judge_promise(world.content->holidays, code.date, *days, world.local().date);
  }
  Saying saying;
  saying.title = promise.due
                     ? ui::tr("scan.r", {{"d0", received}, {"d1", date_words(world, *promise.due)}})
                     : ui::tr("scan.r.received", {{"d0", received}});
  std::vector<Node> known;
  if (promise.state == PromiseState::Over) {
    saying.body.push_back(over_alert(promise, "scan.over", "scan.over.unknown"));
    saying.steps = {primary("receipt.complain", ui::tr("scan.complain"), "speech")};
  } else if (promise.state != PromiseState::Unknown) {
    add_days_left(promise, known);
  } else if (days) {
    saying.body.push_back(
        text("receipt.days", ui::tr("scan.r.days", {{"n", std::to_string(*days)}})));
  } else {
    saying.body.push_back(text("receipt.days", ui::tr("scan.r.unknown")));
  }
  known.push_back(fact("receipt.number", ui::tr("scan.r.number"),
                       ui::literal(code.registration_number), "tag"));
  known.push_back(fact("receipt.service", ui::tr("scan.service"),
                       service_name(world, code.service_code), "document"));
  saying.body.push_back(facts(std::move(known)));
  saying.body.push_back(missing_offline(ui::tr("scan.offline")));
  return saying;
}

Saying saying_of(const World& world, const domain::ComplaintReceiptCode& code) {
  const bool complaint = code.kind == domain::VoiceKind::Complaint;
  Saying saying;
  saying.title = ui::tr("scan.c.title", {{"no", code.complaint_number}});
  std::vector<Node> known{
      fact("receipt.kind", ui::tr("scan.c.kind"),
           complaint ? ui::tr("scan.c.complaint") : ui::tr("scan.c.suggestion"), "speech"),
      fact("receipt.received", complaint ? ui::tr("scan.c.counted") : ui::tr("scan.c.received"),
           ui::literal(date_words(world, code.date)), "document")};
  if (complaint && world.content != nullptr) {
    const int days = world.complaint_rules().answer_working_days;
    const auto promise =
        domain::judge_promise(world.content->holidays, code.date, days, world.local().date);
    if (promise.due) {
      known.push_back(fact("receipt.due", ui::tr("scan.c.due"),
                           ui::literal(date_words(world, *promise.due)), "clock"));
    }
    if (promise.state == PromiseState::Over) {
      saying.body.push_back(over_alert(promise, "scan.c.over", "scan.c.over.unknown"));
      saying.steps = {primary("receipt.complaint_desk", ui::tr("scan.c.desk"), "ticket")};
    } else if (promise.state == PromiseState::Unknown) {
      saying.body.push_back(
          text("receipt.days", ui::tr("scan.c.days", {{"n", std::to_string(days)}})));
    } else {
      add_days_left(promise, known);
    }
  }
  saying.body.push_back(facts(std::move(known)));
  saying.body.push_back(missing_offline(ui::tr("scan.offline")));
  return saying;
}

Saying saying_of(const World& world, const domain::BadgeCode& code) {
  const auto* officer = world.content != nullptr && code.expires >= world.local().date
                            ? domain::find_active_officer(world.content->roster, code.officer)
                            : nullptr;
  // The way in for staff who do not touch; it leads to the PIN.
  auto sign_in = button("receipt.sign_in", ui::tr("scan.e.sign_in"), "lock");
  sign_in.emphasis = ui::Emphasis::Quiet;
  Saying saying;
  if (officer == nullptr) {
    saying.title = ui::tr("scan.e.unknown");
    saying.body = {text("receipt.sentence", ui::tr("scan.e.unknown.do"))};
    saying.steps = {std::move(sign_in), primary("receipt.again", ui::tr("scan.again"), "scan")};
    return saying;
  }
  saying.title = ui::tr("scan.e.active");
  saying.body = {
      facts({fact("receipt.name", ui::tr("scan.e.name"), ui::literal(officer->name), "person"),
             fact("receipt.unit", ui::tr("scan.e.unit"), world.say(officer->unit), "building")})};
  saying.steps = {std::move(sign_in), button("receipt.praise", ui::tr("scan.e.praise"), "smile"),
                  primary("receipt.complain", ui::tr("scan.complain"), "speech")};
  return saying;
}

Saying saying_of(const World& world, const domain::PreCheckCode& code) {
  Saying saying;
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, code.service_code) : nullptr;
  saying.body = {facts({fact("receipt.service", ui::tr("scan.service"),
                             service_name(world, code.service_code), "document"),
                        fact("receipt.checked", ui::tr("scan.p.on"),
                             ui::literal(date_words(world, code.date)), "clock")})};
  switch (code.outcome) {
    case domain::PreCheckOutcome::Complete:
      saying.title = ui::tr("scan.p.complete");
      break;
    case domain::PreCheckOutcome::Partial:
      saying.title = ui::tr("scan.p.partial");
      break;
    case domain::PreCheckOutcome::NotEligible:
      saying.title = ui::tr("scan.p.not_eligible");
      break;
  }
  std::vector<Node> missing;
  for (const auto& id : code.missing) {
    const auto* item =
        service != nullptr ? domain::find_item_in_code(service->requirements, id) : nullptr;
    const auto& shown = item != nullptr ? item->id : id;
    missing.push_back(fact("receipt.missing." + shown, ui::literal(shown),
                           item != nullptr ? world.say(item->text) : ui::tr("scan.p.item"),
                           "checklist"));
  }
  if (!missing.empty()) {
    saying.body.push_back(text("receipt.missing", ui::tr("scan.p.missing")));
    saying.body.push_back(
        group("receipt.missing_items", ui::Arrangement::Stack, std::move(missing)));
  } else if (code.outcome != domain::PreCheckOutcome::Complete) {
    saying.body.push_back(text("receipt.missing", ui::tr("scan.p.on_paper")));
  }
  saying.steps = {button("receipt.precheck", ui::tr("scan.p.again"), "checklist"),
                  primary("receipt.ticket", ui::tr("tile.ticket"), "ticket")};
  return saying;
}

Saying saying_of(const World& world, const domain::SurveyInvitationCode& code) {
  Saying saying;
  saying.title = ui::tr("scan.s.expired");
  saying.body = {text("receipt.sentence",
                      ui::tr("scan.s.expired.was", {{"d0", date_words(world, code.date)}}))};
  saying.steps = {primary("receipt.survey", ui::tr("srv.invite"), "smile")};
  return saying;
}

Saying saying_of(const domain::InvalidCode& invalid) {
  if (invalid.error == domain::CodeError::FutureDate) {
    return {.title = ui::tr("scan.future"),
            .body = {text("receipt.sentence", ui::tr("scan.future.do"))},
            .steps = {}};
  }
  if (invalid.error == domain::CodeError::UnknownKey) {
    return {.title = ui::tr("scan.foreign"),
            .body = {text("receipt.sentence", ui::tr("scan.foreign.do"))},
            .steps = {}};
  }
  return {.title = ui::tr("scan.bad"),
          .body = {text("receipt.sentence", ui::tr("scan.bad.do"))},
          .steps = {}};
}

Saying saying_of(const domain::OfficialLink& link) {
  const bool oss = link.host == "oss.go.id" || link.host.ends_with(".oss.go.id");
  return {.title = oss ? ui::tr("scan.url.oss", {{"host", link.host}})
                       : ui::tr("scan.url", {{"host", link.host}}),
          .body = {text("receipt.sentence", ui::tr("scan.url.do"))},
          .steps = {}};
}

Saying saying_of(const domain::OtherLink& link) {
  Saying saying{
      .title = link.is_uncertain ? ui::tr("scan.other_link.uncertain") : ui::tr("scan.other_link"),
      .body = {},
      .steps = {}};
  if (!link.host.empty()) {
    saying.body.push_back(
        fact("receipt.host", ui::tr("scan.other_link.host"), ui::literal(link.host), "warning"));
  }
  saying.body.push_back(text("receipt.sentence", ui::tr("scan.other_link.do")));
  return saying;
}

}  // namespace kiosk::flows::receipt
