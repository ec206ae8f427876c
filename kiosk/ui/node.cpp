#include "kiosk/ui/node.h"

namespace kiosk::ui {
namespace {

void collect(const Node& node, std::vector<const Node*>& nodes) {
  nodes.push_back(&node);
  for (const auto& child : node.children) collect(child, nodes);
}

}  // namespace

const char* name_of(Role role) {
  switch (role) {
    case Role::Screen:
      return "screen";
    case Role::StatusLine:
      return "status";
    case Role::Title:
      return "title";
    case Role::Text:
      return "text";
    case Role::Note:
      return "note";
    case Role::Alert:
      return "alert";
    case Role::Fact:
      return "fact";
    case Role::Tile:
      return "tile";
    case Role::Choice:
      return "choice";
    case Role::Tick:
      return "tick";
    case Role::Button:
      return "button";
    case Role::Key:
      return "key";
    case Role::Field:
      return "field";
    case Role::Number:
      return "number";
    case Role::QrCode:
      return "qr";
    case Role::Slip:
      return "slip";
    case Role::Plan:
      return "plan";
    case Role::Marker:
      return "marker";
    case Role::Mark:
      return "mark";
    case Role::Here:
      return "here";
    case Role::Group:
      return "group";
  }
  return "group";
}

bool is_control(Role role) {
  return role == Role::Tile || role == Role::Choice || role == Role::Tick || role == Role::Button ||
         role == Role::Key || role == Role::Marker;
}

std::vector<const Node*> all_nodes(const ScreenTree& tree) {
  std::vector<const Node*> nodes;
  collect(tree.status_line, nodes);
  collect(tree.title, nodes);
  for (const auto* region : {&tree.body, &tree.navigation, &tree.tools}) {
    for (const auto& node : *region) collect(node, nodes);
  }
  return nodes;
}

}  // namespace kiosk::ui
