// Part A of the standard: components 1 to 6.
#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "kiosk/domain/calendar.h"
#include "kiosk/domain/opening_hours.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/info/component_bodies.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

/// `5` of `B5` below `B`, `a` of `B5a` below `B5`: the standard's own numbering.
std::string label_below(std::string_view id, std::string_view parent) {
  if (id.starts_with(parent) && id.size() > parent.size()) id.remove_prefix(parent.size());
  return std::string{id} + ".";
}

ui::Node strong(ui::Node node) {
  node.emphasis = ui::Emphasis::Primary;  // larger letters: a heading among the lines
  return node;
}

void add_requirement(const World& world, const domain::Service& service,
                     const domain::RequirementItem& item, Wording wording, Body& body) {
  const auto id = "info.item." + item.id;
  body.push_back(line(world, id, label_below(item.id, item.heading), item.text, wording));
  for (const auto& name : item.notes) {
    const auto* note = domain::find_note(service, name);
    if (note == nullptr) continue;
    body.push_back(office_note(world, id + "." + name, note->text, note->checked_on));
  }
}

void add_heading(const World& world, const domain::Service& service,
                 const domain::RequirementHeading& heading, Wording wording, Body& body) {
  const bool part = heading.parent.empty();
  const auto label = part && wording == Wording::Official ? std::string{}
                                                          : label_below(heading.id, heading.parent);
  body.push_back(strong(line(world, "info.heading." + heading.id, label, heading.text, wording)));
  for (const auto& item : service.requirements.items) {
    if (item.heading == heading.id) add_requirement(world, service, item, wording, body);
  }
  for (const auto& below : service.requirements.headings) {
    if (below.parent == heading.id) add_heading(world, service, below, wording, body);
  }
}

ui::Node step_card(const World& world, const domain::ProcedureStep& step, std::size_t number,
                   bool last) {
  ui::Node card{.id = fmt::format("info.step.{}", number), .role = ui::Role::Note};
  card.text = ui::literal(fmt::format("{}. {}", number, world.in_words(step.text)));
  if (const auto* desk = domain::find_desk(world.content->office, step.desk)) {
    card.detail =
        domain::is_empty(desk->place_hint)
            ? world.say(desk->name)
            : ui::literal(world.in_words(desk->name) + ": " + world.in_words(desk->place_hint));
  }
  card.icon = last ? "check" : "down";
  card.emphasis = ui::Emphasis::Quiet;
  return card;
}

void add_steps(const World& world, const std::vector<domain::ProcedureStep>& steps, Body& body) {
  ui::Node list = group("info.steps", ui::Arrangement::Stack, {});
  for (std::size_t i = 0; i < steps.size(); ++i) {
    list.children.push_back(step_card(world, steps[i], i + 1, i + 1 == steps.size()));
  }
  body.push_back(std::move(list));
}

void add_flows(const World& world, const domain::Procedure& procedure, int chosen, Body& body) {
  const auto& flows = procedure.flows;
  const auto found =
      std::ranges::find_if(flows, [&](const auto& flow) { return flow->classification == chosen; });
  if (flows.size() == 1 || found != flows.end()) {
    const auto& flow = found != flows.end() ? **found : *flows.front();
    body.push_back(strong(text("info.flow.title", world.say(flow.title))));
    add_steps(world, flow.steps, body);
    return;
  }
  body.push_back(strong(text("info.flow.which", ui::tr("info.flow.which"))));
  ui::Node list = group("info.flows", ui::Arrangement::List, {});
  for (const auto& flow : flows) {
    const auto number = std::to_string(flow->classification);
    const bool told = !domain::is_empty(flow->applies_when);
    auto node = choice("info.flow." + number, world.say(told ? flow->applies_when : flow->title),
                       told ? world.say(flow->title) : ui::Phrase{}, "steps");
    node.value = number;
    list.children.push_back(std::move(node));
  }
  body.push_back(std::move(list));
}

std::optional<std::chrono::minutes> closing_time(const World& world, Date day) {
  const auto hours = domain::hours_on(world.content->office.hours, world.content->holidays, day);
  if (!hours) return std::nullopt;
  return hours->closes;
}

}  // namespace

Body requirements_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  for (const auto& heading : service.requirements.headings) {
    if (heading.parent.empty()) add_heading(world, service, heading, wording, body);
  }
  return body;
}

