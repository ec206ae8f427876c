#include "kiosk/flows/info/topics.h"

#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

constexpr int wifi_facility = 45;

}  // namespace

Outcome update(const World& world, const Topics&, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "info.services") {
    return push(queue::Agencies{.purpose = queue::Purpose::Information});
  }
  if (tap->id == "info.hours") return push(Hours{});
  if (tap->id == "info.facilities") return push(FacilityList{});
  if (tap->id == "info.map") return push(Map{});
  if (tap->id == "info.channels") return push(Channels{});
  if (tap->id == "info.wifi") return push(FacilityPage{.number = wifi_facility});
  if (tap->id.starts_with("info.document.")) return open_document(world, tap->value);
  return stay();
}

ui::ScreenTree view(const World& world, const Topics&) {
  ui::ScreenTree tree{.name = "info.start"};
  tree.title = title("info.title", ui::tr("tile.info"));
  if (world.content == nullptr) {
    tree.body = {text("info.loading", ui::tr("loading"))};
    return tree;
  }
  auto services =
      choice("info.services", ui::tr("info.services"), ui::tr("info.services.hint"), "checklist");
  services.emphasis = ui::Emphasis::Primary;
  std::vector<ui::Node> ways{
      std::move(services),
      choice("info.hours", ui::tr("info.hours"), hours_today(world), "clock"),
      choice("info.map", ui::tr("info.map"), ui::tr("tile.map.hint"), "map"),
      choice("info.facilities", ui::tr("info.facilities"), ui::tr("info.facilities.hint"),
             "building"),
      choice("info.channels", ui::tr("info.channels"), ui::tr("info.channels.hint"), "speech"),
  };
  if (world.content->office.wifi) {
    ways.push_back(choice("info.wifi", ui::tr("info.wifi"), {}, "wifi"));
  }
  add_document_choices(world, ways);
  int number = 0;
  for (const auto* notice : domain::notices_on(world.content->notices, world.local().date)) {
    tree.body.push_back({.id = "info.notice." + std::to_string(++number),
                         .role = ui::Role::Note,
                         .text = world.say(notice->text),
                         .icon = "info"});
  }
  tree.body.push_back(group("info.ways", ui::Arrangement::List, std::move(ways)));
  return tree;
}

}  // namespace kiosk::flows::info
