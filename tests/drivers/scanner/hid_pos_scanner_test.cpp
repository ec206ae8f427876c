// Scanners in the mode "HID POS", over umockdev.

#include "drivers/scanner/hid_pos_scanner.h"

#include <fcntl.h>
#include <sys/file.h>

#include "tests/support/catch.h"
#include "tests/support/umock_hid.h"

using drivers::hid::DeviceError;
using drivers::hid::DeviceIdentity;
using drivers::hid::HidDevice;
using drivers::scanner::HidPosScanner;
using drivers::scanner::ScannerError;
using tests::support::plain_scanner_descriptor;
using tests::support::pos_report;
using tests::support::pos_scanner_descriptor;
using tests::support::UmockHid;
using tests::support::UmockInput;
using tests::support::UsbModel;
using namespace std::chrono_literals;

namespace {

const DeviceIdentity ours{.vendor = 0x0c2e, .product = 0x0b61, .serial = {}};

/// What it reads next, however long that takes a machine under load; empty when it is gone.
std::optional<std::string> next_code(HidPosScanner& scanner) {
  const auto code = scanner.read(20s);
  return code ? *code : std::nullopt;
}

}  // namespace

TEST_CASE("HID devices are found by what the machine says of them", "[hidpos]") {
  UmockInput input;
  const UmockHid scanner{input, 11, pos_scanner_descriptor()};
  const UmockHid broken{input, 3, {0xC0}, {.vendor = "1a2c", .product = "0e24", .serial = ""}};
  const auto found = drivers::hid::find_hid_devices();
  REQUIRE(found.size() == 2);
  CHECK(found[0].identity == DeviceIdentity{.vendor = 0x1a2c, .product = 0x0e24, .serial = {}});
  CHECK(found[0].node == "/dev/hidraw3");
  CHECK(found[0].descriptor.error() == drivers::hid::DescriptorError::Unbalanced);
  CHECK(found[1].identity == DeviceIdentity{.vendor = 0x0c2e, .product = 0x0b61, .serial = "S1"});
  CHECK(found[1].name == "Emulated 0c2e");
  REQUIRE(found[1].descriptor);
  CHECK(drivers::scanner::is_hid_pos_scanner(*found[1].descriptor));
}

TEST_CASE("the scanner of the tests on a real kernel is read as well", "[hidpos]") {
  UmockInput input;
  UsbModel model("pos_scanner");
  UmockHid device{input, 0, model};
  HidPosScanner scanner{{.vendor = 0x16c0, .product = 0x27dd, .serial = "PS0001"}};
  REQUIRE(scanner.read(0ms));
  const std::string in_three(150, 'x');
  for (const auto& code : {std::string("AJ1.T.01"), in_three}) {
    model.tell("scan " + code);
    device.pass_on(model);
    CHECK(next_code(scanner) == code);
  }
  // A code that is torn off in its middle spoils none after it.
  model.tell("tear " + in_three);
  device.pass_on(model);
  device.unplug();
  CHECK_FALSE(scanner.read(20s));
  device.plug(1);
  REQUIRE(scanner.read(0ms));
  model.tell("scan whole");
  device.pass_on(model);
  CHECK(next_code(scanner) == "whole");
}

TEST_CASE("a scanner in reports gives one code after the other, as it was printed", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  const std::string in_three(150, 'x');
  const std::string full(56, 'y');
  for (const auto& code : {std::string("AJ1.T.01"), in_three, std::string("caf\u00e9"), full}) {
    INFO(code);
    device.scan(code);
    CHECK(next_code(scanner) == code);
  }
  device.scan("one\r\n");
  device.scan("two");
  CHECK(next_code(scanner) == "one");
  CHECK(next_code(scanner) == "two");
  const auto nothing = scanner.read(0ms);
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);
}

