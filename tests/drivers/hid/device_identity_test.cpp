// How kiosk.toml names a device that may be plugged in anywhere.

#include "drivers/hid/device_identity.h"

#include "tests/support/catch.h"

using drivers::hid::DeviceIdentity;
using drivers::hid::parse_device_identity;

TEST_CASE("a device is named by vendor, product and serial number", "[hid]") {
  const auto identity = parse_device_identity("evdev:", "evdev:0c2e:0b61/17303B0DC4");
  REQUIRE(identity);
  CHECK(identity->vendor == 0x0c2e);
  CHECK(identity->product == 0x0b61);
  CHECK(identity->serial == "17303B0DC4");
  CHECK(to_address("evdev:", *identity) == "evdev:0c2e:0b61/17303B0DC4");
  const auto in_capitals = parse_device_identity("hidpos:", "hidpos:0C2E:0b61");
  REQUIRE(in_capitals);
  CHECK(to_address("hidpos:", *in_capitals) == "hidpos:0c2e:0b61");
  for (const auto* wrong : {"", "evdev:", "evdev:0c2e", "evdev:c2e:0b61", "evdev:0c2e:0b61/",
                            "evdev:0c2e:0b6g", "evdev:0c2e-0b61", "evdev:0c2e:0b61 ",
                            "usb://0c2e:0b61", "hidpos:0c2e:0b61", "evdev:0c2e:0b61/a\nb"}) {
    INFO(wrong);
    CHECK_FALSE(parse_device_identity("evdev:", wrong));
  }
}

TEST_CASE("a device without a serial number in its name is any of its kind", "[hid]") {
  const DeviceIdentity any{.vendor = 1, .product = 2, .serial = {}};
  const DeviceIdentity one{.vendor = 1, .product = 2, .serial = "S1"};
  CHECK(matches(any, one));
  CHECK(matches(one, one));
  CHECK_FALSE(matches(one, any));
  CHECK_FALSE(matches(one, {.vendor = 1, .product = 2, .serial = "S2"}));
  CHECK_FALSE(matches(any, {.vendor = 1, .product = 3, .serial = {}}));
  CHECK_FALSE(matches(any, {.vendor = 2, .product = 2, .serial = {}}));
}
