#include "drivers/printer/address.h"

#include <string>

#include "tests/support/catch.h"

using namespace drivers::printer;

TEST_CASE("each way to a printer has its address", "[address]") {
  CHECK(parse_address("bench") == Address{BenchAddress{}});
  CHECK(parse_address("tcp://10.0.0.5") == Address{NetworkConfig{.host = "10.0.0.5"}});
  CHECK(parse_address("tcp://[fe80::1]:9101") ==
        Address{NetworkConfig{.host = "fe80::1", .port = 9101}});
  CHECK(parse_address("usb://") == Address{UsbConfig{}});
  CHECK(parse_address("usb://04b8:0e15/SN1") ==
        Address{UsbConfig{.device = {.vendor = 0x04b8, .product = 0x0e15, .serial = "SN1"}}});
  CHECK(parse_address("serial:/dev/ttyUSB0?baud=19200&flow=none&replies=none") ==
        Address{SerialConfig{.path = "/dev/ttyUSB0",
                             .baud = 19200,
                             .flow_control = FlowControl::None,
                             .replies = SerialReplies::OneWay}});
  CHECK(parse_address("file:/dev/usb/lp0") == Address{FileConfig{.path = "/dev/usb/lp0"}});
  CHECK(parse_address("cups:///slips") == Address{QueueAddress{.queue = "slips"}});
  CHECK(parse_address("cups://print.local:631/slips") ==
        Address{QueueAddress{.server = "print.local:631", .queue = "slips"}});
}

TEST_CASE("an address that could never be opened is refused with a reason", "[address]") {
  for (const char* text : {"",
                           "lpt1",
                           "/dev/ttyACM0",
                           "socket://192.168.1.50:9100",
                           "tcp://",
                           "tcp://:9100",
                           "tcp://192.168.1.50:9100/",
                           "tcp://192.168.1.50:0",
                           "tcp://192.168.1.50:65536",
                           "tcp://a b:9100",
                           "tcp://fe80::1:9100",
                           "tcp://[]:9100",
                           "tcp://[fe80::1",
                           "usb://0x04b8:0x0e15",
                           "usb://04b8",
                           "usb://04b8:10e15",
                           "usb://04b8:0e15/",
                           "serial:",
                           "serial:ttyUSB0",
                           "serial:/dev/ttyUSB0?baud=9601",
                           "serial:/dev/ttyUSB0?baud=",
                           "serial:/dev/ttyUSB0?parity=even",
                           "serial:/dev/ttyUSB0?flow=",
                           "file:",
                           "cups://slips",
                           "cups://server/a/b",
                           "cups:///two words"}) {
    INFO(text);
    const auto address = parse_address(text);
    REQUIRE_FALSE(address);
    CHECK_FALSE(address.error().empty());
  }
}
