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

constexpr int volumes = static_cast<int>(ui::speech_gains_db.size());

std::string volume_id(int volume) {
  return fmt::format("preferences.volume.{}", volume + 1);
}

/// The offered languages with this one first.
std::vector<domain::Language> with_first(std::vector<domain::Language> languages,
                                         domain::Language first) {
  const auto found = std::ranges::find(languages, first);
  if (found != languages.end()) std::rotate(languages.begin(), found, found + 1);
  return languages;
}

/// The change is recorded as an action of that name before it counts.
Outcome ask_for(const World& world, Preferences next, messages::KeepSettings wanted,
                const char* action, const std::string& value) {
  next.wanted = std::move(wanted);
  next.kept.reset();
  next.act = {.action = action, .reason = {}, .about = value};
  return replace_asking(world, std::move(next));
}

Outcome choose(const World& world, const Preferences& state, const messages::Tapped& tap) {
  if (state.act.keeping.is_open()) return stay();
  auto wanted = settings_in_use(world);
  for (const auto language : world.settings.languages) {
    if (tap.id != std::string{"preferences.language."} + domain::code_of(language)) continue;
    wanted.languages = with_first(wanted.languages, language);
    return ask_for(world, state, std::move(wanted), "first_language", domain::code_of(language));
  }
  for (int volume = 0; volume < volumes; ++volume) {
    if (tap.id != volume_id(volume)) continue;
    wanted.volume = volume;
    return ask_for(world, state, std::move(wanted), "first_volume", std::to_string(volume + 1));
  }
  return stay();
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

ui::Node volume_choices(const World& world) {
  auto list = group("preferences.volumes", ui::Arrangement::KeyRow, {});
  for (int volume = 0; volume < volumes; ++volume) {
    auto node = button(volume_id(volume), ui::literal(std::to_string(volume + 1)));
    if (volume == world.settings.volume) {
      node.emphasis = ui::Emphasis::Selected;
      node.icon = "check";
    }
    list.children.push_back(std::move(node));
  }
  return list;
}

}  // namespace

std::string Preferences::describe() const {
  return fmt::format("preferences {} {} {} {}", staff::describe(act), wanted.languages.size(),
                     wanted.volume, kept ? static_cast<int>(*kept) : -1);
}

Outcome update(const World& world, const Preferences& state, const messages::Event& event) {
  if (const auto* tap = get_if<messages::Tapped>(&event)) {
    if (tap->id == "preferences.clock") return push(Confirm{.task = Task::ConfirmClock});
    return choose(world, state, *tap);
  }
  auto next = state;
  if (follow(world, next.act.keeping, event)) {
    const bool kept = next.act.keeping.is_kept();
    auto outcome = replace(next);
    if (kept) {
      outcome.order = Order::UseSettings;
      outcome.settings = next.wanted;
    }
    return outcome;
  }
  if (const auto* answer = get_if<messages::SettingsKept>(&event)) {
    next.kept = answer->kept;
    return replace(std::move(next));
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Preferences& state) {
  ui::ScreenTree tree{.name = "staff.preferences"};
  tree.title = title("preferences.title", ui::tr("preferences.title"));
  if (state.act.keeping.is_refused()) {
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
  tree.body.push_back(
      text("preferences.volume", ui::tr("preferences.volume", {{"n", std::to_string(volumes)}})));
  tree.body.push_back(volume_choices(world));
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
