#include "kiosk/flows/info/facility.h"

#include "kiosk/flows/info/places.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

constexpr int wheelchair = 28;
constexpr int network = 45;

const domain::Facility* facility_of(const World& world, const FacilityPage& state) {
  if (world.content == nullptr) return nullptr;
  return domain::find_facility(*world.content->common.facilities, state.number);
}

/// Where the facility's desk is, in the office's words.
const domain::Desk* desk_at(const World& world, int facility) {
  for (const auto& desk : world.content->office.desks) {
    if (desk.facility == facility) return &desk;
  }
  return nullptr;
}

void add_network(const World& world, std::vector<ui::Node>& body) {
  const auto& wifi = world.content->office.wifi;
  if (!wifi) return;
  auto words = group("facility.words", ui::Arrangement::Stack, {});
  words.children.push_back(
      fact("facility.network", ui::tr("wifi.network"), ui::literal(wifi->network), "wifi"));
  words.children.push_back(wifi->password.empty()
                               ? text("facility.password", ui::tr("wifi.open"))
                               : fact("facility.password", ui::tr("wifi.password"),
                                      ui::literal(wifi->password), "lock"));
  words.children.push_back(text("facility.code.hint", ui::tr("wifi.code")));
  ui::Node code{.id = "facility.code",
                .role = ui::Role::QrCode,
                .text = ui::tr("qr.code"),
                .value = domain::wifi_code(*wifi)};
  body.push_back(
      group("facility.wifi", ui::Arrangement::Columns, {std::move(words), std::move(code)}));
}

}  // namespace

Outcome update(const World& world, const FacilityPage& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id == "facility.map") {
    if (auto map = map_to_facility(world, state.number)) return push(std::move(*map));
  }
  if (tap->id == "facility.wheelchair" && state.number == wheelchair) {
    auto outcome = replace(FacilityPage{.number = state.number, .called = true});
    outcome.effects.emplace_back(messages::CallStaff{.reason = "wheelchair"});
    return outcome;
  }
  return stay();
}

ui::ScreenTree view(const World& world, const FacilityPage& state) {
  ui::ScreenTree tree{.name = "info.facility"};
  const auto* facility = facility_of(world, state);
  if (facility == nullptr) {
    tree.title = title("info.title", ui::tr("info.facilities"));
    tree.body = {text("info.gone", ui::tr("info.gone"))};
    return tree;
  }
  tree.title = title("info.title", world.say(facility->text));
  if (const auto* desk = desk_at(world, state.number)) {
    tree.body.push_back(fact("facility.place", world.say(desk->name), world.say(desk->place_hint),
                             icon_of_facility(state.number)));
  }
  if (state.number == wheelchair) {
    tree.body.push_back(text("facility.hint", ui::tr("wheelchair.hint")));
    if (state.called) {
      tree.body.push_back({.id = "facility.called",
                           .role = ui::Role::Note,
                           .text = ui::tr("wheelchair.called"),
                           .icon = "check"});
    }
    tree.navigation = {primary("facility.wheelchair",
                               state.called ? ui::tr("wheelchair.again") : ui::tr("wheelchair.ask"),
                               "wheelchair")};
  }
  if (state.number == network) add_network(world, tree.body);
  if (map_to_facility(world, state.number)) {
    tree.body.push_back(choice("facility.map", ui::tr("info.show_on_map"), {}, "map"));
  } else if (state.number != network) {
    tree.body.push_back(text("facility.unmapped", ui::tr("facility.unmapped")));
  }
  return tree;
}

}  // namespace kiosk::flows::info
