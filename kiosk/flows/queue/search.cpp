#include "kiosk/flows/queue/search.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/ui/keyboard.h"

namespace kiosk::flows::queue {
namespace {

constexpr std::size_t longest_query = 40;
constexpr std::size_t most_results = 50;

std::vector<std::string> results(const World& world, const std::string& query) {
  std::vector<std::string> codes;
  if (world.search == nullptr || world.content == nullptr || query.empty()) return codes;
  for (const auto index : world.search->find_services(query)) {
    if (codes.size() == most_results) break;
    codes.push_back(world.content->services[index].code);
  }
  return codes;
}

}  // namespace

Outcome update(const World& world, const Search& state, const messages::Event& event) {
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap == nullptr) return stay();
  if (tap->id.starts_with("key.")) {
    return replace(Search{.purpose = state.purpose,
                          .query = ui::typed(state.query, tap->value, longest_query)});
  }
  if (tap->id.starts_with("queue.service.")) {
    return choose_service(state.purpose, tap->value);
  }
  if (tap->id == "search.show") {
    auto found = results(world, state.query);
    if (found.empty()) return push(Card{});
    return push(Services{
        .purpose = state.purpose, .agency = {}, .found = std::move(found), .query = state.query});
  }
  return stay();
}

ui::ScreenTree view(const World& world, const Search& state) {
  ui::ScreenTree tree{.name = "queue.search"};
  tree.title = title("search.title", ui::tr("ticket.search"));
  ui::Node field{.id = "search.field", .role = ui::Role::Field};
  field.text = ui::literal(state.query.empty() ? "_" : state.query + "_");
  field.speech = state.query.empty() ? ui::tr("search.empty") : ui::literal(state.query);
  tree.body = {std::move(field)};
  const auto found = results(world, state.query);
  if (!found.empty()) {
    const auto* best = domain::find_service(*world.content, found.front());
    auto node =
        choice("queue.service." + best->code, world.say(domain::short_name(*best)), {}, "document");
    node.value = best->code;
    tree.body.push_back(std::move(node));
  } else {
    tree.body.push_back(
        text("search.hint", state.query.empty() ? ui::tr("search.hint") : ui::tr("search.none")));
  }
  for (auto& row : ui::keyboard()) tree.body.push_back(std::move(row));
  if (!found.empty()) {
    tree.navigation = {primary(
        "search.show", ui::tr("search.show", {{"n", std::to_string(found.size())}}), "search")};
  } else if (!state.query.empty()) {
    tree.navigation = {primary("search.show", ui::tr("search.desk"), "person")};
  }
  return tree;
}

}  // namespace kiosk::flows::queue
