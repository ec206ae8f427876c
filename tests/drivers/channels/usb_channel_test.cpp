// Runs under umockdev-wrapper: real libusb, emulated bus.
#include "drivers/printer/usb_channel.h"

#include "drivers/usb/usb_devices.h"
#include "tests/drivers/channels/channel_contract.h"
#include "tests/support/own_resources.h"
#include "tests/support/umock_usb_printer.h"

using namespace std::chrono_literals;
using drivers::printer::ChannelError;
using drivers::printer::UsbChannel;
using tests::drivers_channels::Bytes;
using tests::drivers_channels::pattern;
using tests::support::UmockUsbPrinter;
using tests::support::UsbClaim;

TEST_CASE("a USB printer fulfils the channel contract", "[usb]") {
  UmockUsbPrinter printer;
  UsbChannel channel({});
  tests::drivers_channels::check_channel_contract(
      {.channel = channel,
       .received = [&](std::size_t) { return printer.received(); },
       .answer =
           [&](std::span<const std::uint8_t> bytes) {
             printer.answer({bytes.begin(), bytes.end()});
           },
       .vanish = [&] { printer.unplug(); },
       .reappear = [&] { printer.plug(); }});
}

TEST_CASE("a USB printer is chosen by its numbers and its serial number", "[usb]") {
  const UmockUsbPrinter printer;
  UsbChannel right({.device = {.vendor = UmockUsbPrinter::vendor,
                               .product = UmockUsbPrinter::product,
                               .serial = UmockUsbPrinter::serial}});
  CHECK(right.open(1s).has_value());
  CHECK(right.describe() == "usb://04b8:0e15/SN0001");
  UsbChannel other_product({.device = {.vendor = UmockUsbPrinter::vendor, .product = 1}});
  CHECK(other_product.open(1s).error() == ChannelError::NotFound);
  UsbChannel other_serial({.device = {.serial = "SN0002"}});
  CHECK(other_serial.open(1s).error() == ChannelError::NotFound);
}

TEST_CASE("a USB printer that another program holds is busy", "[usb]") {
  UmockUsbPrinter printer;
  printer.set_claim(UsbClaim::Taken);
  UsbChannel channel({});
  CHECK(channel.open(1s).error() == ChannelError::Busy);
  CHECK_FALSE(channel.is_open());
  printer.set_claim(UsbClaim::Free);
  CHECK(channel.open(1s).has_value());
}

TEST_CASE("a stalled USB pipe is cleared once and the slip goes on", "[usb]") {
  UmockUsbPrinter printer;
  UsbChannel channel({});
  REQUIRE(channel.open(1s).has_value());
  printer.tell("stall 1");
  const Bytes slip = pattern(40'000);
  const auto written = channel.write(slip, 5s);
  CHECK(written.ended.has_value());
  CHECK(written.accepted == slip.size());
  CHECK(printer.received() == slip);
  CHECK(printer.cleared_halts() == 1);

  printer.tell("stall 1");
  printer.answer({0x16});
  CHECK(channel.read(5s) == Bytes{0x16});
  CHECK(printer.cleared_halts() == 2);
}

TEST_CASE("a USB pipe that stays stalled is gone", "[usb]") {
  UmockUsbPrinter printer;
  UsbChannel channel({});
  REQUIRE(channel.open(1s).has_value());
  printer.tell("stall");
  const auto written = channel.write(Bytes{1, 2, 3}, 5s);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::Gone);
  CHECK_FALSE(channel.is_open());
  CHECK(printer.cleared_halts() == 1);
}

TEST_CASE("a USB printer that takes nothing times out and can be used again", "[usb]") {
  UmockUsbPrinter printer;
  UsbChannel channel({});
  REQUIRE(channel.open(1s).has_value());
  printer.tell("hang");
  const auto start = std::chrono::steady_clock::now();
  const auto written = channel.write(pattern(40'000), 100ms);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::TimedOut);
  CHECK(written.accepted == 0);
  const auto read = channel.read(50ms);
  REQUIRE(read.has_value());
  CHECK(read->empty());
  CHECK(std::chrono::steady_clock::now() - start < 5s);
  CHECK(channel.is_open());
  printer.tell("unhang");
  CHECK(channel.write(Bytes{1}, 5s).ended.has_value());
}

TEST_CASE("a one-way USB printer says that it cannot answer", "[usb]") {
  UmockUsbPrinter printer("plain_printer,ways=one");
  UsbChannel channel({});
  REQUIRE(channel.open(1s).has_value());
  CHECK_FALSE(channel.can_answer());
  CHECK(channel.write(Bytes{7}, 1s).ended.has_value());
  CHECK(printer.received() == Bytes{7});
  CHECK(channel.read(1s) == Bytes{});
}

TEST_CASE("a printer that speaks IPP over USB is left to CUPS", "[usb]") {
  const UmockUsbPrinter printer("plain_printer,ways=ipp");
  UsbChannel channel({});
  CHECK(channel.open(1s).error() == ChannelError::NotFound);
}

TEST_CASE("USB printers are listed with their names", "[usb]") {
  const UmockUsbPrinter printer;
  const auto listings = drivers::usb::list_printers();
  REQUIRE(listings.size() == 1);
  CHECK(listings[0] == drivers::usb::PrinterListing{.vendor = UmockUsbPrinter::vendor,
                                                    .product = UmockUsbPrinter::product,
                                                    .manufacturer = "EPSON",
                                                    .model = "TM-T82",
                                                    .serial = "SN0001",
                                                    .access = drivers::usb::Access::Free});
}

TEST_CASE("a USB printer that another program has is listed as such", "[usb]") {
  UmockUsbPrinter printer;
  printer.set_claim(UsbClaim::Taken);
  const auto listings = drivers::usb::list_printers();
  REQUIRE(listings.size() == 1);
  CHECK(listings[0].access == drivers::usb::Access::ProgramHasIt);
  CHECK(listings[0].serial == "SN0001");
}

TEST_CASE("a USB printer that is plugged in a thousand times leaves nothing behind", "[usb]") {
  UmockUsbPrinter printer;
  UsbChannel channel({});
  REQUIRE(channel.open(1s));
  const auto before = tests::support::own_resources();
  for (int i = 0; i < 1000; ++i) {
    printer.unplug();
    REQUIRE_FALSE(channel.write(pattern(8), 1s).ended);
    printer.plug();
    REQUIRE(channel.open(1s));
  }
  CHECK(tests::support::own_resources() == before);
}
