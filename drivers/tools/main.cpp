// anjungan-devices: which printers, keyboards and scanners are here, what do they say, do they
// work? For whoever installs or repairs a kiosk; stop the kiosk first, a device has one owner.

#include <filesystem>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "drivers/keys/keyboard.h"
#include "drivers/printer/address.h"
#include "drivers/printer/cups_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/scanner/hid_pos_scanner.h"
#include "drivers/usb/usb_devices.h"

namespace {

using namespace drivers::printer;
using namespace std::chrono_literals;

constexpr auto patience = 5s;
constexpr const char* no_permission =
    "no permission: run as the kiosk's user; the udev rule in config/udev gives it access";

// What the program ends with.
constexpr int well = 0;
constexpr int not_well = 1;        // the printer was asked, and is not ready, or did not print
constexpr int could_not_look = 2;  // nothing is known: no such address, no way to the printer

struct Choice {
  std::string address;
  std::string profile = "generic-80mm";
  std::string profiles_file = ANJUNGAN_CONTENT_FOLDER "/printers.json";
  std::string server;
  bool trusted = false;
  int listen_s = 20;
};

int fail(const std::string& sentence) {
  fmt::print(stderr, "{}\n", sentence);
  return could_not_look;
}

const char* advice(ChannelError error) {
  switch (error) {
    case ChannelError::NotFound:
      return "there is no such device: is it plugged in and switched on?";
    case ChannelError::Refused:
      return "refused: nobody listens there, or it is no printer's line";
    case ChannelError::UnknownHost:
      return "unknown host: no address belongs to this name";
    case ChannelError::NoPermission:
      return no_permission;
    case ChannelError::Busy:
      return "busy: the kiosk, CUPS or usblp has it; a printer has one owner";
    case ChannelError::Gone:
      return "gone: it went away while it was opened";
    case ChannelError::TimedOut:
      return "timed out: it is switched off, or the network leads elsewhere";
  }
  return "";
}

std::expected<Profile, std::string> find_profile(const Choice& choice) {
  auto profiles = builtin_profiles();
  if (std::ifstream file(choice.profiles_file); file) {
    std::stringstream text;
    text << file.rdbuf();
    auto parsed = parse_profiles(text.str());
    if (!parsed) {
      return std::unexpected(fmt::format("{}:{}: {}", choice.profiles_file, parsed.error().line,
                                         parsed.error().message));
    }
    profiles = std::move(*parsed);
  }
  if (const auto* profile = find_profile(profiles, choice.profile)) return *profile;
  std::string sentence = fmt::format("no printer profile is called {}; there are", choice.profile);
  for (const Profile& known : profiles) sentence += " " + known.name;
  return std::unexpected(sentence);
}

/// The queue has to be there: that a printer is disconnected would say too little.
std::expected<std::unique_ptr<Printer>, std::string> make_cups(const Choice& choice,
                                                               const QueueAddress& address,
                                                               const Profile& profile) {
  const auto queues = list_queues(parse_server(address.server), Deadline(patience));
  if (!queues) return std::unexpected(fmt::format("cups: {}", name_of(queues.error())));
  const bool known = std::ranges::find(*queues, address.queue) != queues->end();
  if (!known && !address.queue.empty()) return std::unexpected("no such queue: " + address.queue);
  CupsConfig config{.server = address.server,
                    .queue = address.queue,
                    .owner = "anjungan-devices",
                    .printable_width_mm = profile.width_dots / profile.dots_per_mm};
  if (choice.trusted) config.completion = Completion::Trusted;
  return std::make_unique<CupsPrinter>(std::move(config));
}

/// The very driver that the kiosk uses; or why there is no way to the printer.
std::expected<std::unique_ptr<Printer>, std::string> make_printer(const Choice& choice) {
  const auto address = parse_address(choice.address);
  if (!address) return std::unexpected(address.error());
  auto profile = find_profile(choice);
  if (!profile) return std::unexpected(profile.error());
  if (const auto* queue = std::get_if<QueueAddress>(&*address)) {
    return make_cups(choice, *queue, *profile);
  }
  auto channel = make_channel(*address);
  if (!channel) return std::unexpected("the bench printer is inside the kiosk: --bench");
  if (const auto opened = channel->open(patience); !opened) {
    return std::unexpected(fmt::format("{}: {}", name_of(opened.error()), advice(opened.error())));
  }
  if (is_quick(*address)) *profile = drawn(std::move(*profile));
  return std::make_unique<EscposPrinter>(
      std::move(channel), std::move(*profile), PrinterLimits{},
      choice.trusted ? Completion::Trusted : Completion::NeedsProof, Paperway::Clear,
      [] { return std::chrono::steady_clock::now(); });
}

void list_serial_lines() {
  std::error_code error;
  // By-id names stay the same whichever socket the adapter is in.
  for (const auto& entry : std::filesystem::directory_iterator("/dev/serial/by-id", error)) {
    fmt::print("serial:{}\n", entry.path().string());
  }
}

const char* advice(drivers::hid::DeviceError error) {
  switch (error) {
    case drivers::hid::DeviceError::Absent:
      return "there is no such device: is it plugged in?";
    case drivers::hid::DeviceError::NoPermission:
      return no_permission;
    case drivers::hid::DeviceError::Busy:
      return "busy: the kiosk or another program has taken it for itself";
  }
  return "";
}

/// Scanners that type, boxes of faces, keypads: what it is, only its owner knows.
void list_keyboards() {
  for (const auto& keyboard : drivers::keys::find_keyboards()) {
    const auto usable = drivers::keys::try_keyboard(keyboard);
    fmt::print("{}  {} ({}){}{}\n", to_address(drivers::keys::address_scheme, keyboard.identity),
               keyboard.name, keyboard.node, usable ? "" : ": ",
               usable ? "" : advice(usable.error()));
  }
}

/// HID devices that are scanners by their own word, and those that say nothing that can be read.
void list_hid_scanners() {
  for (const auto& device : drivers::hid::find_hid_devices()) {
    if (device.descriptor && !drivers::scanner::is_hid_pos_scanner(*device.descriptor)) continue;
    const auto usable = drivers::hid::try_hid_device(device);
    std::string trouble = usable ? "" : std::string(": ") + advice(usable.error());
    if (!device.descriptor) {
      trouble = fmt::format(": no scanner: its report descriptor is {}",
                            name_of(device.descriptor.error()));
    }
    fmt::print("{}  {} ({}){}\n", to_address(drivers::scanner::hid_pos_scheme, device.identity),
               device.name, device.node, trouble);
  }
}

/// What a scanner of its own kind of device reads, as it gives it.
int listen_to_scanner(const Choice& choice) {
  const auto identity =
      drivers::hid::parse_device_identity(drivers::scanner::hid_pos_scheme, choice.address);
  if (!identity) return fail(identity.error());
  drivers::scanner::HidPosScanner scanner(*identity);
  for (const Deadline end(std::chrono::seconds{choice.listen_s}); !end.passed();) {
    const auto code = scanner.read(end.left());
    if (!code) {
      return fail(fmt::format("{}: {}", name_of(code.error()),
                              "is it plugged in, and does anjungan-devices list name it?"));
    }
    if (const auto& text = *code) fmt::print("{}\n", *text);
    std::fflush(stdout);
  }
  return well;
}

/// The codes of what is pressed, for `faces=` in kiosk.toml.
int listen(const Choice& choice) {
  if (choice.address.starts_with(drivers::scanner::hid_pos_scheme)) {
    return listen_to_scanner(choice);
  }
  const auto identity =
      drivers::hid::parse_device_identity(drivers::keys::address_scheme, choice.address);
  if (!identity) return fail(identity.error());
  drivers::keys::Keyboard keyboard(*identity);
  for (const Deadline end(std::chrono::seconds{choice.listen_s}); !end.passed();) {
    const auto read = keyboard.wait(end.left());
    if (!read) return fail(fmt::format("{}: {}", name_of(read.error()), advice(read.error())));
    for (const auto& event : read->events) {
      if (event.down) fmt::print("{}\n", event.code);
    }
    std::fflush(stdout);
  }
  return well;
}

int list(const Choice& choice) {
  for (const auto& device : drivers::usb::list_printers()) {
    const auto serial = device.serial.empty() ? "" : "/" + device.serial;
    fmt::print("usb://{:04x}:{:04x}{}  {} {}\n", device.vendor, device.product, serial,
               device.manufacturer, device.model);
  }
  list_serial_lines();
  list_keyboards();
  list_hid_scanners();
  const auto queues = list_queues(parse_server(choice.server), Deadline(patience));
  if (!queues) return fail(fmt::format("cups: {}", name_of(queues.error())));
  for (const auto& queue : *queues) fmt::print("cups://{}/{}\n", choice.server, queue);
  return well;
}

int probe(const Choice& choice) {
  const auto printer = make_printer(choice);
  if (!printer) return fail(printer.error());
  const Status status = (*printer)->query(patience);
  fmt::print("readiness={} trouble={} paper={} model=\"{}\"\n", name_of(status.readiness),
             name_of(status.trouble), name_of(status.paper), status.model);
  return status.readiness == Readiness::Ready ? well : not_well;
}

int print_test(const Choice& choice) {
  const auto printer = make_printer(choice);
  if (!printer) return fail(printer.error());
  const Document document{{TextLine{.text = "Anjungan", .size = TextSize::Title},
                           TextLine{.text = "A-000", .size = TextSize::Number}, Rule{},
                           TextLine{.text = "Cetak uji / test print"},
                           QrCode{.text = "HTTPS://EXAMPLE.ID/TEST"}}};
  const PrintReport report = (*printer)->print(document, "test print");
  fmt::print("outcome={} trouble={} marks={} bytes={}\n", name_of(report.outcome),
             name_of(report.trouble), report.may_have_left_marks ? "possible" : "none",
             report.bytes_handed_over);
  return report.outcome == Outcome::Printed ? well : not_well;
}

void add_printer_options(CLI::App& command, Choice& choice) {
  command.add_option("address", choice.address, "as printer.address in kiosk.toml")->required();
  command.add_option("--profile", choice.profile, "as printer.profile")->capture_default_str();
  command.add_option("--profiles", choice.profiles_file, "printers.json")->capture_default_str();
  command.add_flag("--trusted", choice.trusted, "as printer.trusted_completion");
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"Lists, probes and tests the devices of a kiosk"};
  app.require_subcommand(1);
  Choice choice;
  CLI::App* listing =
      app.add_subcommand("list", "USB printers, serial lines, keyboards, scanners, CUPS queues");
  listing->add_option("--server", choice.server, "CUPS server, host:port");
  CLI::App* probing = app.add_subcommand("probe", "ask a printer for its status");
  add_printer_options(*probing, choice);
  CLI::App* printing = app.add_subcommand("print-test", "print a test slip");
  add_printer_options(*printing, choice);
  CLI::App* listening =
      app.add_subcommand("listen", "what is pressed on a keyboard, as codes, or read by a scanner");
  listening->add_option("address", choice.address, "evdev:vendor:product or hidpos:vendor:product")
      ->required();
  listening->add_option("--seconds", choice.listen_s)->check(CLI::Range(1, 3600));
  CLI11_PARSE(app, argc, argv);
  if (listing->parsed()) return list(choice);
  if (listening->parsed()) return listen(choice);
  return probing->parsed() ? probe(choice) : print_test(choice);
}
