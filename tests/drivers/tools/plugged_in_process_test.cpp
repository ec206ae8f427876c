// What anjungan-devices tells whoever installs scanners, keyboards and boxes, over umockdev.

#include <array>
#include <cstdio>
#include <string>

#include <fcntl.h>
#include <linux/input-event-codes.h>
#include <sys/file.h>

#include "drivers/printer/posix_io.h"
#include "tests/support/catch.h"
#include "tests/support/umock_fingers.h"
#include "tests/support/umock_hid.h"
#include "tests/support/umock_jack.h"
#include "tests/support/umock_keyboard.h"

using tests::support::UmockFingers;
using tests::support::UmockHid;
using tests::support::UmockInput;
using tests::support::UmockJack;
using tests::support::UmockKeyboard;

namespace {

/// What it says; the emulated machine is its own too.
std::string said_to(const std::string& arguments) {
  const auto command = std::string(ANJUNGAN_DEVICES_PROGRAM) + " " + arguments + " 2>&1";
  std::FILE* const pipe = ::popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::string said;
  std::array<char, 4096> part{};
  while (std::fgets(part.data(), part.size(), pipe) != nullptr) said += part.data();
  ::pclose(pipe);
  return said;
}

bool has(const std::string& text, const std::string& part) {
  INFO(text);
  return text.find(part) != std::string::npos;
}

}  // namespace

TEST_CASE("scanners and boxes in reports are listed, and why one cannot be used", "[hidpos]") {
  UmockInput input;
  const UmockHid scanner{input, 0, tests::support::pos_scanner_descriptor()};
  const UmockHid box{input, 1, tests::support::lit_box_descriptor(), {.product = "0b62"}};
  const UmockHid broken{input, 2, {0x05}, {.product = "0b63"}};
  const auto list = said_to("list --server 127.0.0.1:1");
  CHECK(has(list, "hidpos:0c2e:0b61/S1  Emulated 0c2e (/dev/hidraw0)\n"));
  CHECK_FALSE(has(list, "hidpos:0c2e:0b62"));
  CHECK(has(list, "\nhid:0c2e:0b62/S1  Emulated 0c2e (/dev/hidraw1)\n"));
  CHECK(has(list,
            "0b63/S1  Emulated 0c2e (/dev/hidraw2): no scanner: its report descriptor is "
            "truncated\n"));
  const drivers::printer::Descriptor other{::open(scanner.file().c_str(), O_RDONLY | O_NONBLOCK)};
  REQUIRE(::flock(other.number(), LOCK_EX | LOCK_NB) == 0);
  CHECK(has(said_to("list --server 127.0.0.1:1"), "(/dev/hidraw0): busy"));
}

TEST_CASE("what a scanner in reports reads is told to who listens", "[hidpos]") {
  UmockInput input;
  UmockHid scanner{input, 0, tests::support::pos_scanner_descriptor()};
  scanner.scan("AJ1.T.01.K01");
  CHECK(said_to("listen hidpos:0c2e:0b61 --seconds 1") == "AJ1.T.01.K01\n");
  CHECK(has(said_to("listen hidpos:0c2e:9999"), "absent: is it plugged in"));
  CHECK(has(said_to("listen hidpos:0c2e"), "vendor:product"));
}

TEST_CASE("the blocks for kiosk.toml name what is plugged in, and what is in use only as a remark",
          "[devices]") {
  UmockInput input;
  const UmockHid scanner{input, 0, tests::support::pos_scanner_descriptor()};
  UmockKeyboard keypad{input, 4, {.vendor = "1a2c", .product = "0e24", .serial = ""}};
  const UmockHid box{input, 1, tests::support::lit_box_descriptor(), {.product = "0b62"}};
  const UmockJack jack{input, 5, "HDA Intel PCH Headphone"};
  auto blocks = said_to("profile");
  CHECK(has(blocks,
            "[scanner]\n# Emulated 0c2e (/dev/hidraw0)\n"
            "address = \"hidpos:0c2e:0b61/S1\"\n"));
  CHECK(has(blocks,
            "[keys]\n# Emulated 1a2c (/dev/input/event4)\n"
            "address = \"evdev:1a2c:0e24\"\n"));
  CHECK(has(blocks, "address = \"switch:HDA Intel PCH Headphone\"\n"));
  keypad.set_taken(true);
  blocks = said_to("profile");
  CHECK(has(blocks, "\naddress = \"hid:0c2e:0b62/S1\"\n"));
  CHECK(has(blocks, "(/dev/input/event4): busy"));
  CHECK(has(blocks, "\n# address = \"evdev:1a2c:0e24\"\n"));
}

TEST_CASE("a device is tried: what to do is said, and whether it arrived", "[devices]") {
  UmockInput input;
  UmockKeyboard box{input, 4, {.vendor = "1234", .product = "5678", .serial = ""}};
  box.press(KEY_1);
  box.press(KEY_2);
  box.press(KEY_3);
  const auto some = said_to("test faces evdev:1234:5678 --seconds 1");
  CHECK(has(some, "Press each of the 4 buttons.\nface 1\nface 2\nface 3\nnothing came\n"));
  for (const auto code : {KEY_1, KEY_2, KEY_3, KEY_4}) box.press(static_cast<std::uint16_t>(code));
  CHECK(has(said_to("test faces evdev:1234:5678"), "face 4\n"));
  box.type("hello\r");
  CHECK(has(said_to("test scanner evdev:1234:5678"), "read: hello\n"));
  CHECK(has(said_to("test keys evdev:dead:beef --seconds 1"), "absent: is it plugged in"));
}

TEST_CASE("a panel is tried by its corners, and what to configure is said", "[touch]") {
  UmockInput input;
  UmockFingers panel{input, 6, {}, 40, 20};
  UmockFingers other{input, 7, {.vendor = "0eef", .product = "0001"}, 0, 0};
  for (auto* one : {&panel, &other}) {
    one->tap(40, 950);  // a sensor that is turned by a quarter; x is where the last finger was
    one->tap(30, 20);
    one->tap(990, 60);
    one->tap(950, 970);
  }
  const auto said = said_to("test touch 0c2e:0b61");
  CHECK(has(said, "Touch the upper left corner, as the picture stands.\nat 0.04, 0.95\n"));
  CHECK(has(said, "rotation = 90\nmatrix = [1.0, 0.0, 0.0, 0.0, 1.0, 0.0]\n"));
  CHECK(has(said_to("test touch 0eef:0001 --screen-rotation 270"), "rotation = 0\n"));
  CHECK(has(said_to("test touch 0eef:0002 --seconds 1"), "absent: is it plugged in"));
  CHECK(has(said_to("test touch 0c2e:0b61 --seconds 1"), "nothing came"));
}
