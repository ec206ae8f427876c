#include "kiosk/shell/devices/usb_rules.h"

#include "tests/support/catch.h"
#include "tests/support/fake_sys.h"

using kiosk::shell::Config;
using kiosk::shell::usb_rules;

namespace {

const std::vector<tests::FakeUsbDevice> machine{{.port = "1-1",
                                                 .vendor = "04b8",
                                                 .product = "0e15",
                                                 .serial = "P1",
                                                 .name = "TM-T82",
                                                 .interfaces = {"07:01:02"}},
                                                {.port = "1-2",
                                                 .vendor = "0c2e",
                                                 .product = "0b61",
                                                 .serial = "S1",
                                                 .name = "Scanner",
                                                 .interfaces = {"03:01:01"}},
                                                {.port = "1-3",
                                                 .vendor = "0c2e",
                                                 .product = "0b61",
                                                 .serial = "S2",
                                                 .name = "Scanner",
                                                 .interfaces = {"03:01:01"}},
                                                {.port = "1-4",
                                                 .vendor = "1a86",
                                                 .product = "7523",
                                                 .serial = "",
                                                 .name = "Serial",
                                                 .interfaces = {"ff:01:02"},
                                                 .node = "tty/ttyUSB0"}};

bool allows(const std::string& rules, const std::string& port) {
  return rules.find("via-port \"" + port + "\"") != std::string::npos;
}

}  // namespace

TEST_CASE("the configured devices are allowed where they are plugged in, and no others (S02)") {
  const tests::FakeSys sys{machine};
  Config config;
  config.printer.address = "usb://";
  config.scanner_address = "evdev:0c2e:0b61/S2";
  const auto made = usb_rules(config, sys.path());
  CHECK(made.absent.empty());
  CHECK(allows(made.rules, "1-1"));
  CHECK_FALSE(allows(made.rules, "1-2"));
  CHECK(allows(made.rules, "1-3"));
  CHECK_FALSE(allows(made.rules, "1-4"));
}

TEST_CASE("a device behind a serial line is allowed too, one of the board needs no rule (S02)") {
  const tests::FakeSys sys{machine};
  Config config;
  config.scanner_address = "serial:/dev/ttyUSB0?baud=9600";
  CHECK(allows(usb_rules(config, sys.path()).rules, "1-4"));
  config.scanner_address = "serial:/dev/ttyS0?baud=9600";
  CHECK(usb_rules(config, sys.path()).absent.empty());
}

TEST_CASE("a configured device that is not plugged in is named: it would be blocked (S02)") {
  const tests::FakeSys sys{machine};
  Config config;
  config.printer.address = "usb://04b8:0202";
  config.buttons_address = "evdev:1234:5678?faces=2,3,4";
  config.keys_address = "evdev:0c2e:0b61/S9";
  config.scanner_address = "serial:/dev/ttyACM7";
  const auto made = usb_rules(config, sys.path());
  CHECK(made.absent == std::vector<std::string>{"usb://04b8:0202", "serial:/dev/ttyACM7",
                                                "evdev:1234:5678?faces=2,3,4",
                                                "evdev:0c2e:0b61/S9"});
  CHECK(made.rules == "# Everything else.\nblock\n");
}

TEST_CASE("the touch panel is one of the kiosk's devices (S02)") {
  const tests::FakeSys sys{machine};
  Config config;
  config.touch_device = "0c2e:0b61/S1";
  CHECK(allows(usb_rules(config, sys.path()).rules, "1-2"));
  config.touch_device = "0eef:0001";
  CHECK(usb_rules(config, sys.path()).absent == std::vector<std::string>{"0eef:0001"});
}

TEST_CASE("devices of the bench and of the network need no rule") {
  const tests::FakeSys sys{machine};
  Config config;
  config.printer.address = "tcp://192.168.1.50";
  CHECK(usb_rules(config, sys.path()).absent.empty());
}