Body procedure_body(const World& world, const domain::Service& service,
                    const ComponentPage& state) {
  const auto& procedure = service.procedure;
  Body body{line(world, "info.procedure", {}, procedure.text, state.wording)};
  if (state.wording == Wording::Official) return body;
  if (!procedure.flows.empty()) {
    add_flows(world, procedure, state.flow, body);
    return body;
  }
  body.push_back({.id = "info.summary",
                  .role = ui::Role::Note,
                  .text = world.say(procedure.summary->label),
                  .icon = "info"});
  add_steps(world, procedure.summary->steps, body);
  return body;
}

std::optional<ExampleDates> example_dates(const World& world, const domain::CompletionTime& time) {
  const auto& calendar = world.content->holidays;
  const auto local = world.local();
  const auto received = domain::received_day(calendar, local, closing_time(world, local.date));
  if (!received) return std::nullopt;
  if (time.unit == domain::TimeUnit::CalendarDays) {
    return ExampleDates{.received = *received, .done = add_days(*received, time.n)};
  }
  if (time.unit != domain::TimeUnit::WorkingDays) return std::nullopt;
  const auto done = domain::add_working_days(calendar, *received, time.n);
  if (!done) return std::nullopt;
  return ExampleDates{.received = *received, .done = *done};
}

Body time_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  if (service.time.unit == domain::TimeUnit::WorkingDays) {
    body.push_back({.id = "info.days",
                    .role = ui::Role::Note,
                    .text = ui::tr("info.working_days", {{"n", std::to_string(service.time.n)}}),
                    .icon = "clock"});
  }
  body.push_back(line(world, "info.time", {}, service.time.text, wording));
  const auto example = example_dates(world, service.time);
  if (!example || wording == Wording::Official) return body;
  const auto done = domain::date_in_words(example->done, world.language());
  const bool today = example->received == world.local().date;
  body.push_back(
      text("info.example",
           today ? ui::tr("info.example.today", {{"date", done}})
                 : ui::tr("info.example.later",
                          {{"day", domain::date_in_words(example->received, world.language())},
                           {"date", done}})));
  return body;
}

Body fee_body(const World& world, const domain::Service& service, Wording wording) {
  Body body;
  const auto& fee = service.fee;
  if (fee.kind == domain::FeeKind::Free) {
    body.push_back({.id = "info.free",
                    .role = ui::Role::Note,
                    .text = ui::tr("info.free"),
                    .detail = ui::tr("info.free.detail"),
                    .icon = "free"});
  }
  body.push_back(line(world, "info.fee", {}, fee.text, wording));
  if (!fee.legal_basis.empty()) {
    body.push_back(text("info.fee.basis", ui::literal(fee.legal_basis)));
  }
  if (fee.kind == domain::FeeKind::Free) {
    body.push_back(choice("info.report_fee", ui::tr("info.report_fee"),
                          ui::tr("info.report_fee.hint"), "warning"));
  }
  return body;
}

Body products_body(const World& world, const domain::Service& service, Wording wording) {
  Body body{line(world, "info.products", {}, service.products.text, wording)};
  if (wording == Wording::Official) return body;
  bool signed_electronically = false;
  for (const auto& product : service.products.items) {
    body.push_back({.id = "info.product." + product.id,
                    .role = ui::Role::Note,
                    .text = world.say(product.text),
                    .icon = "document",
                    .emphasis = ui::Emphasis::Quiet});
    signed_electronically = signed_electronically || product.e_signed;
  }
  if (!signed_electronically) return body;
  body.push_back(text("info.products.oss", ui::tr("info.products.oss")));
  body.push_back(text("info.products.signature", ui::tr("info.products.signature")));
  return body;
}

Body complaints_body(const World& world, const domain::Service& service, Wording wording) {
  const auto& complaints = *service.complaints;
  auto channels =
      choice("info.channels",
             ui::tr("info.count.channels", {{"n", std::to_string(complaints.channels.size())}}),
             ui::tr("info.channels.hint"), "speech");
  channels.emphasis = ui::Emphasis::Accent;
  Body body{std::move(channels)};
  add_items(world, "info.point", complaints.points, wording, body);
  return body;
}

}  // namespace kiosk::flows::info
