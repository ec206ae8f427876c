// The jack of the headphones, over umockdev.

#include "drivers/headphones/switch_jack.h"

#include "tests/support/catch.h"
#include "tests/support/umock_jack.h"
#include "tests/support/umock_keyboard.h"

using drivers::headphones::find_switch_jacks;
using drivers::headphones::parse_switch_jack;
using drivers::headphones::SwitchJack;
using drivers::hid::DeviceError;
using tests::support::UmockInput;
using tests::support::UmockJack;
using tests::support::UmockKeyboard;
using namespace std::chrono_literals;

TEST_CASE("a jack is named by what the sound card calls it, or is the first", "[headphones]") {
  CHECK(parse_switch_jack("switch") == "");
  CHECK(parse_switch_jack("switch:HDA Intel PCH Headphone") == "HDA Intel PCH Headphone");
  CHECK(SwitchJack{""}.describe() == "switch");
  CHECK(SwitchJack{"Front"}.describe() == "switch:Front");
  for (const auto* wrong : {"", "switc", "switch:", "switchboard", "evdev:1234:5678"}) {
    CHECK_FALSE(parse_switch_jack(wrong));
  }
  CHECK_FALSE(parse_switch_jack("switch:" + std::string(129, 'a')));
}

TEST_CASE("headphones are told at the start, and each time that they come or go", "[headphones]") {
  UmockInput input;
  const UmockKeyboard other{input, 2};
  UmockJack hardware{input, 4, "HDA Intel PCH Headphone"};
  hardware.set_plugged_unseen(true);
  CHECK(find_switch_jacks() == std::vector<std::string>{"HDA Intel PCH Headphone"});
  SwitchJack jack{""};
  CHECK(jack.wait(1h) == true);
  hardware.set_plugged(false);
  CHECK(jack.wait(1h) == false);
  CHECK(jack.wait(1ms) == false);
  hardware.set_plugged(true);
  CHECK(jack.wait(1h) == true);
}

TEST_CASE("a contact that chatters ends as it is at last", "[headphones]") {
  UmockInput input;
  UmockJack hardware{input, 4, "Jack"};
  SwitchJack jack{""};
  REQUIRE(jack.wait(1h) == false);
  for (int i = 0; i < 101; ++i) hardware.set_plugged(i % 2 == 0);
  bool plugged = false;
  for (int i = 0; i < 10; ++i) plugged = jack.wait(0ms).value();
  CHECK(plugged);
}

TEST_CASE("of several jacks the named one counts", "[headphones]") {
  UmockInput input;
  UmockJack rear{input, 3, "Rear"};
  UmockJack front{input, 4, "Front"};
  SwitchJack jack{"Front"};
  REQUIRE(jack.wait(1h) == false);
  rear.set_plugged(true);
  CHECK(jack.wait(1ms) == false);
  front.set_plugged(true);
  CHECK(jack.wait(1h) == true);
}

TEST_CASE("when events were lost the switch is asked anew", "[headphones]") {
  UmockInput input;
  UmockJack hardware{input, 4, "Jack"};
  SwitchJack jack{""};
  REQUIRE(jack.wait(1h) == false);
  hardware.set_plugged_unseen(true);
  hardware.drop();
  CHECK(jack.wait(1h) == true);
}

TEST_CASE("a sound card that goes away is absent until it is there again", "[headphones]") {
  UmockInput input;
  UmockJack hardware{input, 4, "Jack"};
  SwitchJack jack{""};
  REQUIRE(jack.wait(1h) == false);
  hardware.unplug();
  CHECK(jack.wait(1h).error() == DeviceError::Absent);
  CHECK(jack.wait(0ms).error() == DeviceError::Absent);
  hardware.set_plugged_unseen(true);
  hardware.plug(9);
  CHECK(jack.wait(1h) == true);
}

TEST_CASE("a wait for headphones ends when it is interrupted", "[headphones]") {
  UmockInput input;
  const UmockJack hardware{input, 4, "Jack"};
  SwitchJack jack{""};
  REQUIRE(jack.wait(1h) == false);
  jack.interrupt();
  CHECK(jack.wait(1h) == false);
}
