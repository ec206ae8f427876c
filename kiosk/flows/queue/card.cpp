#include "kiosk/flows/queue/card.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/queue/opening.h"

namespace kiosk::flows::queue {
namespace {

std::string joined_codes(const domain::Service& service) {
  std::string codes;
  for (const auto& code : service.business_codes) {
    codes += codes.empty() ? "KBLI " : ", ";
    codes += code.code;
  }
  return codes;
}

ui::Phrase time_phrase(const World& world, const domain::CompletionTime& time) {
  if (time.unit == domain::TimeUnit::WorkingDays) {
    return ui::tr("card.working_days", {{"n", std::to_string(time.n)}});
  }
  return world.say(time.text);
}

std::vector<ui::Node> service_body(const World& world, const domain::Service& service) {
  std::vector<ui::Node> facts{
      fact("card.time", ui::tr("card.time"), time_phrase(world, service.time), "clock"),
  };
  if (const auto codes = joined_codes(service); !codes.empty()) {
    facts.push_back(fact("card.code", ui::tr("card.code"), ui::literal(codes), "tag"));
  }
  if (service.risk == domain::Risk::MediumHigh) {
    facts.push_back(
        fact("card.risk", ui::tr("card.risk"), ui::tr("card.risk.medium_high"), "info"));
  }
  const auto& desk = service.routing.none;
  if (!desk.empty()) {
    facts.push_back(fact("card.desk", ui::tr("card.desk"),
                         ui::literal(domain::desk_name(*world.content, desk, world.language())),
                         "person"));
  }
  std::vector<ui::Node> body{text("card.name", world.say(service.title))};
  if (service.fee.kind == domain::FeeKind::Free) {
    body.push_back(
        {.id = "card.free", .role = ui::Role::Note, .text = ui::tr("free"), .icon = "free"});
  } else {
    facts.insert(facts.begin(),
                 fact("card.fee", ui::tr("card.fee"), world.say(service.fee.text), "free"));
  }
  body.push_back(group("card.facts", ui::Arrangement::List, std::move(facts)));
  return body;
}

/// Where a visitor without a pre-check is sent.
std::string desk_of(const World& world, const Card& state) {
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, state.service) : nullptr;
  return service != nullptr ? service->routing.none : "INFO";
}

/// More than the card tells, for who wants it.
void add_ways(const World& world, const Card& state, std::vector<ui::Node>& body) {
  ui::Node ways = group("card.ways", ui::Arrangement::List, {});
  if (domain::find_service(*world.content, state.service) != nullptr) {
    ways.children.push_back(choice("card.standard", ui::tr("info.read_standard"), {}, "checklist"));
  }
  if (info::map_to_desk(world, desk_of(world, state))) {
    ways.children.push_back(choice("card.map", ui::tr("info.show_on_map"), {}, "map"));
  }
  if (!ways.children.empty()) body.push_back(std::move(ways));
}

}  // namespace

Outcome update(const World& world, const Card& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr || world.content == nullptr) return stay();
  const bool known = domain::find_service(*world.content, state.service) != nullptr;
  if (tap->id == "card.precheck" && known) return push(precheck::Check{.service = state.service});
  if (tap->id == "card.standard") return push(info::Standard{.service = state.service});
  if (tap->id == "card.map") {
    auto map = info::map_to_desk(world, desk_of(world, state));
    return map ? push(std::move(*map)) : stay();
  }
  if (tap->id != "card.take") return stay();
  if (decide(world, state.service).verdict != domain::IssueVerdict::Open) {
    return push(Closed{.service = state.service});
  }
  return push(PriorityQuestion{.service = state.service});
}

ui::ScreenTree view(const World& world, const Card& state) {
  ui::ScreenTree tree{.name = "queue.card"};
  const auto* service =
      world.content != nullptr ? domain::find_service(*world.content, state.service) : nullptr;
  if (world.content == nullptr) {
    tree.title = title("card.title", ui::tr("ticket.pick"));
    tree.body = {text("queue.loading", ui::tr("loading"))};
    return tree;
  }
  if (service == nullptr) {
    tree.title = title("card.title", ui::tr("card.information_desk"));
    tree.body = {
        text("card.name", ui::tr("card.information_desk.hint")),
        {.id = "card.free", .role = ui::Role::Note, .text = ui::tr("free"), .icon = "free"}};
  } else {
    const bool has_short = !domain::is_empty(service->short_title);
    tree.title =
        title("card.title", has_short ? world.say(service->short_title) : ui::tr("card.title"));
    tree.body = service_body(world, *service);
  }
  add_ways(world, state, tree.body);
  if (service != nullptr) {
    tree.navigation = {button("card.precheck", ui::tr("tile.precheck"), "checklist")};
  }
  tree.navigation.push_back(primary("card.take", ui::tr("tile.ticket"), "ticket"));
  return tree;
}

}  // namespace kiosk::flows::queue
