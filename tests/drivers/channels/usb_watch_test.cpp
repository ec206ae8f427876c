// Runs under umockdev-wrapper: real libusb, emulated bus.
#include "drivers/usb/usb_watch.h"

#include <thread>

#include "tests/support/catch.h"
#include "tests/support/umock_usb_printer.h"

using namespace std::chrono_literals;
using drivers::usb::Change;
using drivers::usb::DeviceChange;
using drivers::usb::UsbWatch;
using tests::support::UmockUsbPrinter;

namespace {

constexpr std::uint16_t vendor = UmockUsbPrinter::vendor;
constexpr std::uint16_t product = UmockUsbPrinter::product;

/// libusb may wake for other reasons first.
std::vector<DeviceChange> next_changes(UsbWatch& watch) {
  const auto end = std::chrono::steady_clock::now() + 10s;
  while (std::chrono::steady_clock::now() < end) {
    auto changes = watch.wait(1s);
    if (!changes.empty()) return changes;
  }
  return {};
}

}  // namespace

TEST_CASE("pulling a printer out and plugging it in again is told", "[usb]") {
  UmockUsbPrinter printer;
  auto watch = UsbWatch::start({.vendor = vendor, .product = product});
  REQUIRE(watch.has_value());
  CHECK(watch->wait(0ms).empty());
  printer.unplug();
  const DeviceChange left{.change = Change::Left, .vendor = vendor, .product = product};
  CHECK(next_changes(*watch) == std::vector{left});
  printer.plug();
  const DeviceChange arrived{.change = Change::Arrived, .vendor = vendor, .product = product};
  CHECK(next_changes(*watch) == std::vector{arrived});
}

TEST_CASE("other devices are not told", "[usb]") {
  UmockUsbPrinter printer;
  auto other = UsbWatch::start({.vendor = 0x1234});
  auto any = UsbWatch::start({});
  REQUIRE(other.has_value());
  REQUIRE(any.has_value());
  printer.unplug();
  CHECK(next_changes(*any).size() == 1);  // so the event has gone round
  CHECK(other->wait(100ms).empty());
}

TEST_CASE("a waiting watch can be interrupted and moved", "[usb]") {
  const UmockUsbPrinter printer;
  auto started = UsbWatch::start({});
  REQUIRE(started.has_value());
  UsbWatch watch = std::move(*started);
  const auto start = std::chrono::steady_clock::now();
  std::thread other([&] { watch.interrupt(); });
  CHECK(watch.wait(60s).empty());
  other.join();
  CHECK(std::chrono::steady_clock::now() - start < 30s);
}
