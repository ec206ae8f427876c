#include "drivers/hid/hid_device.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <filesystem>
#include <fstream>
#include <string_view>
#include <system_error>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include "drivers/sysfs/attributes.h"

namespace drivers::hid {
namespace {

namespace fs = std::filesystem;
using sysfs::number_of;
using sysfs::shown;

constexpr std::size_t longest_uevent_bytes = 4096;

/// At most so much of a file; more than that is cut off.
std::string start_of(const fs::path& path, std::size_t most_bytes) {
  std::ifstream file(path, std::ios::binary);
  std::string bytes(most_bytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return bytes;
}

/// What stands behind `key=` in the lines of a uevent file.
std::string value_of(std::string_view uevent, std::string_view key) {
  while (!uevent.empty()) {
    const auto line = uevent.substr(0, uevent.find('\n'));
    uevent.remove_prefix(std::min(uevent.size(), line.size() + 1));
    if (line.starts_with(key) && line.substr(key.size()).starts_with('=')) {
      return shown(std::string(line.substr(key.size() + 1)));
    }
  }
  return {};
}

/// `0003:00000C2E:00000B81`: bus, vendor, product.
std::uint16_t number_in(std::string_view id, std::size_t place) {
  for (; place > 0; --place) id.remove_prefix(std::min(id.size(), id.find(':') + 1));
  id = id.substr(0, id.find(':'));
  std::uint32_t number = 0;
  std::from_chars(id.data(), id.data() + id.size(), number, 16);
  return static_cast<std::uint16_t>(number);
}

std::expected<ReportDescriptor, DescriptorError> descriptor_in(const fs::path& device) {
  const auto bytes = start_of(device / "report_descriptor", longest_descriptor_bytes + 1);
  return parse_report_descriptor(
      {reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()});
}

std::expected<printer::Descriptor, DeviceError> open_node(const std::string& node) {
  printer::Descriptor file(::open(node.c_str(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
  if (!file.is_open() || ::flock(file.number(), LOCK_EX | LOCK_NB) != 0) {
    return std::unexpected(error_of(errno));
  }
  return file;
}

}  // namespace

std::vector<FoundHidDevice> find_hid_devices() {
  std::vector<FoundHidDevice> found;
  std::error_code error;
  for (fs::directory_iterator at("/sys/class/hidraw", error), end; !error && at != end;
       at.increment(error)) {
    const auto device = at->path() / "device";
    const auto uevent = start_of(device / "uevent", longest_uevent_bytes);
    const auto id = value_of(uevent, "HID_ID");
    found.push_back({.identity = {.vendor = number_in(id, 1),
                                  .product = number_in(id, 2),
                                  .serial = value_of(uevent, "HID_UNIQ")},
                     .name = value_of(uevent, "HID_NAME"),
                     .node = "/dev/" + at->path().filename().string(),
                     .descriptor = descriptor_in(device)});
  }
  std::ranges::sort(found, {}, [](const FoundHidDevice& one) { return number_of(one.node); });
  return found;
}

std::expected<void, DeviceError> try_hid_device(const FoundHidDevice& device) {
  const auto file = open_node(device.node);
  if (!file) return std::unexpected(file.error());
  return {};
}

std::expected<void, DeviceError> HidDevice::open() {
  for (auto& found : find_hid_devices()) {
    if (!found.descriptor || !matches(identity_, found.identity)) continue;
    if (!is_wanted_(*found.descriptor)) continue;
    auto file = open_node(found.node);
    if (!file) return std::unexpected(file.error());
    file_ = std::move(*file);
    node_ = std::move(found.node);
    descriptor_ = std::move(*found.descriptor);
    return {};
  }
  return std::unexpected(DeviceError::Absent);
}

std::expected<std::vector<std::uint8_t>, DeviceError> HidDevice::read(
    std::chrono::milliseconds limit) {
  if (!is_open()) return std::unexpected(DeviceError::Absent);
  auto report = printer::read_some(file_, printer::Deadline(limit), &interrupt_);
  if (!report) {
    file_.reset();
    return std::unexpected(DeviceError::Absent);
  }
  if (report->empty()) interrupt_.clear();
  return std::move(*report);
}

/// By a descriptor of its own: to read a device needs no permission to write to it.
void HidDevice::write(std::vector<std::uint8_t> report) {
  if (!is_open()) return;
  const printer::Descriptor out(::open(node_.c_str(), O_WRONLY | O_NONBLOCK | O_CLOEXEC));
  // hidraw wants the id's place also where there are no ids.
  if (!descriptor_.has_report_ids) report.insert(report.begin(), 0);
  if (out.is_open()) static_cast<void>(::write(out.number(), report.data(), report.size()) == 0);
}

}  // namespace drivers::hid
