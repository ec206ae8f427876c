// anjungan-devices: which printers are here, what do they say, do they print? For whoever installs
// or repairs a kiosk; stop the kiosk first, a printer has one owner.

#include <filesystem>
#include <memory>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "drivers/printer/cups_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/printer/file_channel.h"
#include "drivers/printer/network_channel.h"
#include "drivers/printer/serial_channel.h"
#include "drivers/printer/usb_channel.h"
#include "drivers/usb/usb_devices.h"

namespace {

using namespace drivers::printer;
using namespace std::chrono_literals;

constexpr auto patience = 5s;

/// What the command line says; exactly one of the first five is given.
struct Choice {
  bool usb = false;
  std::string host;
  std::string serial_path;
  std::string file_path;
  std::string queue;
  std::string usb_serial;
  std::uint16_t port = 9100;
  int baud = 115200;
  std::string server;
  std::string profile = "generic-80mm";
};

std::unique_ptr<Channel> make_channel(const Choice& choice) {
  if (choice.usb)
    return std::make_unique<UsbChannel>(UsbConfig{.device = {.serial = choice.usb_serial}});
  if (!choice.host.empty()) {
    return std::make_unique<NetworkChannel>(
        NetworkConfig{.host = choice.host, .port = choice.port});
  }
  if (!choice.serial_path.empty()) {
    return std::make_unique<SerialChannel>(
        SerialConfig{.path = choice.serial_path, .baud = choice.baud});
  }
  return std::make_unique<FileChannel>(FileConfig{.path = choice.file_path});
}

/// Null, with a sentence on stderr, when there is no such profile.
std::unique_ptr<Printer> make_printer(const Choice& choice) {
  if (!choice.queue.empty()) {
    return std::make_unique<CupsPrinter>(
        CupsConfig{.server = choice.server, .queue = choice.queue, .owner = "anjungan-devices"});
  }
  const Profile* profile = find_profile(builtin_profiles(), choice.profile);
  if (profile == nullptr) {
    fmt::print(stderr, "no profile {}; there are:", choice.profile);
    for (const Profile& known : builtin_profiles()) fmt::print(stderr, " {}", known.name);
    fmt::print(stderr, "\n");
    return nullptr;
  }
  return std::make_unique<EscposPrinter>(make_channel(choice), *profile, PrinterLimits{},
                                         Completion::NeedsProof, Paperway::Clear,
                                         [] { return std::chrono::steady_clock::now(); });
}

void list_serial_lines() {
  std::error_code error;
  // By-id names stay the same whichever socket the adapter is in.
  for (const auto& entry : std::filesystem::directory_iterator("/dev/serial/by-id", error)) {
    fmt::print("serial  {}\n", entry.path().string());
  }
}

int list(const Choice& choice) {
  for (const auto& device : drivers::usb::list_printers()) {
    fmt::print("usb     {:04x}:{:04x} {} {} serial={}\n", device.vendor, device.product,
               device.manufacturer, device.model, device.serial);
  }
  list_serial_lines();
  const auto queues = list_queues(parse_server(choice.server), Deadline(patience));
  if (!queues) fmt::print(stderr, "cups: {}\n", name_of(queues.error()));
  for (const auto& queue : queues.value_or(std::vector<std::string>{})) {
    fmt::print("cups    {}\n", queue);
  }
  return 0;
}

int probe(const Choice& choice) {
  const auto printer = make_printer(choice);
  if (!printer) return 2;
  const Status status = printer->query(patience);
  fmt::print("readiness={} trouble={} paper={} model=\"{}\"\n", name_of(status.readiness),
             name_of(status.trouble), name_of(status.paper), status.model);
  return status.readiness == Readiness::Ready ? 0 : 1;
}

int print_test(const Choice& choice) {
  const auto printer = make_printer(choice);
  if (!printer) return 2;
  const Document document{{TextLine{.text = "Anjungan", .size = TextSize::Large},
                           TextLine{.text = "A-000", .size = TextSize::Number}, Rule{},
                           TextLine{.text = "Cetak uji / test print"},
                           QrCode{.text = "HTTPS://EXAMPLE.ID/TEST"}}};
  const PrintReport report = printer->print(document, "test print");
  fmt::print("outcome={} trouble={} marks={} bytes={}\n", name_of(report.outcome),
             name_of(report.trouble), report.may_have_left_marks ? "possible" : "none",
             report.bytes_handed_over);
  return report.outcome == Outcome::Printed ? 0 : 1;
}

void add_printer_options(CLI::App& command, Choice& choice) {
  auto* group = command.add_option_group("printer", "which printer");
  group->add_flag("--usb", choice.usb, "the first USB printer");
  group->add_option("--tcp", choice.host, "host of a network printer");
  group->add_option("--serial", choice.serial_path, "path of a serial line");
  group->add_option("--file", choice.file_path, "path of a file or device node");
  group->add_option("--cups", choice.queue, "name of a CUPS queue");
  group->require_option(1);
  command.add_option("--usb-serial", choice.usb_serial, "serial number of the USB printer");
  command.add_option("--port", choice.port, "TCP port")->capture_default_str();
  command.add_option("--baud", choice.baud, "speed of the serial line")->capture_default_str();
  command.add_option("--server", choice.server, "CUPS server, host:port");
  command.add_option("--profile", choice.profile, "ESC/POS model")->capture_default_str();
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Lists, probes and tests the printers of a kiosk"};
  app.require_subcommand(1);
  Choice choice;
  CLI::App* listing = app.add_subcommand("list", "USB printers, serial lines, CUPS queues");
  listing->add_option("--server", choice.server, "CUPS server, host:port");
  CLI::App* probing = app.add_subcommand("probe", "ask a printer for its status");
  add_printer_options(*probing, choice);
  CLI::App* printing = app.add_subcommand("print-test", "print a test slip");
  add_printer_options(*printing, choice);
  CLI11_PARSE(app, argc, argv);
  if (listing->parsed()) return list(choice);
  return probing->parsed() ? probe(choice) : print_test(choice);
}
