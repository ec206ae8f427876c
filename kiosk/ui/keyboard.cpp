#include "kiosk/ui/keyboard.h"

namespace kiosk::ui {
namespace {

Node row_of(std::string id, std::string_view characters) {
  Node row{.id = std::move(id), .role = Role::Group, .arrangement = Arrangement::KeyRow};
  for (char character : characters) {
    const std::string value(1, character);
    const bool letter = character >= 'a' && character <= 'z';
    const std::string face(1, letter ? static_cast<char>(character - 'a' + 'A') : character);
    row.children.push_back(
        {.id = "key." + value, .role = Role::Key, .text = literal(face), .value = value});
  }
  return row;
}

}  // namespace

std::vector<Node> keyboard() {
  std::vector<Node> rows{row_of("keys.digits", "1234567890"), row_of("keys.upper", "qwertyuiop"),
                         row_of("keys.home", "asdfghjkl"), row_of("keys.lower", "zxcvbnm")};
  Node last{.id = "keys.last", .role = Role::Group, .arrangement = Arrangement::KeyRow};
  last.children.push_back(
      {.id = "key.space", .role = Role::Key, .text = tr("key.space"), .value = " "});
  last.children.push_back(
      {.id = "key.delete", .role = Role::Key, .text = tr("key.delete"), .value = "delete"});
  rows.push_back(std::move(last));
  return rows;
}

std::string typed(std::string text, std::string_view key_value, std::size_t longest) {
  if (key_value == "delete") {
    while (!text.empty() && (static_cast<unsigned char>(text.back()) & 0xC0U) == 0x80U) {
      text.pop_back();
    }
    if (!text.empty()) text.pop_back();
    return text;
  }
  if (text.size() + key_value.size() > longest) return text;
  return text + std::string{key_value};
}

}  // namespace kiosk::ui
