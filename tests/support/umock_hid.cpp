#include "tests/support/umock_hid.h"

#include <stdexcept>
#include <utility>

#include <fcntl.h>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <sys/stat.h>
#include <unistd.h>

namespace tests::support {
namespace {

constexpr std::size_t piece_bytes = 56;

void check(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(what);
}

UmockIdentity identity_of(UsbModel& model) {
  const auto device = model.descriptor(UsbModel::device);
  const auto serial = model.descriptor(UsbModel::string, device.at(16));
  UmockIdentity identity{.vendor = fmt::format("{:02x}{:02x}", device.at(9), device.at(8)),
                         .product = fmt::format("{:02x}{:02x}", device.at(11), device.at(10)),
                         .serial = {}};
  for (std::size_t at = 2; at < serial.size(); at += 2) {
    identity.serial += static_cast<char>(serial[at]);  // UTF-16, of letters and figures
  }
  return identity;
}

}  // namespace

UmockHid::UmockHid(UmockInput& input, int number, Bytes descriptor, UmockIdentity identity)
    : input_(input), descriptor_(std::move(descriptor)), identity_(std::move(identity)) {
  plug(number);
}

UmockHid::UmockHid(UmockInput& input, int number, UsbModel& model)
    : UmockHid(input, number, model.descriptor(UsbModel::hid_report), identity_of(model)) {}

UmockHid::~UmockHid() {
  if (!node_.empty()) unplug();
}

std::string UmockHid::file() const {
  return input_.file_of(node_);
}

void UmockHid::plug(int number) {
  node_ = fmt::format("/dev/hidraw{}", number);
  place_ = fmt::format("/sys/devices/hid{0}/hidraw{0}", number);
  const auto description = fmt::format(
      "P: /devices/hid{0}/hidraw{0}\nN: hidraw{0}\nE: SUBSYSTEM=hidraw\nE: DEVNAME=/dev/hidraw{0}\n"
      "E: MAJOR=240\nE: MINOR={0}\nL: device=../../hid{0}\n\n"
      "P: /devices/hid{0}\nE: SUBSYSTEM=hid\nE: HID_ID=0003:0000{1}:0000{2}\n"
      "E: HID_NAME=Emulated {1}\nE: HID_UNIQ={3}\nH: report_descriptor={4:02X}\n\n",
      number, identity_.vendor, identity_.product, identity_.serial, fmt::join(descriptor_, ""));
  check(umockdev_testbed_add_from_string(input_.testbed(), description.c_str(), nullptr) != 0,
        "add");
  // A pipe that keeps what is written at once apart, as hidraw keeps reports.
  ::unlink(file().c_str());
  check(::mkfifo(file().c_str(), 0600) == 0, "mkfifo");
  line_ = ::open(file().c_str(), O_RDWR | O_CLOEXEC);
  check(line_ >= 0 && ::fcntl(line_, F_SETFL, O_DIRECT | O_NONBLOCK) == 0, "open");
}

void UmockHid::unplug() {
  ::close(line_);  // who reads it is hung up
  umockdev_testbed_uevent(input_.testbed(), place_.c_str(), "remove");
  umockdev_testbed_remove_device(input_.testbed(), place_.c_str());
  umockdev_testbed_remove_device(input_.testbed(), place_.substr(0, place_.rfind('/')).c_str());
  node_.clear();
}

void UmockHid::send(const Bytes& report) {
  check(::write(line_, report.data(), report.size()) == static_cast<ssize_t>(report.size()),
        "write");
}

Bytes UmockHid::take_output() {
  Bytes report(64);
  const auto count = ::read(line_, report.data(), report.size());
  report.resize(count > 0 ? static_cast<std::size_t>(count) : 0);
  return report;
}

void UmockHid::pass_on(UsbModel& model) {
  constexpr std::uint8_t first_endpoint = 0x81;
  for (const auto& report : model.reports(first_endpoint)) send(report);
}

void UmockHid::scan(std::string_view code) {
  do {
    const auto piece = code.substr(0, piece_bytes);
    code.remove_prefix(piece.size());
    send(pos_report(piece, static_cast<std::uint8_t>(piece.size()), !code.empty()));
  } while (!code.empty());
}

Bytes pos_report(std::string_view piece, std::uint8_t count, bool continued) {
  Bytes report{2, count, ']', 'Q', '1'};
  report.insert(report.end(), piece.begin(), piece.end());
  report.resize(64);
  report[63] = continued ? 1 : 0;
  return report;
}

}  // namespace tests::support
