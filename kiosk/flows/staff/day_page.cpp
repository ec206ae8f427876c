#include "kiosk/flows/staff/day_page.h"

#include <array>

#include <fmt/format.h>

#include "kiosk/domain/review.h"
#include "kiosk/flows/complaint/names.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::staff {
namespace {

using messages::DayCounted;
using ui::Node;

int count_of(const std::map<std::string, int>& counts, const std::string& name) {
  const auto found = counts.find(name);
  return found == counts.end() ? 0 : found->second;
}

std::string number(std::int64_t count) {
  return std::to_string(count);
}

/// `A 12 · B 3`, or the word for none.
ui::Phrase tickets_phrase(const World& world) {
  std::string text;
  for (const auto& [group, count] : world.health.store.issued_today) {
    text += fmt::format("{}{} {}", text.empty() ? "" : " · ", group, count);
  }
  return text.empty() ? ui::tr("day.none") : ui::literal(text);
}

/// What visitors left, by the kinds of record that there are today.
ui::Phrase records_phrase(const World& world, const DayCounted& day) {
  struct CountedKind {
    const char* kind;
    ui::Phrase name;
  };
  const std::array<CountedKind, 5> kinds{{{"precheck", ui::tr("day.kind.precheck")},
                                   {"survey", ui::tr("day.kind.survey")},
                                   {"pulse", ui::tr("day.kind.pulse")},
                                   {"staff_called", ui::tr("day.kind.staff_called")},
                                   {"staff_action", ui::tr("day.kind.staff_action")}}};
  std::string text;
  for (const auto& kind : kinds) {
    const int count = count_of(day.records, kind.kind);
    if (count == 0) continue;
    text += fmt::format("{}{} {}", text.empty() ? "" : " · ", world.word(kind.name), count);
  }
  return text.empty() ? ui::tr("day.none") : ui::literal(text);
}

/// Reports by what they count as (domain rules 3.3), not by what their writers called them.
ui::Phrase reports_phrase(const World& world, const DayCounted& day) {
  using enum domain::ReportKind;
  std::string text;
  for (const auto kind : {Complaint, Suggestion, Praise}) {
    text +=
        fmt::format("{}{} {}", text.empty() ? "" : " · ", world.word(complaint::phrase_of(kind)),
                    count_of(day.reports, domain::name_of(kind)));
  }
  return ui::literal(text);
}

std::vector<Node> figures(const World& world, const DayCounted& day) {
  const auto prints = ui::tr(
      "day.prints.counts",
      {{"printed", number(count_of(day.prints, "printed"))},
       {"failed", number(count_of(day.prints, "failed"))},
       {"unknown", number(count_of(day.prints, "unknown") + count_of(day.prints, "printing") +
                          count_of(day.prints, "reserved"))}});
  const auto chain = [](std::int64_t depth, std::int64_t unsent, const std::string& head) {
    return ui::tr("day.chain.counts",
                  {{"n", number(depth)}, {"u", number(unsent)}, {"head", head}});
  };
  return {fact("day.tickets", ui::tr("day.tickets"), tickets_phrase(world), "ticket"),
          fact("day.void", ui::tr("day.void"),
               ui::tr("day.void.counts",
                      {{"s", number(day.void_tickets)}, {"v", number(day.cancelled_tickets)}}),
               "ticket"),
          fact("day.prints", ui::tr("day.prints"), prints, "printer"),
          fact("day.records", ui::tr("day.records"), records_phrase(world, day), "checklist"),
          fact("day.reports", ui::tr("day.reports"), reports_phrase(world, day), "speech"),
          fact("day.journal", ui::tr("day.journal"),
               chain(day.journal_depth, day.journal_unsent, day.journal_head), "document"),
          fact("day.voices", ui::tr("day.voices"),
               chain(day.voices_depth, day.voices_unsent, day.voices_head), "document")};
}

std::vector<Node> reviews(const World& world) {
  std::vector<Node> nodes;
  if (world.content == nullptr) return nodes;
  for (const auto& service : world.content->services) {
    if (!domain::review_is_due(service.reviewed_on, world.local().date)) continue;
    nodes.push_back(fact("day.review." + service.code, ui::tr("day.review"),
                         world.say(service.title), "clock"));
  }
  return nodes;
}

}  // namespace

std::string DayPage::describe() const {
  return counted ? fmt::format("day {} {}", counted->journal_head, counted->voices_head) : "day -";
}

Outcome update(const World&, const DayPage&, const messages::Event& event) {
  if (const auto* counted = get_if<messages::DayCounted>(&event)) {
    return replace(DayPage{.counted = *counted});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const DayPage& state) {
  ui::ScreenTree tree{.name = "staff.day"};
  tree.title = title("day.title", ui::tr("day.title"));
  if (!state.counted) {
    tree.body = {text("day.loading", ui::tr("loading"))};
    return tree;
  }
  tree.body = {group("day.figures", ui::Arrangement::List, figures(world, *state.counted))};
  auto due = reviews(world);
  if (!due.empty())
    tree.body.push_back(group("day.reviews", ui::Arrangement::List, std::move(due)));
  return tree;
}

}  // namespace kiosk::flows::staff
