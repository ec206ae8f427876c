#include "kiosk/shell/devices/printer_factory.h"

#include <thread>

#include "drivers/printer/address.h"
#include "drivers/printer/cups_module.h"
#include "drivers/printer/escpos_printer.h"

namespace kiosk::shell {
namespace {

namespace printer = drivers::printer;
std::expected<std::unique_ptr<printer::Printer>, std::string> cups(
    const PrinterConfig& config, const printer::QueueAddress& queue, const std::string& kiosk,
    const printer::Profile& profile) {
  printer::CupsConfig cups{.server = queue.server,
                           .queue = queue.queue,
                           .owner = "anjungan-" + kiosk,
                           .printable_width_mm = profile.width_dots / profile.dots_per_mm};
  if (config.trusted_completion) cups.completion = printer::Completion::Trusted;
  return printer::load_cups_printer(std::move(cups));
}

}  // namespace

std::expected<printer::Profile, std::string> find_printer_profile(
    const std::string& name, const std::string& content_folder) {
  return printer::profile_named(name, content_folder + "/printers.json");
}

std::expected<std::unique_ptr<printer::Printer>, std::string> make_printer(
    const Config& config, drivers::bench::SimulatedPrinter* bench, printer::Paperway paperway) {
  auto profile = find_printer_profile(config.printer.profile, config.content_folder);
  if (!profile) return std::unexpected(profile.error());
  const auto address = printer::parse_address(config.printer.address);
  if (!address) return std::unexpected(address.error());
  if (const auto* queue = std::get_if<printer::QueueAddress>(&*address)) {
    return cups(config.printer, *queue, config.settings.kiosk, *profile);
  }
  auto channel = printer::make_channel(*address);
  if (!channel) {
    if (bench == nullptr) return std::unexpected("the bench printer needs --bench");
    channel = std::make_unique<drivers::bench::SimulatedChannel>(
        *bench, [](std::chrono::milliseconds time) { std::this_thread::sleep_for(time); });
  }
  const bool pictures = printer::is_quick(*address) && !config.printer.own_letters;
  if (pictures) *profile = printer::drawn(std::move(*profile));
  const auto completion = config.printer.trusted_completion ? printer::Completion::Trusted
                                                            : printer::Completion::NeedsProof;
  return std::make_unique<printer::EscposPrinter>(std::move(channel), std::move(*profile),
                                                  printer::PrinterLimits{}, completion, paperway,
                                                  [] { return std::chrono::steady_clock::now(); });
}

}  // namespace kiosk::shell
