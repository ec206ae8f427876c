// The driver with the very printer that the tests on a real kernel have: real libusb, the emulated
// bus in between (umockdev-wrapper).

#include "drivers/printer/escpos_printer.h"
#include "drivers/printer/usb_channel.h"
#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"
#include "tests/support/umock_usb_printer.h"

using namespace std::chrono_literals;
using namespace drivers::printer;
using tests::support::UmockUsbPrinter;

namespace {

EscposPrinter driver_with(const PrinterLimits& limits) {
  return {std::make_unique<UsbChannel>(UsbConfig{}),
          drawn(tests::profile_named("epson-tm-t82")),
          limits,
          Completion::NeedsProof,
          Paperway::Clear,
          [] { return std::chrono::steady_clock::now(); }};
}

}  // namespace

TEST_CASE("a printer on USB proves its slip", "[usb]") {
  UmockUsbPrinter device("printer");
  auto printer = driver_with({});
  REQUIRE(printer.query(5s).readiness == Readiness::Ready);
  CHECK(printer.print(tests::sample_ticket(), "slip").outcome == Outcome::Printed);
  CHECK(device.tell("stat slips").find(',') == std::string::npos);
  CHECK(device.tell("stat slips") != "[]");
  CHECK(device.tell("stat unknown_bytes") == "0");
}

TEST_CASE("a printer on USB that gives way in the middle of a slip has not printed it", "[usb]") {
  const std::string fault = GENERATE("hang", "stall", "unplug", "paper 0", "cover 1", "fences 0");
  INFO(fault);
  UmockUsbPrinter device("printer");
  auto printer = driver_with({.transfer = 300ms, .finish = 1s, .finish_per_mm = 5ms});
  REQUIRE(printer.query(5s).readiness == Readiness::Ready);
  device.tell("after 8000 " + fault);
  const auto report = printer.print(tests::sample_ticket(), "slip");
  CHECK(report.outcome != Outcome::Printed);
  CHECK(report.bytes_handed_over > 0);
}
