#include "drivers/keys/keyboard.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <linux/input.h>
#include <poll.h>
#include <sys/eventfd.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace drivers::keys {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_text = 256;
constexpr std::size_t most_nodes = 16;  // that one device can reasonably have
constexpr std::chrono::milliseconds longest_wait{3'600'000};
constexpr std::chrono::milliseconds nodes_come_within{1000};
constexpr std::size_t events_at_once = 64;
constexpr std::size_t most_events = 4096;  // of one turn

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

/// Whether its capability mask names any key at all; mice and lid switches have few or none.
bool has_keys(const fs::path& device) {
  return line_of(device / "capabilities" / "key").find_first_not_of("0 ") != std::string::npos;
}

int number_of(const fs::path& node) {
  const auto name = node.filename().string();
  int number = 0;
  const auto digits = name.find_first_of("0123456789");
  if (digits == std::string::npos) return 0;
  std::from_chars(name.data() + digits, name.data() + name.size(), number);
  return number;
}

bool matches(const DeviceFilter& filter, const DeviceFilter& found) {
  return filter.vendor == found.vendor && filter.product == found.product &&
         (filter.serial.empty() || filter.serial == found.serial);
}

KeyboardError error_of(int number) {
  if (number == EACCES || number == EPERM) return KeyboardError::NoPermission;
  if (number == EBUSY) return KeyboardError::Busy;
  return KeyboardError::Absent;
}

/// An open node that nobody else hears any more.
std::expected<int, KeyboardError> grab(const std::string& node) {
  const int file = ::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC);
  if (file < 0) return std::unexpected(error_of(errno));
  if (::ioctl(file, EVIOCGRAB, 1) == 0) return file;
  const auto error = error_of(errno);
  ::close(file);
  return std::unexpected(error);
}

/// Adds what is there to read. False when the device is gone.
bool read_node(int file, KeyEvents& into) {
  std::array<input_event, events_at_once> events{};
  while (into.events.size() < most_events) {
    const auto bytes = ::read(file, events.data(), sizeof events);
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
  }
  return true;  // the rest at the next turn
}

}  // namespace

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

const char* name_of(KeyboardError error) {
  switch (error) {
    case KeyboardError::Absent:
      return "absent";
    case KeyboardError::NoPermission:
      return "no_permission";
    case KeyboardError::Busy:
      return "busy";
  }
  return "unknown";
}

std::vector<FoundKeyboard> find_keyboards() {
  std::vector<FoundKeyboard> found;
  std::error_code error;
  for (fs::directory_iterator at("/sys/class/input", error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename().string();
    const auto device = at->path() / "device";
    if (!name.starts_with("event") || !has_keys(device)) continue;
    found.push_back({.identity = {.vendor = id_of(device / "id" / "vendor"),
                                  .product = id_of(device / "id" / "product"),
                                  .serial = line_of(device / "uniq")},
                     .name = line_of(device / "name"),
                     .node = "/dev/input/" + name});
  }
  std::ranges::sort(found, {}, [](const FoundKeyboard& one) { return number_of(one.node); });
  return found;
}

std::expected<void, KeyboardError> try_keyboard(const FoundKeyboard& keyboard) {
  const auto file = grab(keyboard.node);
  if (!file) return std::unexpected(file.error());
  ::close(*file);
  return {};
}

/// The open nodes, and what wakes a wait.
struct Keyboard::Nodes {
  std::vector<int> files;
  std::vector<std::string> names;
  bool are_all = false;  // nothing was added when they were looked for a moment later
  int wake = ::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
};

Keyboard::Keyboard(DeviceFilter filter)
    : filter_(std::move(filter)), nodes_(std::make_unique<Nodes>()) {}

Keyboard::~Keyboard() {
  close();
  ::close(nodes_->wake);
}

bool Keyboard::is_open() const {
  return !nodes_->files.empty();
}

void Keyboard::close() {
  for (const int file : nodes_->files) ::close(file);
  nodes_->files.clear();
  nodes_->names.clear();
}

void Keyboard::interrupt() {
  ::eventfd_write(nodes_->wake, 1);
}

/// All of its nodes or none: a node that stays with others would let keys through to the screen.
std::expected<void, KeyboardError> Keyboard::open() {
  for (const auto& keyboard : find_keyboards()) {
    const bool is_open = std::ranges::find(nodes_->names, keyboard.node) != nodes_->names.end();
    if (is_open || !matches(filter_, keyboard.identity)) continue;
    if (nodes_->files.size() == most_nodes) break;
    const auto file = grab(keyboard.node);
    if (!file) {
      close();
      return std::unexpected(file.error());
    }
    nodes_->files.push_back(*file);
    nodes_->names.push_back(keyboard.node);
    nodes_->are_all = false;
  }
  if (nodes_->files.empty()) return std::unexpected(KeyboardError::Absent);
  return {};
}

/// The kernel announces the nodes of a device one after the other: one may have come since.
std::expected<KeyEvents, KeyboardError> Keyboard::look_for_more() {
  nodes_->are_all = true;
  if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  return KeyEvents{};
}

std::expected<KeyEvents, KeyboardError> Keyboard::wait(std::chrono::milliseconds limit) {
  if (!is_open()) {
    if (const auto opened = open(); !opened) return std::unexpected(opened.error());
  }
  std::vector<pollfd> waiting{{.fd = nodes_->wake, .events = POLLIN, .revents = 0}};
  for (const int file : nodes_->files) {
    waiting.push_back({.fd = file, .events = POLLIN, .revents = 0});
  }
  const auto longest = nodes_->are_all ? longest_wait : nodes_come_within;
  const int most_ms = static_cast<int>(std::min(limit, longest).count());
  if (::poll(waiting.data(), waiting.size(), most_ms) <= 0) {
    if (!nodes_->are_all && most_ms == nodes_come_within.count()) return look_for_more();
    return KeyEvents{};
  }
  eventfd_t count = 0;
  ::eventfd_read(nodes_->wake, &count);
  KeyEvents read;
  for (auto node = waiting.begin() + 1; node != waiting.end(); ++node) {
    if (node->revents == 0 || read_node(node->fd, read)) continue;
    close();
    return std::unexpected(KeyboardError::Absent);
  }
  return read;
}

}  // namespace drivers::keys
