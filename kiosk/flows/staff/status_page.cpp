#include "kiosk/flows/staff/status_page.h"

#include <fmt/format.h>

#include "kiosk/domain/upkeep.h"
#include "kiosk/domain/words_for_numbers.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/staff/link_words.h"
#include "kiosk/flows/staff/printer_words.h"

namespace kiosk::flows::staff {
namespace {

using ui::Node;

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
    case StoreError::NotFound:
    case StoreError::IdentityUsed:
    case StoreError::SpentAlready:
    case StoreError::NoSealKeys:
      break;
  }
  return ui::tr("staff.store.io_error");
}

std::vector<Node> content_nodes(const World& world) {
  std::vector<Node> nodes;
  if (world.content == nullptr) return {text("staff.content", ui::tr("loading"))};
  auto findings = world.content->findings;
  for (auto& due : domain::due_for_upkeep(*world.content, world.local().date)) {
    findings.push_back(std::move(due));
  }
  nodes.push_back(
      fact("staff.content", ui::tr("staff.content"),
           ui::tr("staff.content.count", {{"n", std::to_string(world.content->services.size())},
                                          {"f", std::to_string(findings.size())}}),
           "document"));
  int index = 0;
  for (const auto& finding : findings) {
    nodes.push_back(
        text(fmt::format("staff.finding.{}", index), ui::literal(domain::to_string(finding))));
    nodes.back().language = domain::Language::English;
    ++index;
  }
  return nodes;
}

ui::Phrase call_phrase(const std::string& reason) {
  if (reason == "help") return ui::tr("call_staff.help");
  if (reason == "wheelchair") return ui::tr("call_staff.wheelchair");
  if (reason == "security") return ui::tr("call_staff.security");
  if (reason == "clock") return ui::tr("staff.call.clock");
  if (reason == "store") return ui::tr("staff.call.store");
  if (reason == "touch") return ui::tr("staff.call.touch");
  if (reason == "display") return ui::tr("staff.call.display");
  if (reason == "slip_unknown") return ui::tr("staff.call.slip_unknown");
  return ui::tr("staff.call.slip_failed");
}

/// Who called from here, newest first, so that a call is not lost when nobody heard it.
std::vector<Node> call_nodes(const World& world) {
  std::vector<Node> nodes;
  int index = 0;
  for (const auto& call : world.staff_calls) {
    const auto local = to_local(call.at, world.utc_offset());
    nodes.push_back(fact(
        fmt::format("staff.call.{}", index), call_phrase(call.reason),
        ui::literal(domain::time_in_words(local, world.utc_offset(), world.language())), "person"));
    ++index;
  }
  return nodes;
}

}  // namespace

Outcome update(const World&, const StatusPage&, const messages::Event& event) {
  Outcome outcome;
  if (const auto* tap = get_if<messages::Tapped>(&event); tap != nullptr) {
    if (tap->id == "staff.ask_printer") outcome.effects.emplace_back(messages::AskPrinter{});
  }
  return outcome;
}

ui::ScreenTree view(const World& world, const StatusPage&) {
  ui::ScreenTree tree{.name = "staff.status"};
  tree.title = title("staff.title", ui::tr("staff.title", {{"kiosk", world.settings.kiosk}}));
  const auto& health = world.health;
  tree.body = {group(
      "staff.devices", ui::Arrangement::List,
      {fact("staff.printer", ui::tr("staff.printer"), printer_phrase(world), "printer"),
       fact("staff.paper", ui::tr("staff.paper"), paper_phrase(world), "ticket"),
       fact("staff.store", ui::tr("staff.store"), store_phrase(health.store), "document"),
       fact("staff.clock", ui::tr("staff.clock"), clock_phrase(health.store.clock), "clock")})};
  if (const auto phrase = link_phrase(health.link)) {
    tree.body.front().children.push_back(
        fact("staff.hub", ui::tr("staff.hub"), *phrase, "building"));
  }
  for (auto& node : screen_facts(world, "staff.")) {
    tree.body.front().children.push_back(std::move(node));
  }
  for (auto& node : content_nodes(world)) tree.body.push_back(std::move(node));
  for (auto& node : call_nodes(world)) tree.body.push_back(std::move(node));
  tree.navigation = {button("staff.ask_printer", ui::tr("staff.ask_printer"), "printer")};
  return tree;
}

}  // namespace kiosk::flows::staff
