#include "kiosk/flows/info/texts.h"

#include <fmt/format.h>

#include "kiosk/domain/opening_hours.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {

ui::Node line(const World& world, const std::string& id, const std::string& label,
              const domain::LocalizedText& text, Wording wording) {
  const bool official = wording == Wording::Official;
  const auto& words = official ? domain::official_text(text) : world.in_words(text);
  auto node = flows::text((official ? "official." : "") + id,
                          ui::literal(label.empty() ? words : label + " " + words));
  if (official) node.language = domain::Language::Indonesian;
  return node;
}

void add_items(const World& world, const std::string& id,
               const std::vector<domain::TextItem>& items, Wording wording,
               std::vector<ui::Node>& nodes) {
  int number = 0;
  for (const auto& item : items) {
    const auto own = fmt::format("{}.{}", id, ++number);
    nodes.push_back(line(world, own, item.label, item.text, wording));
    add_items(world, own, item.items, wording, nodes);
  }
}

ui::Node office_note(const World& world, const std::string& id, const domain::LocalizedText& text,
                     const std::optional<Date>& checked_on) {
  ui::Node note{.id = id, .role = ui::Role::Note};
  const auto& words = world.in_words(text);
  note.text = ui::tr("info.office_note");
  note.detail = checked_on
                    ? ui::tr("info.note.checked",
                             {{"text", words},
                              {"date", domain::date_in_words(*checked_on, world.language())}})
                    : ui::tr("info.note.unchecked", {{"text", words}});
  note.icon = "info";
  note.emphasis = ui::Emphasis::Quiet;
  return note;
}

std::string clock_text(std::chrono::minutes of_day, domain::Language language) {
  const char separator = language == domain::Language::English ? ':' : '.';
  return fmt::format("{:02}{}{:02}", of_day.count() / 60, separator, of_day.count() % 60);
}

ui::Phrase hours_today(const World& world) {
  if (world.content == nullptr || !world.content->office.hours.configured) return {};
  if (!domain::knows_the_day(world.health.store.clock)) return {};
  const auto local = world.local();
  const auto today =
      domain::hours_on(world.content->office.hours, world.content->holidays, local.date);
  if (!today) return ui::tr("hours.closed_today");
  if (local.since_midnight >= today->closes) return ui::tr("hours.closed_now");
  return ui::tr("hours.today", {{"from", clock_text(today->opens, world.language())},
                                {"to", clock_text(today->closes, world.language())}});
}

}  // namespace kiosk::flows::info
