// Keyboards that belong to the kiosk, and what is made of their keys: over umockdev.

#include "drivers/keys/keyboard.h"

#include <linux/input-event-codes.h>

#include "drivers/buttons/key_box.h"
#include "drivers/keys/keypad.h"
#include "drivers/scanner/wedge_scanner.h"
#include "tests/support/catch.h"
#include "tests/support/own_resources.h"
#include "tests/support/umock_keyboard.h"

using drivers::buttons::BoxConfig;
using drivers::buttons::BoxError;
using drivers::buttons::Edge;
using drivers::buttons::KeyBox;
using drivers::buttons::neutral_face;
using drivers::buttons::no_face;
using drivers::hid::DeviceError;
using drivers::hid::DeviceIdentity;
using drivers::keys::Keyboard;
using drivers::keys::Keypad;
using drivers::scanner::ScannerError;
using drivers::scanner::WedgeScanner;
using tests::support::UmockInput;
using tests::support::UmockKeyboard;
using namespace std::chrono_literals;

namespace {

const DeviceIdentity ours{.vendor = 0x0c2e, .product = 0x0b61, .serial = {}};

/// What the faces of the box do next: so many changes at least, and of no other button.
std::vector<Edge> next_faces(KeyBox& box, std::size_t count) {
  std::vector<Edge> faces;
  while (faces.size() < count) {
    const auto edges = box.wait(5s).value();
    REQUIRE_FALSE(edges.empty());
    for (const auto& edge : edges) {
      if (edge.face != no_face) faces.push_back(edge);
    }
  }
  return faces;
}

}  // namespace

TEST_CASE("keyboards are found by what the machine says of them", "[keys]") {
  UmockInput input;
  const UmockKeyboard scanner{input, 11};
  const UmockKeyboard keypad{input, 3, {.vendor = "1a2c", .product = "0e24", .serial = ""}};
  const auto found = drivers::keys::find_keyboards();
  REQUIRE(found.size() == 2);
  CHECK(found[0].identity == DeviceIdentity{.vendor = 0x1a2c, .product = 0x0e24, .serial = {}});
  CHECK(found[0].node == "/dev/input/event3");
  CHECK(found[1].identity == DeviceIdentity{.vendor = 0x0c2e, .product = 0x0b61, .serial = "S1"});
  CHECK(found[1].name == "Emulated 0c2e");
}

TEST_CASE("a keyboard is taken for the kiosk alone, all of its nodes, and no other", "[keys]") {
  UmockInput input;
  const UmockKeyboard first{input, 4};
  const UmockKeyboard second{input, 5};
  const UmockKeyboard strange{input, 6, {.vendor = "046d", .product = "c31c", .serial = "S1"}};
  const UmockKeyboard other_serial{input, 7, {.serial = "S2"}};
  SECTION("of any serial number") {
    Keyboard keyboard{ours};
    REQUIRE(keyboard.wait(0ms));
    CHECK(first.is_grabbed());
    CHECK(second.is_grabbed());
    CHECK(other_serial.is_grabbed());
    CHECK_FALSE(strange.is_grabbed());
  }
  SECTION("of one") {
    Keyboard keyboard{{.vendor = ours.vendor, .product = ours.product, .serial = "S2"}};
    REQUIRE(keyboard.wait(0ms));
    CHECK(other_serial.is_grabbed());
    CHECK_FALSE(first.is_grabbed());
  }
}

TEST_CASE("a node that comes a moment after the others is taken too", "[keys]") {
  UmockInput input;
  const UmockKeyboard first{input, 4};
  Keyboard keyboard{ours};
  REQUIRE(keyboard.wait(0ms));
  UmockKeyboard second{input, 5};
  CHECK_FALSE(second.is_grabbed());
  REQUIRE(keyboard.wait(5s));  // a second, when nothing is pressed
  CHECK(second.is_grabbed());
  second.press(KEY_A);
  CHECK(keyboard.wait(5s)->events.size() == 2);
}

TEST_CASE("a keyboard that another program has taken is told as such", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  device.set_taken(true);
  CHECK(Keyboard{ours}.wait(0ms).error() == DeviceError::Busy);
  CHECK(WedgeScanner{ours}.read(0ms).error() == ScannerError::Refused);
  CHECK(try_keyboard(drivers::keys::find_keyboards().at(0)).error() == DeviceError::Busy);
  device.set_taken(false);
  CHECK(Keyboard{ours}.wait(0ms));
}

TEST_CASE("a scanner that types gives one code after the other, as it was printed", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  WedgeScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.type("AJ1.T.01\r");
  CHECK(*scanner.read(5s) == "AJ1.T.01");
  device.type("one/a-1\ttwo\r");
  CHECK(*scanner.read(5s) == "one/a-1");
  CHECK(*scanner.read(5s) == "two");
  const auto nothing = scanner.read(1ms);
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);
}

