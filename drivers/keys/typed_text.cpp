#include "drivers/keys/typed_text.h"

#include <array>
#include <charconv>
#include <utility>

#include <linux/input-event-codes.h>

namespace drivers::keys {
namespace {

/// What a place means without and with Shift.
struct Place {
  std::uint16_t code;
  char plain;
  char shifted;
};

constexpr std::array<Place, 51> places{{
    {KEY_1, '1', '!'},          {KEY_2, '2', '@'},           {KEY_3, '3', '#'},
    {KEY_4, '4', '$'},          {KEY_5, '5', '%'},           {KEY_6, '6', '^'},
    {KEY_7, '7', '&'},          {KEY_8, '8', '*'},           {KEY_9, '9', '('},
    {KEY_0, '0', ')'},          {KEY_MINUS, '-', '_'},       {KEY_EQUAL, '=', '+'},
    {KEY_Q, 'q', 'Q'},          {KEY_W, 'w', 'W'},           {KEY_E, 'e', 'E'},
    {KEY_R, 'r', 'R'},          {KEY_T, 't', 'T'},           {KEY_Y, 'y', 'Y'},
    {KEY_U, 'u', 'U'},          {KEY_I, 'i', 'I'},           {KEY_O, 'o', 'O'},
    {KEY_P, 'p', 'P'},          {KEY_LEFTBRACE, '[', '{'},   {KEY_RIGHTBRACE, ']', '}'},
    {KEY_A, 'a', 'A'},          {KEY_S, 's', 'S'},           {KEY_D, 'd', 'D'},
    {KEY_F, 'f', 'F'},          {KEY_G, 'g', 'G'},           {KEY_H, 'h', 'H'},
    {KEY_J, 'j', 'J'},          {KEY_K, 'k', 'K'},           {KEY_L, 'l', 'L'},
    {KEY_SEMICOLON, ';', ':'},  {KEY_APOSTROPHE, '\'', '"'}, {KEY_GRAVE, '`', '~'},
    {KEY_BACKSLASH, '\\', '|'}, {KEY_Z, 'z', 'Z'},           {KEY_X, 'x', 'X'},
    {KEY_C, 'c', 'C'},          {KEY_V, 'v', 'V'},           {KEY_B, 'b', 'B'},
    {KEY_N, 'n', 'N'},          {KEY_M, 'm', 'M'},           {KEY_COMMA, ',', '<'},
    {KEY_DOT, '.', '>'},        {KEY_SLASH, '/', '?'},       {KEY_SPACE, ' ', ' '},
    {KEY_ENTER, '\r', '\r'},    {KEY_KPENTER, '\r', '\r'},   {KEY_TAB, '\t', '\t'},
}};

constexpr std::array<Place, 15> keypad{{
    {KEY_KP0, '0', '0'},
    {KEY_KP1, '1', '1'},
    {KEY_KP2, '2', '2'},
    {KEY_KP3, '3', '3'},
    {KEY_KP4, '4', '4'},
    {KEY_KP5, '5', '5'},
    {KEY_KP6, '6', '6'},
    {KEY_KP7, '7', '7'},
    {KEY_KP8, '8', '8'},
    {KEY_KP9, '9', '9'},
    {KEY_KPDOT, '.', '.'},
    {KEY_KPMINUS, '-', '-'},
    {KEY_KPPLUS, '+', '+'},
    {KEY_KPSLASH, '/', '/'},
    {KEY_KPASTERISK, '*', '*'},
}};

constexpr std::size_t longest_number = 4;  // 0065

const Place* find(const auto& table, std::uint16_t code) {
  for (const auto& place : table) {
    if (place.code == code) return &place;
  }
  return nullptr;
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

}  // namespace

std::optional<char> TypedText::take(const KeyEvent& event) {
  switch (event.code) {
    case KEY_LEFTSHIFT:
      left_shift_ = event.down;
      return std::nullopt;
    case KEY_RIGHTSHIFT:
      right_shift_ = event.down;
      return std::nullopt;
    case KEY_LEFTALT:
    case KEY_RIGHTALT:
      alt_ = event.down;
      return event.down ? std::nullopt : end_number();
    default:
      break;
  }
  if (!event.down) return std::nullopt;
  const auto* place = find(keypad, event.code);
  if (alt_) {
    if (place != nullptr && is_digit(place->plain) && number_.size() < longest_number) {
      number_ += place->plain;
    }
    return std::nullopt;
  }
  if (place == nullptr) place = find(places, event.code);
  if (place == nullptr) return std::nullopt;
  return left_shift_ || right_shift_ ? place->shifted : place->plain;
}

std::optional<char> TypedText::end_number() {
  const auto digits = std::exchange(number_, {});
  unsigned value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (value == 0 || value > 255) return std::nullopt;
  return static_cast<char>(value);
}

void TypedText::forget() {
  *this = {};
}

}  // namespace drivers::keys
