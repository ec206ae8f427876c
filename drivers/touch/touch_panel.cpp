#include "drivers/touch/touch_panel.h"

#include <algorithm>
#include <array>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "drivers/keys/input_devices.h"

namespace drivers::touch {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds longest_unwatched{1000};
constexpr milliseconds longest_watched{60'000};
constexpr auto node_changes = IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO;

/// What changed is read from /sys: of the messages nothing counts but that there are some.
void drain(const printer::Descriptor& watch) {
  std::array<char, 4096> messages{};
  while (::read(watch.number(), messages.data(), messages.size()) > 0) {
  }
}

}  // namespace

std::expected<PanelIdentity, std::string> parse_panel_identity(std::string_view text) {
  return hid::parse_device_identity("", text);
}

/// Asked at every touch: where the node is known, no other device is looked at.
bool is_from(const PanelIdentity& panel, const FingerSource& source) {
  if (!source.node.empty()) {
    const auto device = keys::input_device_at(source.node);
    return device && hid::matches(panel, device->identity);
  }
  if (source.name.empty()) return false;
  return std::ranges::any_of(keys::find_input_devices(), [&](const keys::InputDevice& device) {
    return device.name == source.name && hid::matches(panel, device.identity);
  });
}

bool InputPanel::is_there() const {
  return std::ranges::any_of(keys::find_input_devices(), [&](const keys::InputDevice& device) {
    return identity_ ? hid::matches(*identity_, device.identity) : device.is_touch_screen;
  });
}

/// The folder comes and goes with its nodes: while there is none, its own is watched.
void InputPanel::watch() {
  if (!watch_.is_open()) {
    watch_ = printer::Descriptor(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  }
  for (const char* folder : {"/dev/input", "/dev"}) {
    watched_ = ::inotify_add_watch(watch_.number(), folder, node_changes | IN_ONLYDIR);
    if (watched_ >= 0) return;
  }
}

bool InputPanel::wait(milliseconds limit) {
  watch();
  const bool look_soon = watched_ < 0 || changed_;
  const auto wait = std::min(limit, look_soon ? longest_unwatched : longest_watched);
  changed_ = false;
  std::array<pollfd, 2> waiting{
      {{.fd = interrupt_.descriptor().number(), .events = POLLIN, .revents = 0},
       {.fd = watched_ < 0 ? -1 : watch_.number(), .events = POLLIN, .revents = 0}}};
  if (::poll(waiting.data(), waiting.size(), static_cast<int>(wait.count())) > 0) {
    interrupt_.clear();
    changed_ = waiting[1].revents != 0;
    if (changed_) drain(watch_);
  }
  return is_there();
}

std::string InputPanel::describe() const {
  return identity_ ? hid::to_address("", *identity_) : "any";
}

}  // namespace drivers::touch
