#include "drivers/keys/keyboard.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "drivers/keys/input_devices.h"

namespace drivers::keys {
namespace {

using hid::DeviceError;

constexpr std::size_t most_nodes = 16;  // that one device can reasonably have
constexpr std::chrono::milliseconds longest_wait{3'600'000};
constexpr std::chrono::milliseconds nodes_come_within{1000};
constexpr std::size_t events_at_once = 64;
constexpr std::size_t most_events = 4096;  // of one turn

/// An open node that nobody else hears any more.
std::expected<printer::Descriptor, DeviceError> grab(const std::string& node) {
  printer::Descriptor file(::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() || ::ioctl(file.number(), EVIOCGRAB, 1) != 0) {
    return std::unexpected(hid::error_of(errno));
  }
  return file;
}

/// Adds what is there to read. False when the device is gone.
bool read_node(const printer::Descriptor& file, KeyEvents& into) {
  std::array<input_event, events_at_once> events{};
  while (into.events.size() < most_events) {
    const auto bytes = ::read(file.number(), events.data(), sizeof events);
    if (bytes < 0 && errno == EINTR) continue;
    if (bytes < 0) return errno == EAGAIN;
    if (bytes == 0) return false;
    const auto count = static_cast<std::size_t>(bytes) / sizeof(input_event);
    for (std::size_t i = 0; i < count; ++i) {
      const auto& event = events.at(i);
      if (event.type == EV_SYN && event.code == SYN_DROPPED) into = {.events = {}, .torn = true};
      // 0 is up, 1 is down, 2 repeats what is held.
      if (event.type != EV_KEY || (event.value != 0 && event.value != 1)) continue;
      into.events.push_back({.code = event.code, .down = event.value == 1, .at = steady_now()});
    }
    if (count < events_at_once) return true;  // that was all
  }
  return true;  // the rest at the next turn
}

}  // namespace

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

std::vector<FoundKeyboard> find_keyboards() {
  std::vector<FoundKeyboard> found;
  for (auto& device : find_input_devices()) {
    if (!device.has_keys) continue;
    found.push_back({.identity = std::move(device.identity),
                     .name = std::move(device.name),
                     .node = std::move(device.node)});
  }
  return found;
}

std::expected<void, DeviceError> try_keyboard(const FoundKeyboard& keyboard) {
  const auto file = grab(keyboard.node);
  if (!file) return std::unexpected(file.error());
  return {};
}

/// All of its nodes or none: a node that stays with others would let keys through to the screen.
std::expected<void, DeviceError> Keyboard::open() {
  for (auto& found : find_keyboards()) {
    const bool is_taken = std::ranges::find(nodes_, found.node, &Node::name) != nodes_.end();
    if (is_taken || !hid::matches(identity_, found.identity)) continue;
    if (nodes_.size() == most_nodes) break;
    auto file = grab(found.node);
    if (!file) {
      nodes_.clear();
      return std::unexpected(file.error());
    }
    nodes_.push_back({.name = std::move(found.node), .file = std::move(*file)});
    has_all_nodes_ = false;
  }
  if (nodes_.empty()) return std::unexpected(DeviceError::Absent);
  return {};
}

/// The kernel announces the nodes of a device one after the other: one may have come since.
std::expected<KeyEvents, DeviceError> Keyboard::look_for_more() {
  has_all_nodes_ = true;
  if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  return KeyEvents{};
}

std::expected<KeyEvents, DeviceError> Keyboard::wait(std::chrono::milliseconds limit) {
  if (!is_open()) {
    if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  }
  std::vector<pollfd> waiting{
      {.fd = interrupt_.descriptor().number(), .events = POLLIN, .revents = 0}};
  for (const auto& node : nodes_) {
    waiting.push_back({.fd = node.file.number(), .events = POLLIN, .revents = 0});
  }
  const auto wait = std::min(limit, has_all_nodes_ ? longest_wait : nodes_come_within);
  if (::poll(waiting.data(), waiting.size(), static_cast<int>(wait.count())) <= 0) {
    return !has_all_nodes_ && wait == nodes_come_within ? look_for_more() : KeyEvents{};
  }
  interrupt_.clear();
  KeyEvents read;
  for (std::size_t i = 0; i < nodes_.size(); ++i) {
    if (waiting[i + 1].revents == 0 || read_node(nodes_[i].file, read)) continue;
    nodes_.clear();
    return std::unexpected(DeviceError::Absent);
  }
  return read;
}

}  // namespace drivers::keys
