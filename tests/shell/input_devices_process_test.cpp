// The real program with a scanner that types, a box of faces, a keypad and the jack of the
// headphones, on an emulated input system (run under umockdev-wrapper): from a key of each to the
// screen and the record.

#include <fstream>

#include <linux/input-event-codes.h>

#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"
#include "tests/support/umock_hid.h"
#include "tests/support/umock_jack.h"
#include "tests/support/umock_keyboard.h"

using tests::KioskProcess;
using tests::TemporaryFolder;
using tests::support::UmockHid;
using tests::support::UmockInput;
using tests::support::UmockJack;
using tests::support::UmockKeyboard;

namespace {

std::string config_in(const std::string& folder) {
  const auto path = folder + "/kiosk.toml";
  std::ofstream(path) << "[scanner]\naddress = \"evdev:0c2e:0b61/S1\"\n"
                         "[buttons]\naddress = \"evdev:1234:5678\"\n"
                         "[keys]\naddress = \"evdev:1a2c:0e24\"\n"
                         "[headphones]\naddress = \"switch\"\n";
  return path;
}

}  // namespace

TEST_CASE("a visitor scans, rates and works the screen with devices that are keyboards",
          "[input_devices]") {
  UmockInput input;
  UmockKeyboard scanner{input, 4};
  UmockKeyboard faces{input, 5, {.vendor = "1234", .product = "5678", .serial = ""}};
  UmockKeyboard keypad{input, 6, {.vendor = "1a2c", .product = "0e24", .serial = ""}};
  UmockJack jack{input, 8, "HDA Intel PCH Headphone"};
  const UmockKeyboard strange{input, 7, {.vendor = "046d", .product = "c31c", .serial = ""}};
  const TemporaryFolder folder;
  KioskProcess kiosk{folder.path(), {"--config", config_in(folder.path())}};
  const auto state_of = [&](const std::string& device) {
    return kiosk.must({{"do", "status"}})[device]["state"].get<std::string>();
  };
  const auto is_at = [&](const std::string& screen) {
    return kiosk.comes_true([&] { return kiosk.screen() == screen; });
  };
  for (const auto* device : {"scanner", "buttons", "keys", "headphones"}) {
    INFO(device);
    REQUIRE(kiosk.comes_true([&] { return state_of(device) == "ready"; }));
  }
  CHECK_FALSE(strange.is_grabbed());

  SECTION("the keypad") {
    kiosk.tap("attract.start");
    keypad.press(KEY_F1);  // the first key says that somebody uses keys, and nothing else
    keypad.press(KEY_KP2);
    keypad.press(KEY_KP5);
    CHECK(is_at("queue.agencies"));
    keypad.press(KEY_BACKSPACE);
    CHECK(is_at("home.errands"));
  }
  SECTION("the scanner, and what it types reaches nothing else") {
    kiosk.tap("attract.start");
    kiosk.tap("home.scan");
    scanner.type("oss.go.id/x\r");
    CHECK(is_at("receipt.result"));
    scanner.unplug();
    CHECK(kiosk.comes_true([&] { return state_of("scanner") == "lost"; }));
    scanner.plug(11);
    CHECK(kiosk.comes_true([&] { return state_of("scanner") == "ready"; }));
  }
  SECTION("headphones that are taken out leave a notice (A11)") {
    const auto is_plugged = [&](bool plugged) {
      return kiosk.comes_true(
          [&] { return kiosk.must({{"do", "status"}})["headphones"]["plugged"] == plugged; });
    };
    jack.set_plugged(true);
    REQUIRE(is_plugged(true));
    keypad.press(KEY_DOWN);  // somebody uses keys, and is spoken to
    REQUIRE(kiosk.comes_true([&] { return !kiosk.must({{"do", "speech"}})["spoken"].empty(); }));
    jack.set_plugged(false);
    CHECK(kiosk.comes_true([&] { return kiosk.node("status.headphones").has_value(); }));
    CHECK(is_plugged(false));
  }
  SECTION("the faces") {
    const auto voices = [&] {
      return kiosk.must({{"do", "status"}})["ledger"]["voices"]["depth"].get<int>();
    };
    const int before = voices();
    faces.press(KEY_4);
    CHECK(kiosk.comes_true([&] { return voices() == before + 1; }));
  }
}

TEST_CASE("a visitor scans with a scanner in reports, which may be pulled out", "[input_devices]") {
  UmockInput input;
  UmockHid scanner{input, 0, tests::support::pos_scanner_descriptor()};
  const TemporaryFolder folder;
  const auto config = folder.path() + "/kiosk.toml";
  std::ofstream(config) << "[scanner]\naddress = \"hidpos:0c2e:0b61/S1\"\n";
  KioskProcess kiosk{folder.path(), {"--config", config}};
  const auto is_scanner = [&](const std::string& state) {
    return kiosk.comes_true(
        [&] { return kiosk.must({{"do", "status"}})["scanner"]["state"] == state; });
  };
  const auto is_at = [&](const std::string& screen) {
    return kiosk.comes_true([&] { return kiosk.screen() == screen; });
  };
  REQUIRE(is_scanner("ready"));
  kiosk.tap("attract.start");
  kiosk.tap("home.scan");
  const auto before = kiosk.screen();
  scanner.send(tests::support::pos_report(std::string(56, 'x'), 56, true));
  scanner.unplug();
  REQUIRE(is_scanner("lost"));
  CHECK(kiosk.screen() == before);
  scanner.plug(5);
  REQUIRE(is_scanner("ready"));
  scanner.scan("https://oss.go.id/a-longer-address-than-one-report-takes?number=1234567890");
  CHECK(is_at("receipt.result"));
}
