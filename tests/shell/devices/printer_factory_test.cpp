// From the address of a printer to its driver.

#include "kiosk/shell/devices/printer_factory.h"

#include "drivers/printer/printer.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"

using kiosk::shell::Config;
using kiosk::shell::make_printer;
using namespace std::chrono_literals;

namespace {

bool is_loaded(const std::string& library) {
  return tests::read_file("/proc/self/maps").find(library) != std::string::npos;
}

Config config_for(const std::string& address) {
  Config config;
  config.printer.address = address;
  return config;
}

}  // namespace

TEST_CASE("the CUPS library is loaded only for a printer behind CUPS") {
  REQUIRE(make_printer(config_for("tcp://127.0.0.1:1"), nullptr));
  CHECK_FALSE(is_loaded("libcups"));
  const auto printer = make_printer(config_for("cups://127.0.0.1:1/slips"), nullptr);
  REQUIRE(printer);
  CHECK(is_loaded("libcups"));
  CHECK((*printer)->query(1000ms).readiness != drivers::printer::Readiness::Ready);
}

TEST_CASE("an address that no driver knows is refused by name") {
  const auto printer = make_printer(config_for("lpt1"), nullptr);
  REQUIRE_FALSE(printer);
  CHECK(printer.error() == "unknown printer address lpt1");
}
