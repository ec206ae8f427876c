#include "drivers/keys/input_devices.h"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <linux/input-event-codes.h>

namespace drivers::keys {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 256;

/// The first line, without what a terminal might obey.
std::string line_of(const fs::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  line.resize(std::min(line.size(), longest_text));
  std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
  return line;
}

std::uint16_t id_of(const fs::path& file) {
  const auto text = line_of(file);
  std::uint16_t id = 0;
  std::from_chars(text.data(), text.data() + text.size(), id, 16);
  return id;
}

/// Whether a capability mask names any key at all; mice and lid switches have few or none.
bool has_any(const fs::path& mask) {
  return line_of(mask).find_first_not_of("0 ") != std::string::npos;
}

/// A mask is words of the kernel's `long` in hexadecimal, the last one first.
bool has_bit(const fs::path& mask, std::size_t bit) {
  constexpr std::size_t word_bits = sizeof(long) * CHAR_BIT;
  const auto line = line_of(mask);
  std::string_view words{line};
  for (std::size_t skipped = 0; skipped < bit / word_bits; ++skipped) {
    const auto space = words.rfind(' ');
    if (space == std::string_view::npos) return false;
    words = words.substr(0, space);
  }
  const auto word = words.substr(words.rfind(' ') + 1);  // all of it when there is no space
  std::uint64_t value = 0;
  std::from_chars(word.data(), word.data() + word.size(), value, 16);
  return (value >> (bit % word_bits) & 1U) != 0;
}

bool is_touch_screen(const fs::path& device) {
  const auto absolute = device / "capabilities" / "abs";
  const bool fingers =
      has_bit(absolute, ABS_MT_POSITION_X) ||
      (has_bit(absolute, ABS_X) && has_bit(device / "capabilities" / "key", BTN_TOUCH));
  return fingers && has_bit(device / "properties", INPUT_PROP_DIRECT);
}

int number_of(std::string_view node) {
  int number = 0;
  const auto digits = node.find_first_of("0123456789");
  if (digits == std::string_view::npos) return 0;
  std::from_chars(node.data() + digits, node.data() + node.size(), number);
  return number;
}

}  // namespace

std::vector<InputDevice> find_input_devices() {
  std::vector<InputDevice> found;
  std::error_code error;
  for (fs::directory_iterator at("/sys/class/input", error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename().string();
    if (!name.starts_with("event")) continue;
    const auto device = at->path() / "device";
    found.push_back({.identity = {.vendor = id_of(device / "id" / "vendor"),
                                  .product = id_of(device / "id" / "product"),
                                  .serial = line_of(device / "uniq")},
                     .name = line_of(device / "name"),
                     .node = "/dev/input/" + name,
                     .has_keys = has_any(device / "capabilities" / "key"),
                     .is_touch_screen = is_touch_screen(device)});
  }
  std::ranges::sort(found, {}, [](const InputDevice& one) { return number_of(one.node); });
  return found;
}

bool matches(const KeyboardIdentity& wanted, const KeyboardIdentity& found) {
  return wanted.vendor == found.vendor && wanted.product == found.product &&
         (wanted.serial.empty() || wanted.serial == found.serial);
}

}  // namespace drivers::keys
