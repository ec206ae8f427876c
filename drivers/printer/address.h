#pragma once
// Where a printer is, as people write it: `printer.address` of kiosk.toml, and what
// `anjungan-devices` takes. Any thread; pure, but for make_channel.

#include <expected>
#include <memory>
#include <string>
#include <string_view>
#include <variant>

#include "drivers/printer/channel.h"
#include "drivers/printer/file_channel.h"
#include "drivers/printer/network_channel.h"
#include "drivers/printer/serial_channel.h"
#include "drivers/printer/usb_channel.h"

namespace drivers::printer {

/// `bench`: the simulated printer.
struct BenchAddress {
  bool operator==(const BenchAddress&) const = default;
};

/// `cups://server:631/queue`, `cups:///queue`.
struct QueueAddress {
  std::string server;  // empty: libcups' own
  std::string queue;

  bool operator==(const QueueAddress&) const = default;
};

using Address =
    std::variant<BenchAddress, NetworkConfig, SerialConfig, UsbConfig, FileConfig, QueueAddress>;

/// Understands `bench`, `tcp://host:port` (9100 when not said, [IPv6] in brackets),
/// `serial:/dev/...?baud=19200&flow=none&replies=none`, `usb://`, `usb://vendor:product/serial`,
/// `file:/path` and `cups://server/queue`; the error is a sentence for whoever wrote it. What is
/// understood can be opened, if the printer is there.
std::expected<Address, std::string> parse_address(std::string_view text);

/// The byte channel to a printer; null for the bench and for CUPS, which are none.
std::unique_ptr<Channel> make_channel(const Address& address);

/// True when the picture of a ticket, some 45 kB, is there before the paper is: all but a serial
/// line slower than 115200 baud. Only such a line needs the printer's own letters.
bool is_quick(const Address& address);

/// A path and a speed: `/dev/ttyUSB0?baud=9600`, as scanners have it. `config` holds the defaults.
std::expected<SerialConfig, std::string> parse_serial(std::string_view text, SerialConfig config);

}  // namespace drivers::printer
