#pragma once
// What visitors use beside the screen and the printer.

#include <memory>

#include "drivers/buttons/buttons.h"
#include "drivers/headphones/headphone_jack.h"
#include "drivers/keys/tactile_keys.h"
#include "drivers/scanner/scanner.h"
#include "drivers/touch/touch_panel.h"

namespace kiosk::shell {

/// Null is none.
struct InputDevices {
  std::unique_ptr<drivers::scanner::Scanner> scanner;
  std::unique_ptr<drivers::buttons::ButtonBox> buttons;
  std::unique_ptr<drivers::keys::TactileKeys> keys;
  std::unique_ptr<drivers::headphones::HeadphoneJack> headphones;
  std::unique_ptr<drivers::touch::TouchPanel> panel;
};

}  // namespace kiosk::shell
