// Where a printer is, as anyone may have typed it into kiosk.toml.

#include "drivers/printer/address.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto text = text_of(input);
  const auto address = drivers::printer::parse_address(text);
  if (!address) {
    require(!address.error().empty());
    return Verdict::Refused;
  }
  if (const auto* network = std::get_if<drivers::printer::NetworkConfig>(&*address)) {
    require(network->port > 0 && !network->host.empty());
    require(network->host.find('/') == std::string::npos);
  }
  if (const auto* serial = std::get_if<drivers::printer::SerialConfig>(&*address)) {
    require(drivers::printer::is_serial_speed(serial->baud) && serial->path.starts_with('/'));
  }
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {"bench",
          "tcp://192.168.1.50:9100",
          "tcp://printer.local",
          "tcp://[fe80::1%eth0]:9101",
          "usb://",
          "usb://04b8:0e15/X4YZ012345",
          "serial:/dev/ttyUSB0?baud=19200&flow=none&replies=none",
          "file:/dev/usb/lp0",
          "cups:///slips",
          "cups://print.local:631/slips"};
}

}  // namespace

const Target address{"address", run, seeds};

}  // namespace fuzz
