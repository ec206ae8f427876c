#include "kiosk/ui/hearing.h"

namespace kiosk::ui {

const char* name_of(TactileKey key) {
  switch (key) {
    case TactileKey::Up:
      return "up";
    case TactileKey::Down:
      return "down";
    case TactileKey::Left:
      return "left";
    case TactileKey::Right:
      return "right";
    case TactileKey::Select:
      return "select";
    case TactileKey::Back:
      return "back";
    case TactileKey::Help:
      return "help";
    case TactileKey::Repeat:
      return "repeat";
    case TactileKey::Switch1:
      return "switch1";
    case TactileKey::Switch2:
      return "switch2";
  }
  return "repeat";
}

std::optional<TactileKey> parse_tactile_key(std::string_view name) {
  for (int i = 0; i < tactile_key_count; ++i) {
    const auto key = static_cast<TactileKey>(i);
    if (name == name_of(key)) return key;
  }
  return std::nullopt;
}

}  // namespace kiosk::ui
