#include "drivers/usb/usbguard_rules.h"

#include "tests/support/catch.h"
#include "tests/support/fake_sys.h"

using drivers::usb::attached_devices;
using drivers::usb::AttachedDevice;
using drivers::usb::port_of_node;
using drivers::usb::usbguard_rules;

namespace {

const AttachedDevice hub{.port = "1-2",
                         .vendor = 0x05e3,
                         .product = 0x0610,
                         .serial = {},
                         .name = "USB2.1 Hub",
                         .interfaces = {"09:00:01", "09:00:02"}};
const AttachedDevice scanner{.port = "1-2.3",
                             .vendor = 0x0c2e,
                             .product = 0x0b61,
                             .serial = "S1",
                             .name = "Scanner",
                             .interfaces = {"03:01:01"}};

}  // namespace

TEST_CASE("what is plugged in is told by the kernel's files", "[usb]") {
  const tests::FakeSys sys{{{.port = "1-2.3",
                             .vendor = "0c2e",
                             .product = "0b61",
                             .serial = "S1",
                             .name = "Scanner",
                             .interfaces = {"03:01:01"}},
                            {.port = "1-2",
                             .vendor = "05e3",
                             .product = "0610",
                             .serial = "",
                             .name = "USB2.1 Hub",
                             .interfaces = {"09:00:01", "09:00:02"}},
                            {.port = "2-1",
                             .vendor = "1a86",
                             .product = "7523",
                             .serial = "",
                             .name = "USB Serial",
                             .interfaces = {"ff:01:02"},
                             .node = "tty/ttyUSB0"}}};
  const auto attached = attached_devices(sys.path());
  REQUIRE(attached.size() == 3);
  CHECK(attached[0] == hub);
  CHECK(attached[1] == scanner);
  CHECK(port_of_node("/dev/ttyUSB0", sys.path()) == "2-1");
  CHECK_FALSE(port_of_node("/dev/ttyS0", sys.path()));
  CHECK(attached_devices("/no/such/folder").empty());
}

TEST_CASE("a device is allowed at its place with all it is, its hub too, and nothing else",
          "[usb]") {
  const AttachedDevice stranger{.port = "1-2.4", .vendor = 0x046d, .interfaces = {"03:01:01"}};
  CHECK(usbguard_rules(std::vector{hub, scanner, stranger}, {"1-2.3"}) ==
        "# USB2.1 Hub\n"
        "allow id 05e3:0610 serial \"\" via-port \"1-2\" with-interface equals { 09:00:01 09:00:02 "
        "}\n"
        "# Scanner\n"
        "allow id 0c2e:0b61 serial \"S1\" via-port \"1-2.3\" with-interface equals { 03:01:01 }\n"
        "# Everything else.\n"
        "block\n");
}

TEST_CASE("a serial number cannot end its string and write a rule of its own", "[usb]") {
  auto hostile = scanner;
  hostile.serial = R"(x" allow \)";
  CHECK(usbguard_rules(std::vector{hostile}, {"1-2.3"}).find(R"(serial "x\" allow \\")") !=
        std::string::npos);
}

TEST_CASE("with nothing configured everything is blocked", "[usb]") {
  CHECK(usbguard_rules(std::vector{hub, scanner}, {}) == "# Everything else.\nblock\n");
}