TEST_CASE("of several nodes of a device the one with codes is read", "[hidpos]") {
  UmockInput input;
  const UmockHid keyboard{input, 0, tests::support::keyboard_descriptor()};
  const UmockHid other{input, 1, pos_scanner_descriptor(), {.product = "0b62"}};
  UmockHid device{input, 2, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.scan("AJ1.T.01");
  CHECK(next_code(scanner) == "AJ1.T.01");
}

TEST_CASE("a device without codes is no scanner", "[hidpos]") {
  UmockInput input;
  const UmockHid keyboard{input, 0, tests::support::keyboard_descriptor()};
  CHECK(HidPosScanner{ours}.read(0ms).error() == ScannerError::Absent);
}

TEST_CASE("a scanner that says neither length nor continuation is read", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, plain_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.send({'A', 'B', 'C', 0, 0, 0, 0, 0});
  CHECK(next_code(scanner) == "ABC");
  for (const auto* piece : {"AJ1.T.01", ".K01.202", "6"}) {
    tests::support::Bytes report(piece, piece + std::string_view(piece).size());
    report.resize(8);
    device.send(report);
  }
  CHECK(next_code(scanner) == "AJ1.T.01.K01.2026");
  // A full report may be the last: a pause tells.
  device.send({'1', '2', '3', '4', '5', '6', '7', '8'});
  CHECK(next_code(scanner) == "12345678");
}

TEST_CASE("a code that promised more and did not go on ends by a pause", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  const std::string full(56, 'x');
  device.send(pos_report(full, 56, true));
  CHECK(next_code(scanner) == full);
}

TEST_CASE("a scanner that vanishes in the middle of a code comes back at another place",
          "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.send(pos_report(std::string(56, 'x'), 56, true));
  device.unplug();
  while (const auto read = scanner.read(20s)) CHECK_FALSE(*read);
  CHECK(scanner.read(0ms).error() == ScannerError::Absent);
  device.plug(7);
  REQUIRE(scanner.read(0ms));
  device.scan("AJ1.NEW");
  CHECK(next_code(scanner) == "AJ1.NEW");
}

TEST_CASE("a report that claims more than it holds costs its code, and no more", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.send(pos_report("half", 255, false));
  device.send(pos_report(std::string(56, 'x'), 56, true));
  device.send(pos_report("torn", 57, true));
  device.send(pos_report("rest", 4, false));
  device.send({2, 9, ']', 'Q', '1', 's', 'h', 'o', 'r', 't'});
  device.send({4, 3, ']', 'Q', '1', 'n', 'o', 't'});  // another report
  device.send({2});
  device.scan("whole");
  CHECK(next_code(scanner) == "whole");
}

TEST_CASE("a code without an end is dropped, and the next one is read", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  for (int pieces = 0; pieces < 200; ++pieces) {  // 11 KiB
    device.send(pos_report(std::string(56, 'x'), 56, true));
    REQUIRE_FALSE(scanner.read(0ms).value());
  }
  device.send(pos_report("end", 3, false));
  device.scan("next");
  CHECK(next_code(scanner) == "next");
}

TEST_CASE("a report longer than its descriptor says is read as far as it says", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidPosScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  auto report = pos_report("AJ1.T.01", 8, false);
  report.resize(3000, 'x');
  device.send(report);
  CHECK(next_code(scanner) == "AJ1.T.01");
}

TEST_CASE("a scanner that another program has taken, or the user may not read, is refused",
          "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  const auto found = drivers::hid::find_hid_devices().at(0);
  {
    const drivers::printer::Descriptor other{::open(device.file().c_str(), O_RDONLY | O_NONBLOCK)};
    REQUIRE(::flock(other.number(), LOCK_EX | LOCK_NB) == 0);
    CHECK(drivers::hid::try_hid_device(found).error() == DeviceError::Busy);
    CHECK(HidPosScanner{ours}.read(0ms).error() == ScannerError::Refused);
  }
  CHECK(drivers::hid::try_hid_device(found));
  CHECK(HidPosScanner{ours}.read(0ms));
}

TEST_CASE("a read of reports ends when it is interrupted, and the next is not", "[hidpos]") {
  UmockInput input;
  UmockHid device{input, 0, pos_scanner_descriptor()};
  HidDevice raw{ours, drivers::scanner::is_hid_pos_scanner};
  CHECK(raw.read(1h).error() == DeviceError::Absent);  // not open
  REQUIRE(raw.open());
  raw.interrupt();
  const auto read = raw.read(1h);
  REQUIRE(read);
  CHECK(read->empty());
  device.send({2, 0});
  CHECK(raw.read(1h) == tests::support::Bytes{2, 0});
}
