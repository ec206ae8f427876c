#pragma once
// The on-screen keyboard: large keys in the order that Indonesian phones use. Pure.

#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/node.h"

namespace kiosk::ui {

/// Rows of keys with ids `key.a`, `key.space`, `key.delete`. Their values are the characters;
/// delete has the value `delete`.
std::vector<Node> keyboard();

/// The text after a key: appends its character, or takes the last character away. Never longer than
/// `longest` characters.
std::string typed(std::string text, std::string_view key_value, std::size_t longest);

}  // namespace kiosk::ui
