#include "drivers/printer/address.h"

#include <algorithm>
#include <charconv>

namespace drivers::printer {

namespace {

using AddressOrError = std::expected<Address, std::string>;

template <class Number>
bool read_number(std::string_view text, Number& number, int base = 10) {
  const auto* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number, base);
  return result.ec == std::errc{} && result.ptr == end && !text.empty();
}

bool is_plain(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

/// Of a name, an IPv4 address, or an IPv6 address with its zone.
bool is_host(std::string_view host, std::string_view besides) {
  return !host.empty() && std::ranges::all_of(host, [&](char c) {
    return is_plain(c) || besides.find(c) != std::string_view::npos;
  });
}

/// No control characters, which no path or name has that somebody means.
bool is_visible(std::string_view text) {
  return std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) > 0x20; });
}

/// `host:port`, `[ipv6]:port` or `host` alone for port 9100.
AddressOrError network(std::string_view rest) {
  NetworkConfig config;
  auto host = rest;
  const auto colon = rest.rfind(':');
  if (colon != rest.npos && rest.find(']', colon) == rest.npos) {
    host = rest.substr(0, colon);
    if (!read_number(rest.substr(colon + 1), config.port) || config.port == 0) {
      return std::unexpected("the port must be a number from 1 to 65535, and stand last");
    }
  }
  if (host.empty()) return std::unexpected("the host is missing");
  const bool is_ipv6 = host.starts_with('[') && host.ends_with(']');
  if (is_ipv6) host = host.substr(1, host.size() - 2);
  if (is_ipv6 ? !is_host(host, ":.%") : !is_host(host, ".-_")) {
    return std::unexpected("the host must be a name or an address; IPv6 stands in brackets");
  }
  config.host = host;
  return config;
}

AddressOrError usb(std::string_view rest) {
  UsbConfig config;
  const auto slash = rest.find('/');
  if (slash != rest.npos) {
    config.device.serial = rest.substr(slash + 1);
    if (config.device.serial.empty()) return std::unexpected("the serial number is missing");
  }
  const auto ids = rest.substr(0, slash);
  if (ids.empty()) return config;
  const auto colon = ids.find(':');
  if (colon == ids.npos || !read_number(ids.substr(0, colon), config.device.vendor, 16) ||
      !read_number(ids.substr(colon + 1), config.device.product, 16)) {
    return std::unexpected("usb:// wants vendor:product in hexadecimal, as in usb://04b8:0e15");
  }
  return config;
}

AddressOrError queue(std::string_view rest) {
  const auto slash = rest.find('/');
  if (slash == rest.npos) {
    return std::unexpected("the queue is missing: cups:///queue, or cups://server/queue");
  }
  QueueAddress address{.server = std::string{rest.substr(0, slash)},
                       .queue = std::string{rest.substr(slash + 1)}};
  if (address.queue.find_first_of("/?#") != std::string::npos || !is_visible(rest)) {
    return std::unexpected("the queue's name must not hold spaces or any of / ? #");
  }
  return address;
}

std::optional<std::string> take_option(SerialConfig& config, std::string_view option) {
  if (option.starts_with("baud=")) {
    if (!read_number(option.substr(5), config.baud) || !is_serial_speed(config.baud)) {
      return "baud must be a usual speed from 1200 to 921600: 9600, 19200, 38400, 115200";
    }
  } else if (option == "flow=none") {
    config.flow_control = FlowControl::None;
  } else if (option == "flow=xonxoff") {
    config.flow_control = FlowControl::XonXoff;
  } else if (option == "flow=rtscts") {
    config.flow_control = FlowControl::RtsCts;
  } else if (option == "replies=none") {
    config.replies = SerialReplies::OneWay;
  } else {
    return "unknown option " + std::string{option};
  }
  return std::nullopt;
}

}  // namespace

std::expected<SerialConfig, std::string> parse_serial(std::string_view text, SerialConfig config) {
  const auto question = text.find('?');
  config.path = text.substr(0, question);
  if (!config.path.starts_with('/') || !is_visible(config.path)) {
    return std::unexpected("the device's path must begin with /");
  }
  auto options = question == text.npos ? std::string_view{} : text.substr(question + 1);
  while (!options.empty()) {
    const auto end = std::min(options.find('&'), options.size());
    if (auto error = take_option(config, options.substr(0, end))) return std::unexpected(*error);
    options.remove_prefix(std::min(end + 1, options.size()));
  }
  return config;
}

AddressOrError parse_address(std::string_view text) {
  const auto rest = [text](std::string_view scheme) { return text.substr(scheme.size()); };
  if (text == "bench") return BenchAddress{};
  if (text.starts_with("tcp://")) return network(rest("tcp://"));
  if (text.starts_with("usb://")) return usb(rest("usb://"));
  if (text.starts_with("cups://")) return queue(rest("cups://"));
  if (text.starts_with("serial:")) {
    auto config = parse_serial(rest("serial:"), {});
    if (!config) return std::unexpected(config.error());
    return *config;
  }
  if (text.starts_with("file:")) {
    if (text == "file:") return std::unexpected("the file's path is missing");
    return FileConfig{.path = std::string{rest("file:")}};
  }
  return std::unexpected("unknown printer address " + std::string{text});
}

bool is_quick(const Address& address) {
  constexpr int least_baud = 115200;
  const auto* serial = std::get_if<SerialConfig>(&address);
  return serial == nullptr || serial->baud >= least_baud;
}

std::unique_ptr<Channel> make_channel(const Address& address) {
  if (const auto* network = std::get_if<NetworkConfig>(&address)) {
    return std::make_unique<NetworkChannel>(*network);
  }
  if (const auto* serial = std::get_if<SerialConfig>(&address)) {
    return std::make_unique<SerialChannel>(*serial);
  }
  if (const auto* usb = std::get_if<UsbConfig>(&address)) {
    return std::make_unique<UsbChannel>(*usb);
  }
  if (const auto* file = std::get_if<FileConfig>(&address)) {
    return std::make_unique<FileChannel>(*file);
  }
  return nullptr;
}

}  // namespace drivers::printer
