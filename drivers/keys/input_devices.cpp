#include "drivers/keys/input_devices.h"

#include <algorithm>
#include <charconv>
#include <climits>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>
#include <system_error>

#include <linux/input-event-codes.h>

#include "drivers/sysfs/attributes.h"

namespace drivers::keys {
namespace {

namespace fs = std::filesystem;

constexpr const char* classes = "/sys/class/input";
constexpr const char* nodes = "/dev/input/";

using sysfs::hexadecimal_of;
using sysfs::line_of;

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

/// `name` is that of its folder: `event3`.
InputDevice device_named(const std::string& name) {
  const auto device = fs::path(classes) / name / "device";
  return {.identity = {.vendor = hexadecimal_of(device / "id" / "vendor"),
                       .product = hexadecimal_of(device / "id" / "product"),
                       .serial = line_of(device / "uniq")},
          .name = line_of(device / "name"),
          .node = nodes + name,
          .has_keys = has_any(device / "capabilities" / "key"),
          .is_touch_screen = is_touch_screen(device),
          .is_headphone_jack = has_bit(device / "capabilities" / "sw", SW_HEADPHONE_INSERT)};
}

}  // namespace

std::vector<InputDevice> find_input_devices() {
  std::vector<InputDevice> found;
  std::error_code error;
  for (fs::directory_iterator at(classes, error), end; !error && at != end; at.increment(error)) {
    const auto name = at->path().filename().string();
    if (name.starts_with("event")) found.push_back(device_named(name));
  }
  std::ranges::sort(found, {}, [](const InputDevice& one) { return sysfs::number_of(one.node); });
  return found;
}

std::optional<InputDevice> input_device_at(const std::string& node) {
  const auto name = fs::path(node).filename().string();
  std::error_code error;
  const bool is_there = node == nodes + name && name.starts_with("event") &&
                        fs::exists(fs::path(classes) / name, error);
  return is_there ? std::optional{device_named(name)} : std::nullopt;
}

}  // namespace drivers::keys
