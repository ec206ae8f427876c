#include "kiosk/flows/parts.h"

namespace kiosk::flows {

using ui::Emphasis;
using ui::Node;
using ui::Phrase;
using ui::Role;

Node title(std::string id, Phrase text) {
  return {.id = std::move(id), .role = Role::Title, .text = std::move(text)};
}

Node text(std::string id, Phrase text) {
  return {.id = std::move(id), .role = Role::Text, .text = std::move(text)};
}

Node button(std::string id, Phrase text, std::string icon) {
  return {
      .id = std::move(id), .role = Role::Button, .text = std::move(text), .icon = std::move(icon)};
}

Node primary(std::string id, Phrase text, std::string icon) {
  auto node = button(std::move(id), std::move(text), std::move(icon));
  node.emphasis = Emphasis::Primary;
  return node;
}

Node choice(std::string id, Phrase text, Phrase detail, std::string icon) {
  return {.id = std::move(id),
          .role = Role::Choice,
          .text = std::move(text),
          .detail = std::move(detail),
          .icon = std::move(icon)};
}

Node fact(std::string id, Phrase label, Phrase value, std::string icon) {
  return {.id = std::move(id),
          .role = Role::Fact,
          .text = std::move(label),
          .detail = std::move(value),
          .icon = std::move(icon)};
}

Node group(std::string id, ui::Arrangement arrangement, std::vector<Node> children) {
  return {.id = std::move(id),
          .role = Role::Group,
          .arrangement = arrangement,
          .children = std::move(children)};
}

}  // namespace kiosk::flows
