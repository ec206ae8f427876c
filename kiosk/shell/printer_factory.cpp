#include "kiosk/shell/printer_factory.h"

#include <charconv>
#include <fstream>
#include <sstream>
#include <thread>

#include "drivers/printer/cups_module.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/printer/file_channel.h"
#include "drivers/printer/network_channel.h"
#include "drivers/printer/serial_channel.h"
#include "drivers/printer/usb_channel.h"

namespace kiosk::shell {
namespace {

namespace printer = drivers::printer;
using ChannelOrError = std::expected<std::unique_ptr<printer::Channel>, std::string>;

template <class Number>
bool read_number(std::string_view text, Number& number, int base = 10) {
  const auto* end = text.data() + text.size();
  const auto result = std::from_chars(text.data(), end, number, base);
  return result.ec == std::errc{} && result.ptr == end && !text.empty();
}

/// `host:port`, `[ipv6]:port` or `host` alone for port 9100.
ChannelOrError network_channel(std::string_view rest) {
  printer::NetworkConfig config;
  auto host = rest;
  const auto colon = rest.rfind(':');
  const bool has_port = colon != std::string_view::npos && rest.find(']', colon) == rest.npos;
  if (has_port) {
    host = rest.substr(0, colon);
    if (!read_number(rest.substr(colon + 1), config.port)) {
      return std::unexpected("the port is not a number");
    }
  }
  if (host.starts_with('[') && host.ends_with(']')) host = host.substr(1, host.size() - 2);
  if (host.empty()) return std::unexpected("the host is missing");
  config.host = host;
  return std::make_unique<printer::NetworkChannel>(std::move(config));
}

/// `/dev/ttyUSB0?baud=19200&flow=none&replies=none`.
ChannelOrError serial_channel(std::string_view rest) {
  printer::SerialConfig config;
  const auto question = rest.find('?');
  config.path = rest.substr(0, question);
  auto options = question == rest.npos ? std::string_view{} : rest.substr(question + 1);
  while (!options.empty()) {
    const auto end = std::min(options.find('&'), options.size());
    const auto option = options.substr(0, end);
    options.remove_prefix(std::min(end + 1, options.size()));
    if (option.starts_with("baud=")) {
      if (!read_number(option.substr(5), config.baud)) return std::unexpected("baud is no number");
    } else if (option == "flow=none") {
      config.flow_control = printer::FlowControl::None;
    } else if (option == "flow=xonxoff") {
      config.flow_control = printer::FlowControl::XonXoff;
    } else if (option == "flow=rtscts") {
      config.flow_control = printer::FlowControl::RtsCts;
    } else if (option == "replies=none") {
      config.replies = printer::SerialReplies::OneWay;
    } else {
      return std::unexpected("unknown option " + std::string{option});
    }
  }
  return std::make_unique<printer::SerialChannel>(std::move(config));
}

/// `04b8:0e15/SERIAL`, `04b8:0e15`, or nothing for the first printer found.
ChannelOrError usb(std::string_view rest) {
  printer::UsbConfig config;
  const auto slash = rest.find('/');
  if (slash != rest.npos) config.device.serial = rest.substr(slash + 1);
  const auto ids = rest.substr(0, slash);
  if (!ids.empty()) {
    const auto colon = ids.find(':');
    if (colon == ids.npos || !read_number(ids.substr(0, colon), config.device.vendor, 16) ||
        !read_number(ids.substr(colon + 1), config.device.product, 16)) {
      return std::unexpected("usb:// wants vendor:product in hexadecimal");
    }
  }
  return std::make_unique<printer::UsbChannel>(std::move(config));
}

ChannelOrError make_channel(const std::string& address, drivers::bench::SimulatedPrinter* bench) {
  if (address == "bench") {
    if (bench == nullptr) return std::unexpected("the bench printer needs --bench");
    return std::make_unique<drivers::bench::SimulatedChannel>(
        *bench, [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); });
  }
  if (address.starts_with("tcp://")) return network_channel(std::string_view{address}.substr(6));
  if (address.starts_with("serial:")) return serial_channel(std::string_view{address}.substr(7));
  if (address.starts_with("usb://")) return usb(std::string_view{address}.substr(6));
  if (address.starts_with("file:")) {
    return std::make_unique<printer::FileChannel>(printer::FileConfig{.path = address.substr(5)});
  }
  return std::unexpected("unknown printer address " + address);
}

/// `cups://server:port/queue`; the server may be empty for libcups' own.
std::expected<std::unique_ptr<printer::Printer>, std::string> cups(
    const PrinterConfig& config, const std::string& kiosk, const printer::Profile& profile) {
  const auto rest = config.address.substr(7);
  const auto slash = rest.find('/');
  printer::CupsConfig cups{.server = rest.substr(0, slash),
                           .queue = slash == rest.npos ? "" : rest.substr(slash + 1),
                           .owner = "anjungan-" + kiosk,
                           .printable_width_mm = profile.width_dots / profile.dots_per_mm};
  if (config.trusted_completion) cups.completion = printer::Completion::Trusted;
  return printer::load_cups_printer(std::move(cups));
}

}  // namespace

std::expected<printer::Profile, std::string> find_printer_profile(
    const std::string& name, const std::string& content_folder) {
  auto profiles = printer::builtin_profiles();
  if (std::ifstream file(content_folder + "/printers.json"); file) {
    std::stringstream text;
    text << file.rdbuf();
    auto parsed = printer::parse_profiles(text.str());
    if (!parsed) return std::unexpected("printers.json: " + parsed.error());
    profiles = std::move(*parsed);
  }
  const auto* profile = printer::find_profile(profiles, name);
  if (profile == nullptr) return std::unexpected("no printer profile is called " + name);
  return *profile;
}

std::expected<std::unique_ptr<printer::Printer>, std::string> make_printer(
    const Config& config, drivers::bench::SimulatedPrinter* bench, printer::Paperway paperway) {
  auto profile = find_printer_profile(config.printer.profile, config.content_folder);
  if (!profile) return std::unexpected(profile.error());
  if (config.printer.address.starts_with("cups://")) {
    return cups(config.printer, config.settings.kiosk, *profile);
  }
  auto channel = make_channel(config.printer.address, bench);
  if (!channel) return std::unexpected(channel.error());
  const auto completion = config.printer.trusted_completion ? printer::Completion::Trusted
                                                            : printer::Completion::NeedsProof;
  return std::make_unique<printer::EscposPrinter>(std::move(*channel), std::move(*profile),
                                                  printer::PrinterLimits{}, completion, paperway,
                                                  [] { return std::chrono::steady_clock::now(); });
}

}  // namespace kiosk::shell
