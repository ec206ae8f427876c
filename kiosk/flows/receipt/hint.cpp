#include "kiosk/flows/receipt/hint.h"

#include "kiosk/flows/outcome.h"
#include "kiosk/flows/parts.h"
#include "kiosk/flows/receipt/onward.h"

namespace kiosk::flows::receipt {

Outcome update(const World& world, const Hint&, const messages::Event& event) {
  if (auto opened = open_scan(world, event, Move::Push)) return std::move(*opened);
  const auto* tap = get_if<messages::Tapped>(&event);
  if (tap != nullptr && tap->id == "receipt.desk") return push(queue::Card{});
  return stay();
}

ui::ScreenTree view(const World& world, const Hint&) {
  ui::ScreenTree tree{.name = "receipt.hint"};
  tree.title = title("receipt.title", ui::tr("tile.scan"));
  if (world.health.scanner != messages::DeviceState::Ready) {
    tree.body = {{.id = "receipt.no_scanner",
                  .role = ui::Role::Alert,
                  .text = ui::tr("scan.no_scanner"),
                  .detail = ui::tr("scan.no_scanner.do"),
                  .icon = "warning"}};
    tree.navigation = {primary("receipt.desk", ui::tr("desk.take_number"), "ticket")};
    return tree;
  }
  tree.body = {
      {.id = "receipt.hint", .role = ui::Role::Note, .text = ui::tr("scan.hint"), .icon = "scan"},
      text("receipt.kinds", ui::tr("scan.kinds")),
      text("receipt.nothing_kept", ui::tr("scan.nothing_kept"))};
  return tree;
}

}  // namespace kiosk::flows::receipt