TEST_CASE("a scanner that types no Enter ends its code by a pause", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  WedgeScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.type("AJ1.X");
  CHECK(*scanner.read(5s) == "AJ1.X");
}

TEST_CASE("of a code whose keys were lost on the way nothing is left", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  WedgeScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.type("AJ1.T");
  device.drop();
  device.type("01.K01\rAJ1.WHOLE\r");
  CHECK(*scanner.read(5s) == "AJ1.WHOLE");
}

TEST_CASE("a scanner pulled out in the middle of a code comes back at another place", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  WedgeScanner scanner{ours};
  REQUIRE(scanner.read(0ms));
  device.key(KEY_LEFTSHIFT, true);
  device.type("half");
  device.unplug();
  while (scanner.read(5s)) {
  }
  CHECK(scanner.read(0ms).error() == ScannerError::Absent);
  device.plug(9);
  REQUIRE(scanner.read(0ms));
  device.type("aj1.new\r");
  CHECK(*scanner.read(5s) == "aj1.new");
}

TEST_CASE("a wait for keys ends when it is interrupted", "[keys]") {
  UmockInput input;
  const UmockKeyboard device{input, 4};
  Keyboard keyboard{ours};
  REQUIRE(keyboard.wait(0ms));
  keyboard.interrupt();
  const auto read = keyboard.wait(1h);
  REQUIRE(read);
  CHECK(read->events.empty());
}

TEST_CASE("a box of faces is pressed and released, whatever kind of device it is", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  const auto code = GENERATE(KEY_3, KEY_KP3, BTN_THUMB2, BTN_C);
  KeyBox box{{.device = ours}};
  REQUIRE(box.wait(0ms));
  device.key(KEY_A, true);
  device.key(static_cast<std::uint16_t>(code), true);
  device.key(static_cast<std::uint16_t>(code), false);
  const auto edges = next_faces(box, 2);
  CHECK(edges[0].face == 3);
  CHECK(edges[0].down);
  CHECK(edges[1].face == 3);
  CHECK_FALSE(edges[1].down);
  device.unplug();
  CHECK(box.wait(5s).error() == BoxError::Absent);
}

TEST_CASE("the middle one of three buttons is content, the middle one of five is neutral",
          "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  const bool has_five = GENERATE(true, false);
  BoxConfig config{.device = ours, .faces = {KEY_A, KEY_B, KEY_C}};
  if (has_five) config.faces.insert(config.faces.end(), {KEY_D, KEY_E});
  KeyBox box{config};
  REQUIRE(box.wait(0ms));
  for (const auto code : config.faces) device.press(code);
  std::vector<int> faces;
  for (const auto& edge : next_faces(box, 2 * config.faces.size())) {
    if (edge.down) faces.push_back(edge.face);
  }
  CHECK(faces == (has_five ? std::vector{1, 2, neutral_face, 3, 4} : std::vector{1, 3, 4}));
}

TEST_CASE("buttons that were taught count, and the usual ones then do not", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  KeyBox box{{.device = ours, .faces = {KEY_Z, KEY_X, KEY_C, KEY_V}}};
  REQUIRE(box.wait(0ms));
  device.press(KEY_4);
  device.press(KEY_V);
  CHECK(next_faces(box, 1)[0].face == 4);
}

TEST_CASE("keys of the keypad have their names, and other keys have none", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  Keypad keypad{ours};
  REQUIRE(keypad.wait(0ms));
  for (const auto code : {KEY_UP, KEY_Q, KEY_KP5, KEY_KP5, KEY_F1, KEY_SYSRQ, KEY_BACKSPACE}) {
    device.press(static_cast<std::uint16_t>(code));
  }
  std::vector<std::string> pressed;
  while (pressed.empty() || pressed.back() != "back") {
    const auto more = keypad.wait(5s).value();
    pressed.insert(pressed.end(), more.begin(), more.end());
  }
  // The 5 bounced.
  CHECK(pressed == std::vector<std::string>{"up", "select", "help", "back"});
}

TEST_CASE("a keyboard that is plugged in a thousand times leaves nothing behind", "[keys]") {
  UmockInput input;
  UmockKeyboard device{input, 4};
  Keyboard keyboard{ours};
  REQUIRE(keyboard.wait(0ms));
  const auto before = tests::support::own_resources();
  for (int i = 0; i < 1000; ++i) {
    device.unplug();
    REQUIRE(keyboard.wait(5s).error() == DeviceError::Absent);
    device.plug(4 + i % 20);
    REQUIRE(keyboard.wait(0ms));
  }
  CHECK(tests::support::own_resources() == before);
}
