#include "kiosk/flows/staff/status.h"

#include <fmt/format.h>

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::staff {
namespace {

using ui::Node;

ui::Phrase printer_phrase(const World& world) {
  const auto& printer = world.health.printer;
  if (!printer.asked) return ui::tr("staff.printer.asking");
  using drivers::printer::Trouble;
  switch (printer.status.trouble) {
    case Trouble::None:
      if (printer.status.readiness == drivers::printer::Readiness::Unknown) {
        return ui::tr("staff.printer.unknown");
      }
      return ui::tr("staff.printer.ready");
    case Trouble::NoReply:
      return ui::tr("staff.printer.no_reply");
    case Trouble::Offline:
      return ui::tr("staff.printer.offline");
    case Trouble::PaperOut:
      return ui::tr("staff.printer.paper_out");
    case Trouble::CoverOpen:
      return ui::tr("staff.printer.cover_open");
    case Trouble::CutterError:
      return ui::tr("staff.printer.cutter");
    case Trouble::Overheated:
      return ui::tr("staff.printer.overheated");
    case Trouble::Unrecoverable:
      return ui::tr("staff.printer.unrecoverable");
    case Trouble::Disconnected:
      return ui::tr("staff.printer.disconnected");
    case Trouble::Rejected:
      return ui::tr("staff.printer.rejected");
  }
  return ui::tr("staff.printer.unknown");
}

ui::Phrase paper_phrase(const World& world) {
  const auto left = tickets_left(world.settings, world.health.printer);
  if (left) return ui::tr("staff.paper.near_end", {{"n", std::to_string(*left)}});
  switch (world.health.printer.status.paper) {
    case drivers::printer::Paper::Enough:
      return ui::tr("staff.paper.enough");
    case drivers::printer::Paper::Out:
      return ui::tr("staff.printer.paper_out");
    case drivers::printer::Paper::NearEnd:
    case drivers::printer::Paper::Unknown:
      return ui::tr("staff.paper.unknown");
  }
  return ui::tr("staff.paper.unknown");
}

ui::Phrase store_phrase(const StoreHealth& store) {
  if (!store.opened && !store.trouble) return ui::tr("loading");
  if (!store.trouble) {
    if (store.restarted_from_damage) return ui::tr("staff.store.restarted");
    if (store.reserve_given_up) return ui::tr("staff.store.reserve");
    return ui::tr("staff.store.ready",
                  {{"n", std::to_string(store.depth)}, {"u", std::to_string(store.unsent)}});
  }
  using store::StoreError;
  switch (*store.trouble) {
    case StoreError::DiskFull:
      return ui::tr("staff.store.disk_full");
    case StoreError::ReadOnly:
      return ui::tr("staff.store.read_only");
    case StoreError::Corrupt:
      return ui::tr("staff.store.corrupt");
    case StoreError::Busy:
      return ui::tr("staff.store.busy");
    case StoreError::TooNew:
      return ui::tr("staff.store.too_new");
    case StoreError::IoError:
    case StoreError::Exhausted:
    case StoreError::Invalid:
      return ui::tr("staff.store.io_error");
  }
  return ui::tr("staff.store.io_error");
}

ui::Phrase clock_phrase(domain::ClockVerdict verdict) {
  switch (verdict) {
    case domain::ClockVerdict::Plausible:
      return ui::tr("staff.clock.good");
    case domain::ClockVerdict::BeforeRecords:
      return ui::tr("staff.clock.behind");
    case domain::ClockVerdict::BeforeFloor:
      return ui::tr("staff.clock.wrong");
    case domain::ClockVerdict::FarAhead:
      return ui::tr("staff.clock.ahead");
  }
  return ui::tr("staff.clock.wrong");
}

std::vector<Node> content_nodes(const World& world) {
  std::vector<Node> nodes;
  if (world.content == nullptr) return {text("staff.content", ui::tr("loading"))};
  nodes.push_back(
      fact("staff.content", ui::tr("staff.content"),
           ui::tr("staff.content.count", {{"n", std::to_string(world.content->services.size())},
                                          {"f", std::to_string(world.content->findings.size())}}),
           "document"));
  int index = 0;
  for (const auto& finding : world.content->findings) {
    nodes.push_back(
        text(fmt::format("staff.finding.{}", index), ui::literal(domain::to_string(finding))));
    nodes.back().language = domain::Language::English;
    ++index;
  }
  return nodes;
}

}  // namespace

Outcome update(const World&, const Status&, const messages::Event& event) {
  Outcome outcome;
  if (const auto* tap = std::get_if<messages::Tapped>(&event); tap != nullptr) {
    if (tap->id == "staff.ask_printer") outcome.effects.emplace_back(messages::AskPrinter{});
  }
  return outcome;
}

ui::ScreenTree view(const World& world, const Status&) {
  ui::ScreenTree tree{.name = "staff.status"};
  tree.title = title("staff.title", ui::tr("staff.title", {{"kiosk", world.settings.kiosk}}));
  const auto& health = world.health;
  tree.body = {group(
      "staff.devices", ui::Arrangement::List,
      {fact("staff.printer", ui::tr("staff.printer"), printer_phrase(world), "printer"),
       fact("staff.paper", ui::tr("staff.paper"), paper_phrase(world), "ticket"),
       fact("staff.store", ui::tr("staff.store"), store_phrase(health.store), "document"),
       fact("staff.clock", ui::tr("staff.clock"), clock_phrase(health.store.clock), "clock")})};
  for (auto& node : content_nodes(world)) tree.body.push_back(std::move(node));
  tree.navigation = {button("staff.ask_printer", ui::tr("staff.ask_printer"), "printer")};
  return tree;
}

}  // namespace kiosk::flows::staff
