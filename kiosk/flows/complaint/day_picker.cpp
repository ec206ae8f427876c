#include "kiosk/flows/complaint/day_picker.h"

#include <array>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/complaint/route.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::complaint {
namespace {

constexpr int furthest_back_days = 730;

struct DayStep {
  const char* id;
  ui::Phrase text;
  int days;
};

std::array<DayStep, 6> steps() {
  return {{{"complaint.day.month_back", ui::tr("cmp.day.month_back"), -30},
           {"complaint.day.week_back", ui::tr("cmp.day.week_back"), -7},
           {"complaint.day.back", ui::tr("cmp.day.back"), -1},
           {"complaint.day.on", ui::tr("cmp.day.on"), 1},
           {"complaint.day.week_on", ui::tr("cmp.day.week_on"), 7},
           {"complaint.day.month_on", ui::tr("cmp.day.month_on"), 30}}};
}

bool is_possible(const World& world, Date day) {
  const int ago = days_between(day, world.local().date);
  return ago >= 0 && ago <= furthest_back_days;
}

bool is_late(const World& world, const DayPicker& state) {
  auto draft = state.draft;
  draft.received = domain::Received{.kind = domain::ReceivedKind::OnDay, .day = state.day};
  auto facts = facts_of(draft);
  facts.has_name = facts.has_contact = facts.has_description = true;
  const int window = world.content != nullptr ? world.content->common.complaints->window_days
                                              : domain::complaint_window_days;
  return domain::classify(facts, world.local().date, window).reason == domain::ClassReason::Late;
}

}  // namespace

Outcome update(const World& world, const DayPicker& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "complaint.day.take" && is_possible(world, state.day)) {
    auto draft = state.draft;
    draft.received = domain::Received{.kind = domain::ReceivedKind::OnDay, .day = state.day};
    return push(next_question(draft));
  }
  for (const auto& step : steps()) {
    const auto day = add_days(state.day, step.days);
    if (tap->id != step.id || !is_possible(world, day)) continue;
    auto next = state;
    next.day = day;
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const DayPicker& state) {
  ui::ScreenTree tree{.name = "complaint.day"};
  tree.title = title("complaint.title", ui::tr("cmp.when"));
  ui::Node chosen{.id = "complaint.day",
                  .role = ui::Role::Note,
                  .text = ui::literal(domain::date_in_words(state.day, world.language())),
                  .icon = "clock",
                  .emphasis = ui::Emphasis::Quiet};
  tree.body = {std::move(chosen)};
  if (is_late(world, state)) {
    tree.body.push_back({.id = "complaint.late",
                         .role = ui::Role::Note,
                         .text = ui::tr("cmp.late"),
                         .icon = "info"});
  }
  auto list = group("complaint.steps", ui::Arrangement::List, {});
  for (auto& step : steps()) {
    if (!is_possible(world, add_days(state.day, step.days))) continue;
    list.children.push_back(button(step.id, std::move(step.text), step.days < 0 ? "up" : "down"));
  }
  tree.body.push_back(std::move(list));
  tree.navigation = {primary("complaint.day.take", ui::tr("nav.next"), "check")};
  return tree;
}

}  // namespace kiosk::flows::complaint
