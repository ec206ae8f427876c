#include "drivers/touch/fingers.h"

#include <algorithm>
#include <cerrno>
#include <limits>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/keys/input_devices.h"

namespace drivers::touch {

using hid::DeviceError;

bool Fingers::ask_axes() {
  for (auto* axis : {&x_, &y_}) {
    input_absinfo info{};
    if (::ioctl(file_.number(), EVIOCGABS(axis->code), &info) != 0) return false;
    if (info.maximum <= info.minimum) return false;
    axis->lowest = info.minimum;
    axis->highest = info.maximum;
    axis->at = info.value;
  }
  return true;
}

std::expected<void, DeviceError> Fingers::open() {
  const auto devices = keys::find_input_devices();
  const auto panel = std::ranges::find_if(devices, [&](const keys::InputDevice& device) {
    return device.is_touch_screen && hid::matches(identity_, device.identity);
  });
  if (panel == devices.end()) return std::unexpected(DeviceError::Absent);
  file_ = printer::Descriptor(::open(panel->node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file_.is_open() || ::ioctl(file_.number(), EVIOCGRAB, 1) != 0) {
    const auto error = hid::error_of(errno);
    file_ = {};
    return std::unexpected(error);
  }
  if (ask_axes()) return {};
  file_ = {};
  return std::unexpected(DeviceError::Absent);
}

double Fingers::part_of(const Axis& axis) {
  const double range = static_cast<double>(axis.highest) - axis.lowest;
  return (static_cast<double>(axis.at) - axis.lowest) / range;
}

std::expected<std::optional<SensorPlace>, DeviceError> Fingers::wait(
    std::chrono::milliseconds limit) {
  if (!file_.is_open()) {
    if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  }
  constexpr std::chrono::milliseconds longest{std::numeric_limits<int>::max()};
  pollfd waiting{.fd = file_.number(), .events = POLLIN, .revents = 0};
  if (::poll(&waiting, 1, static_cast<int>(std::min(limit, longest).count())) <= 0) {
    return std::nullopt;
  }
  input_event event{};
  while (::read(file_.number(), &event, sizeof event) == sizeof event) {
    if (event.type == EV_ABS && event.code == x_.code) x_.at = event.value;
    if (event.type == EV_ABS && event.code == y_.code) y_.at = event.value;
    if (event.type == EV_SYN && event.code == SYN_DROPPED) ask_axes();
    const bool lifted = event.type == EV_KEY && event.code == BTN_TOUCH && event.value == 0;
    if (lifted) return SensorPlace{.x = part_of(x_), .y = part_of(y_)};
  }
  if (errno == EAGAIN || errno == EINTR) return std::nullopt;
  file_ = {};
  return std::unexpected(DeviceError::Absent);
}

}  // namespace drivers::touch
