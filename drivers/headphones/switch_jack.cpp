#include "drivers/headphones/switch_jack.h"

#include <array>
#include <cerrno>
#include <cstdint>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/keys/input_devices.h"

namespace drivers::headphones {
namespace {

using hid::DeviceError;

constexpr std::string_view scheme = "switch";
constexpr std::size_t longest_name = 128;
constexpr std::size_t events_at_once = 64;
constexpr std::uint8_t headphone_bit = 1U << SW_HEADPHONE_INSERT;

}  // namespace

std::expected<std::string, std::string> parse_switch_jack(std::string_view address) {
  if (address == scheme) return std::string{};
  if (!address.starts_with("switch:")) {
    return std::unexpected("unknown address " + std::string{address});
  }
  std::string name{address.substr(scheme.size() + 1)};
  if (name.empty() || name.size() > longest_name) {
    return std::unexpected("behind switch: stands the name of a jack");
  }
  return name;
}

std::vector<std::string> find_switch_jacks() {
  std::vector<std::string> names;
  for (auto& device : keys::find_input_devices()) {
    if (device.is_headphone_jack) names.push_back(std::move(device.name));
  }
  return names;
}

std::string SwitchJack::describe() const {
  return std::string{scheme} + (name_.empty() ? "" : ":" + name_);
}

std::expected<bool, DeviceError> SwitchJack::open() {
  for (const auto& device : keys::find_input_devices()) {
    if (!device.is_headphone_jack || (!name_.empty() && device.name != name_)) continue;
    printer::Descriptor file(::open(device.node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (!file.is_open()) return std::unexpected(hid::error_of(errno));
    file_ = std::move(file);
    return ask();
  }
  return std::unexpected(DeviceError::Absent);
}

/// How the switch is now: it tells changes only.
std::expected<bool, DeviceError> SwitchJack::ask() {
  std::array<std::uint8_t, SW_CNT / 8 + 1> bits{};
  if (::ioctl(file_.number(), EVIOCGSW(sizeof bits), bits.data()) < 0) return lose();
  plugged_ = (bits.front() & headphone_bit) != 0;
  return plugged_;
}

std::expected<bool, DeviceError> SwitchJack::lose() {
  file_ = printer::Descriptor{};
  return std::unexpected(DeviceError::Absent);
}

std::expected<bool, DeviceError> SwitchJack::take_events() {
  std::array<input_event, events_at_once> events{};
  const auto bytes = ::read(file_.number(), events.data(), sizeof events);
  if (bytes < 0 && (errno == EAGAIN || errno == EINTR)) return plugged_;
  if (bytes <= 0) return lose();
  const auto count = static_cast<std::size_t>(bytes) / sizeof(input_event);
  for (std::size_t i = 0; i < count; ++i) {
    const auto& event = events.at(i);
    if (event.type == EV_SYN && event.code == SYN_DROPPED) return ask();
    if (event.type == EV_SW && event.code == SW_HEADPHONE_INSERT) plugged_ = event.value != 0;
  }
  return plugged_;
}

std::expected<bool, DeviceError> SwitchJack::wait(std::chrono::milliseconds limit) {
  if (!file_.is_open()) return open();
  const auto ready = printer::wait_for(file_, POLLIN, printer::Deadline(limit), &interrupt_);
  interrupt_.clear();
  return ready == 0 ? plugged_ : take_events();
}

}  // namespace drivers::headphones
