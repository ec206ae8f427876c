#pragma once
// From the keys that a scanner presses to the characters it means. By place, as on a keyboard of
// the United States, which scanners leave the factory with: no layout of this machine garbles it.
// Pure.

#include <cstdint>
#include <optional>
#include <string>

#include "drivers/keys/key_event.h"

namespace drivers::keys {

class TypedText {
 public:
  /// The character that this event completes. Enter is CR, Tab is HT. Digits on the keypad with Alt
  /// held are a character by its number, which scanners send that are set to suit any layout.
  std::optional<char> take(const KeyEvent& event);

  /// Keys are missing: what was held is not known any more.
  void forget();

 private:
  std::optional<char> end_number();

  bool left_shift_ = false;
  bool right_shift_ = false;
  bool alt_ = false;
  std::string number_;  // typed while Alt is held
};

}  // namespace drivers::keys
