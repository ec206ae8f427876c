#include "tests/support/process_at_hand.h"

namespace tests {

std::vector<ShownNode> ProcessAtHand::page() {
  std::vector<ShownNode> nodes;
  const auto tree = kiosk_.must({{"do", "tree"}});
  for (const auto& node : tree["nodes"]) {
    nodes.push_back({.id = node["id"],
                     .role = node["role"],
                     .text = node["text"],
                     .speech = node["speech"],
                     .value = node["value"],
                     .is_control = node["control"].get<bool>() && node["enabled"].get<bool>(),
                     .is_focused = node["focused"],
                     .top_px = node["px"][1]});
  }
  return nodes;
}

void ProcessAtHand::press(kiosk::ui::TactileKey key) {
  kiosk_.must({{"do", "key"}, {"name", kiosk::ui::name_of(key)}});
}

std::vector<std::string> ProcessAtHand::take_speech() {
  return kiosk_.must({{"do", "speech"}})["spoken"];
}

}  // namespace tests
