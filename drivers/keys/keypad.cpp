#include "drivers/keys/keypad.h"

#include <array>
#include <utility>

#include <linux/input-event-codes.h>

namespace drivers::keys {
namespace {

constexpr std::chrono::milliseconds bounce_time{30};

constexpr std::array<std::pair<std::uint16_t, std::string_view>, 21> names{{
    {KEY_UP, "up"},          {KEY_KP8, "up"},         {KEY_DOWN, "down"},    {KEY_KP2, "down"},
    {KEY_LEFT, "left"},      {KEY_KP4, "left"},       {KEY_RIGHT, "right"},  {KEY_KP6, "right"},
    {KEY_ENTER, "select"},   {KEY_KPENTER, "select"}, {KEY_SPACE, "select"}, {KEY_KP5, "select"},
    {KEY_BACKSPACE, "back"}, {KEY_ESC, "back"},       {KEY_BACK, "back"},    {KEY_F1, "help"},
    {KEY_HELP, "help"},      {KEY_F2, "repeat"},      {KEY_TAB, "switch1"},  {KEY_F3, "switch1"},
    {KEY_F4, "switch2"},
}};

}  // namespace

std::optional<std::string_view> key_name(std::uint16_t code) {
  for (const auto& [known, name] : names) {
    if (known == code) return name;
  }
  return std::nullopt;
}

std::expected<std::vector<std::string>, hid::DeviceError> Keypad::wait(
    std::chrono::milliseconds limit) {
  const auto read = keyboard_.wait(limit);
  if (!read) return std::unexpected(read.error());
  std::vector<std::string> pressed;
  for (const auto& event : read->events) {
    if (!event.down) continue;
    const bool bounced = event.code == last_code_ && event.at - last_at_ < bounce_time;
    last_code_ = event.code;
    last_at_ = event.at;
    const auto name = key_name(event.code);
    if (name && !bounced) pressed.emplace_back(*name);
  }
  return pressed;
}

}  // namespace drivers::keys
