#include "kiosk/flows/info/hours.h"

#include <algorithm>

#include "kiosk/domain/calendar.h"
#include "kiosk/domain/opening_hours.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

constexpr int days_shown = 8;  // today and a week from it

/// Why a day differs from the week, in the office's or the decree's words; may be empty.
std::string reason_of(const World& world, Date day) {
  const auto& special = world.content->office.hours.special_days;
  const auto found = std::ranges::find(special, day, &domain::SpecialDay::date);
  if (found != special.end()) return found->reason;
  const auto* holiday = domain::holiday_on(world.content->holidays, day);
  return holiday != nullptr ? holiday->name : std::string{};
}

ui::Phrase hours_of(const World& world, Date day) {
  const auto& office = world.content->office;
  const auto hours = domain::hours_on(office.hours, world.content->holidays, day);
  const auto reason = reason_of(world, day);
  if (!hours) {
    return reason.empty() ? ui::tr("hours.closed")
                          : ui::tr("hours.closed.reason", {{"reason", reason}});
  }
  const auto at = [&](std::chrono::minutes time) { return clock_text(time, world.language()); };
  if (!hours->break_from || !hours->break_to) {
    return ui::tr("hours.open", {{"from", at(hours->opens)}, {"to", at(hours->closes)}});
  }
  return ui::tr("hours.open.break", {{"from", at(hours->opens)},
                                     {"to", at(hours->closes)},
                                     {"rest", at(*hours->break_from)},
                                     {"back", at(*hours->break_to)}});
}

}  // namespace

Outcome update(const World&, const Hours&, const messages::Event&) {
  return stay();
}

ui::ScreenTree view(const World& world, const Hours&) {
  ui::ScreenTree tree{.name = "info.hours"};
  tree.title = title("info.title", ui::tr("info.hours"));
  if (world.content == nullptr) {
    tree.body = {text("info.loading", ui::tr("loading"))};
    return tree;
  }
  if (!world.content->office.hours.configured) {
    tree.body = {text("hours.unknown", ui::tr("hours.unknown"))};
    return tree;
  }
  const auto today = world.local().date;
  tree.body.push_back(
      {.id = "hours.today", .role = ui::Role::Note, .text = hours_today(world), .icon = "clock"});
  ui::Node days = group("hours.days", ui::Arrangement::List, {});
  for (int i = 0; i < days_shown; ++i) {
    const auto day = add_days(today, i);
    days.children.push_back(fact("hours.day." + std::to_string(i),
                                 ui::literal(domain::date_in_words(day, world.language())),
                                 hours_of(world, day), "calendar"));
  }
  tree.body.push_back(std::move(days));
  return tree;
}

}  // namespace kiosk::flows::info
