#pragma once
// Kinds of characters in codes and numbers: ASCII, whatever the locale.

namespace kiosk {

constexpr bool is_digit(char character) {
  return character >= '0' && character <= '9';
}

}  // namespace kiosk
