// The serial scanner over pseudo-terminals: the test is the scanner's end.

#include "drivers/scanner/serial_scanner.h"

#include <array>
#include <filesystem>

#include <pty.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

using drivers::printer::Descriptor;
using drivers::scanner::ScannerError;
using drivers::scanner::SerialScanner;
using namespace std::chrono_literals;

namespace {

struct Line {
  Descriptor device;
  Descriptor held;  // keeps the line alive while the driver has it closed, as a real one is
  std::string path;

  void send(std::string_view text) const {
    REQUIRE(::write(device.number(), text.data(), text.size()) ==
            static_cast<ssize_t>(text.size()));
  }
};

Line make_line() {
  int master = -1;
  int slave = -1;
  std::array<char, 128> name{};
  REQUIRE(::openpty(&master, &slave, name.data(), nullptr, nullptr) == 0);
  return {.device = Descriptor(master), .held = Descriptor(slave), .path = name.data()};
}

}  // namespace

TEST_CASE("a serial scanner gives one code after the other", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path});
  REQUIRE(scanner.read(0ms));
  line.send("AJ1.T.01.X\r\nhttps://oss.go.id/1\r");
  CHECK(*scanner.read(5s) == "AJ1.T.01.X");
  CHECK(*scanner.read(5s) == "https://oss.go.id/1");
  const auto nothing = scanner.read(1ms);
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);
}

TEST_CASE("a pause does not cut the code of a scanner that ends its codes", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path});
  REQUIRE(scanner.read(0ms));
  line.send("AJ1.T.01.X\r");
  CHECK(*scanner.read(5s) == "AJ1.T.01.X");
  line.send("AJ1.T.");
  CHECK_FALSE(*scanner.read(400ms));  // twice what ends the codes of other scanners
  line.send("02.Y\r");
  CHECK(*scanner.read(5s) == "AJ1.T.02.Y");
}

TEST_CASE("a scanner that sends no line end is understood after a pause", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path});
  REQUIRE(scanner.read(0ms));
  line.send("AJ1.T.01.X");
  CHECK(*scanner.read(5s) == "AJ1.T.01.X");
}

TEST_CASE("garbage before and after a code does no harm", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path});
  REQUIRE(scanner.read(0ms));
  line.send(std::string_view{"\0\x01\x02\rCODE\x7f\r\0", 11});
  CHECK(*scanner.read(5s) == "CODE");
}

TEST_CASE("a scanner that is not there is absent, and read again when it comes", "[scanner]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() + "/scanner";
  SerialScanner scanner({.path = path});
  CHECK(scanner.read(1ms).error() == ScannerError::Absent);
  const auto line = make_line();
  std::filesystem::create_symlink(line.path, path);
  REQUIRE(scanner.read(0ms));
  line.send("BACK\r");
  CHECK(*scanner.read(5s) == "BACK");
}

TEST_CASE("a scanner that is pulled out is absent, and half a code is forgotten", "[scanner]") {
  const tests::TemporaryFolder folder;
  const auto path = folder.path() + "/scanner";
  auto line = make_line();
  std::filesystem::create_symlink(line.path, path);
  SerialScanner scanner({.path = path});
  REQUIRE(scanner.read(0ms));
  line.send("HAL");
  REQUIRE(scanner.read(1ms));
  line.device.reset();
  CHECK(scanner.read(5s).error() == ScannerError::Absent);
  const auto again = make_line();
  std::filesystem::remove(path);
  std::filesystem::create_symlink(again.path, path);
  REQUIRE(scanner.read(0ms));
  again.send("WHOLE\r");
  CHECK(*scanner.read(5s) == "WHOLE");
}

TEST_CASE("a wait for a code can be ended from outside", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path});
  scanner.interrupt();
  const auto nothing = scanner.read(1h);
  REQUIRE(nothing);
  CHECK_FALSE(*nothing);
  line.send("AJ1.T.01.X\r");
  CHECK(*scanner.read(5s) == "AJ1.T.01.X");
}

TEST_CASE("a speed that no line has is refused", "[scanner]") {
  const auto line = make_line();
  SerialScanner scanner({.path = line.path, .baud = 12'345});
  CHECK(scanner.read(1ms).error() == ScannerError::Refused);
}
