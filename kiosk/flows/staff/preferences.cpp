#include "kiosk/flows/staff/preferences.h"

#include <algorithm>

#include <fmt/format.h>

#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/asking.h"
#include "kiosk/flows/staff/printer_words.h"

namespace kiosk::flows::staff {
namespace {

/// The offered languages with this one first.
std::vector<domain::Language> with_first(std::vector<domain::Language> languages,
                                         domain::Language first) {
  const auto found = std::ranges::find(languages, first);
  if (found != languages.end()) std::rotate(languages.begin(), found, found + 1);
  return languages;
}

Outcome choose(const World& world, Preferences next, const std::string& value) {
  const auto language = domain::parse_language(value);
  const auto& offered = world.settings.languages;
  if (!language || std::ranges::find(offered, *language) == offered.end() ||
      next.act.phase == ActPhase::Asked) {
    return stay();
  }
  next.wanted = with_first(offered, *language);
  next.kept.reset();
  next.act = {.record = {}, .action = "first_language", .reason = {}, .about = value};
  return replace_asking(world, std::move(next));
}

ui::Node languages(const World& world) {
  auto list = group("preferences.languages", ui::Arrangement::Tiles, {});
  for (const auto language : world.settings.languages) {
    auto node = button(std::string{"preferences.language."} + domain::code_of(language),
                       ui::literal(domain::native_name(language)));
    node.language = language;
    node.value = domain::code_of(language);
    if (language == world.settings.languages.front()) {
      node.emphasis = ui::Emphasis::Selected;
      node.icon = "check";
    }
    list.children.push_back(std::move(node));
  }
  // In the order of their codes, so that a choice does not move under the finger.
  std::ranges::sort(list.children, {}, &ui::Node::value);
  return list;
}

}  // namespace

std::string Preferences::describe() const {
  return fmt::format("preferences {} {} {}", staff::describe(act), wanted.size(),
                     kept ? static_cast<int>(*kept) : -1);
}

Outcome update(const World& world, const Preferences& state, const messages::Event& event) {
  if (const auto* tap = std::get_if<messages::Tapped>(&event)) {
    if (tap->id.starts_with("preferences.language.")) return choose(world, state, tap->value);
    if (tap->id == "preferences.clock") return push(Confirm{.task = Task::ConfirmClock});
    return stay();
  }
  auto next = state;
  if (follow(next.act, event)) {
    const bool kept = next.act.phase == ActPhase::Kept;
    auto outcome = replace(next);
    if (kept) {
      outcome.order = Order::UseSettings;
      outcome.languages = next.wanted;
    }
    return outcome;
  }
  if (const auto* answer = std::get_if<messages::SettingsKept>(&event)) {
    next.kept = answer->kept;
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Preferences& state) {
  ui::ScreenTree tree{.name = "staff.preferences"};
  tree.title = title("preferences.title", ui::tr("preferences.title"));
  if (state.act.phase == ActPhase::Refused) {
    tree.body.push_back(act_note("preferences.note", state.act));
  } else if (state.kept && !*state.kept) {
    tree.body.push_back({.id = "preferences.note",
                         .role = ui::Role::Alert,
                         .text = ui::tr("preferences.not_kept"),
                         .icon = "warning"});
  }
  const auto local = world.local();
  const auto time = domain::date_in_words(local.date, world.language()) + ", " +
                    domain::time_in_words(local, world.utc_offset(), world.language());
  tree.body.push_back(text("preferences.first", ui::tr("preferences.first")));
  tree.body.push_back(languages(world));
  tree.body.push_back(group(
      "preferences.facts", ui::Arrangement::List,
      {fact("preferences.time", clock_phrase(world.health.store.clock), ui::literal(time), "clock"),
       fact("preferences.network", ui::tr("preferences.network"), ui::tr("preferences.alone"),
            "building")}));
  tree.body.push_back(choice("preferences.clock", ui::tr("preferences.clock"),
                             ui::tr("preferences.clock.hint"), "clock"));
  return tree;
}

}  // namespace kiosk::flows::staff
