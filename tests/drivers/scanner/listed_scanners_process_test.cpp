// What anjungan-devices tells whoever installs a scanner in the mode "HID POS", over umockdev.

#include <array>
#include <cstdio>
#include <string>

#include <fcntl.h>
#include <sys/file.h>

#include "drivers/printer/posix_io.h"
#include "tests/support/catch.h"
#include "tests/support/umock_hid.h"

using tests::support::UmockHid;
using tests::support::UmockInput;

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

TEST_CASE("scanners in reports are listed, and why one cannot be used", "[hidpos]") {
  UmockInput input;
  const UmockHid scanner{input, 0, tests::support::pos_scanner_descriptor()};
  const UmockHid box{input, 1, tests::support::lit_box_descriptor(), {.product = "0b62"}};
  const UmockHid broken{input, 2, {0x05}, {.product = "0b63"}};
  const auto list = said_to("list --server 127.0.0.1:1");
  CHECK(has(list, "hidpos:0c2e:0b61/S1  Emulated 0c2e (/dev/hidraw0)\n"));
  CHECK_FALSE(has(list, "0b62"));
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
