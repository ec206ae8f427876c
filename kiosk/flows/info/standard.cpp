#include "kiosk/flows/info/standard.h"

#include <array>

#include "kiosk/flows/info/texts.h"
#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"

namespace kiosk::flows::info {
namespace {

using domain::Component;
using domain::StandardPart;

const char* icon_of(Component component) {
  constexpr std::array<const char*, domain::component_count> icons{
      "checklist", "steps",  "clock",  "free",   "document", "speech",  "law",
      "building",  "person", "search", "people", "shield",   "warning", "smile"};
  return icons[static_cast<std::size_t>(component)];
}

/// What can be said of a component in a few words, so that many need not open it.
ui::Phrase in_short(const World& world, const domain::Service& service, Component component) {
  switch (component) {
    case Component::Requirements:
      return ui::tr("info.count.requirements",
                    {{"n", std::to_string(service.requirements.items.size())}});
    case Component::Time:
      if (service.time.unit != domain::TimeUnit::WorkingDays) return {};
      return ui::tr("info.working_days", {{"n", std::to_string(service.time.n)}});
    case Component::Fee:
      return world.say(service.fee.text);
    case Component::Complaints:
      return ui::tr("info.count.channels",
                    {{"n", std::to_string(service.complaints->channels.size())}});
    case Component::Legal:
      return ui::tr("info.count.laws", {{"n", std::to_string(service.legal.size())}});
    case Component::Facilities:
      return ui::tr("info.count.facilities",
                    {{"n", std::to_string(service.facilities->items.size())}});
    case Component::StaffCount:
      return ui::tr("info.people", {{"n", std::to_string(service.staff_count)}});
    case Component::Procedure:
    case Component::Products:
    case Component::Competence:
    case Component::Oversight:
    case Component::Guarantees:
    case Component::Safety:
    case Component::Evaluation:
      return {};
  }
  return {};
}

ui::Phrase risk_name(domain::Risk risk) {
  switch (risk) {
    case domain::Risk::Unstated:
      return {};
    case domain::Risk::Low:
      return ui::tr("info.risk.low");
    case domain::Risk::MediumLow:
      return ui::tr("info.risk.medium_low");
    case domain::Risk::MediumHigh:
      return ui::tr("info.risk.medium_high");
    case domain::Risk::High:
      return ui::tr("info.risk.high");
  }
  return {};
}

/// Number, risk and codes of the entry (T0.1), and that it is free.
ui::Node badges(const domain::Service& service) {
  ui::Node row = group("info.badges", ui::Arrangement::List, {});
  if (service.fee.kind == domain::FeeKind::Free) {
    row.children.push_back(
        {.id = "info.free", .role = ui::Role::Note, .text = ui::tr("info.free"), .icon = "free"});
  }
  if (const auto risk = risk_name(service.risk); !risk.empty()) {
    row.children.push_back({.id = "info.risk",
                            .role = ui::Role::Note,
                            .text = risk,
                            .icon = "shield",
                            .emphasis = ui::Emphasis::Quiet});
  }
  auto numbers = ui::Node{.id = "info.numbers",
                          .role = ui::Role::Note,
                          .text = ui::tr("info.entry", {{"n", std::to_string(service.number)}}),
                          .icon = "tag",
                          .emphasis = ui::Emphasis::Quiet};
  std::string codes;
  for (const auto& code : service.business_codes) {
    codes += (codes.empty() ? "KBLI " : ", ") + code.code;
  }
  numbers.detail = ui::literal(codes);
  row.children.push_back(std::move(numbers));
  return row;
}

ui::Node tiles(const World& world, const domain::Service& service, StandardPart part) {
  ui::Node list = group("info.components", ui::Arrangement::Tiles, {});
  for (std::size_t i = 0; i < domain::component_count; ++i) {
    const auto component = static_cast<Component>(i);
    if (domain::part_of(component) != part) continue;
    const auto number = std::to_string(domain::number_of(component));
    ui::Node tile{
        .id = "info.component." + number,
        .role = ui::Role::Tile,
        .text = ui::literal(number + ". " + world.in_words(service.titles->components[i])),
        .detail = in_short(world, service, component),
        .icon = icon_of(component),
        .value = number};
    list.children.push_back(std::move(tile));
  }
  return list;
}

}  // namespace

Outcome update(const World& world, const Standard& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || world.content == nullptr) return stay();
  if (tap->id == "info.more") {
    return push(Standard{.service = state.service, .part = StandardPart::Management});
  }
  if (tap->id == "info.take") return push(queue::Card{.service = state.service});
  for (std::size_t i = 0; i < domain::component_count; ++i) {
    const auto component = static_cast<Component>(i);
    if (tap->id == "info.component." + std::to_string(domain::number_of(component))) {
      return push(ComponentPage{.service = state.service, .component = component});
    }
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Standard& state) {
  ui::ScreenTree tree{.name = "info.standard"};
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, state.service) : nullptr;
  if (service == nullptr) {
    tree.title = title("info.title", ui::tr("tile.info"));
    tree.body = {text("info.gone", ui::tr("info.gone"))};
    return tree;
  }
  const bool has_short = !domain::is_empty(service->short_title);
  tree.title = title("info.title", world.say(domain::short_name(*service)));
  const auto& part_titles = service->titles->parts;
  if (state.part == StandardPart::Delivery) {
    if (has_short) tree.body.push_back(text("info.name", world.say(service->title)));
    tree.body.push_back(badges(*service));
    tree.body.push_back(tiles(world, *service, state.part));
    tree.body.push_back(
        choice("info.more", ui::tr("info.more"), world.say(part_titles[1]), "down"));
    if (!service->standard_reference.empty()) {
      tree.body.push_back(text("info.reference", ui::literal(service->standard_reference)));
    }
  } else {
    tree.body = {text("info.part", world.say(part_titles[1])), tiles(world, *service, state.part)};
  }
  tree.navigation = {primary("info.take", ui::tr("tile.ticket"), "ticket")};
  return tree;
}

}  // namespace kiosk::flows::info
