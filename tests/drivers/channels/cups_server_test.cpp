#include "drivers/printer/cups_server.h"

#include <random>

#include "tests/support/catch.h"

using drivers::printer::CupsAddress;
using drivers::printer::Encryption;
using drivers::printer::parse_device_uri;
using drivers::printer::parse_server;

TEST_CASE("a server is named by host, port, or a socket's path", "[cups]") {
  CHECK(parse_server("localhost") == CupsAddress{.host = "localhost", .port = 631});
  CHECK(parse_server("10.0.0.2:6310") == CupsAddress{.host = "10.0.0.2", .port = 6310});
  CHECK(parse_server("[::1]:6310") == CupsAddress{.host = "::1", .port = 6310});
  CHECK(parse_server("fe80::1") == CupsAddress{.host = "fe80::1", .port = 631});
  CHECK(parse_server("/run/cups/cups.sock") ==
        CupsAddress{.host = "/run/cups/cups.sock", .port = 631});
  CHECK(parse_server("host:99999").port == 631);
  CHECK_FALSE(parse_server("").host.empty());
}

TEST_CASE("the address of an IPP printer is in its URI", "[cups]") {
  CHECK(parse_device_uri("ipp://10.0.0.9:8631/ipp/print") ==
        CupsAddress{.host = "10.0.0.9", .port = 8631, .resource = "/ipp/print"});
  CHECK(parse_device_uri("ipps://printer.local/ipp/print") ==
        CupsAddress{.host = "printer.local",
                    .port = 631,
                    .resource = "/ipp/print",
                    .encryption = Encryption::Always});
  CHECK_FALSE(parse_device_uri("socket://10.0.0.9:9100").has_value());
  CHECK_FALSE(parse_device_uri("usb://EPSON/TM-T20").has_value());
  CHECK_FALSE(parse_device_uri("").has_value());
}

TEST_CASE("mutilated addresses are survived", "[cups]") {
  std::mt19937 random(815);
  for (int round = 0; round < 5000; ++round) {
    std::string text = "ipp://[fe80::1]:8631/ipp/print";
    for (int change = 0; change < 4; ++change) {
      text[random() % text.size()] = static_cast<char>(random());
    }
    const auto device = parse_device_uri(text);
    if (device) CHECK(device->port > 0);
    const auto server = parse_server(text);
    CHECK((server.port > 0 && server.port < 65536));
  }
}
