#include "drivers/tools/printers.h"

#include <algorithm>
#include <memory>
#include <string>

#include <fmt/format.h>

#include "drivers/printer/address.h"
#include "drivers/printer/cups_printer.h"
#include "drivers/printer/escpos_printer.h"
#include "drivers/tools/recording_channel.h"

namespace drivers::tools {
namespace {

using namespace printer;

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
  auto profile = profile_named(choice.profile, choice.profiles_file);
  if (!profile) return std::unexpected(profile.error());
  if (const auto* queue = std::get_if<QueueAddress>(&*address)) {
    return make_cups(choice, *queue, *profile);
  }
  auto channel = recorded(make_channel(*address), choice.record_file);
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

}  // namespace

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
  const PrintResult result = (*printer)->print(document, "test print");
  fmt::print("outcome={} trouble={} marks={} bytes={}\n", name_of(result.outcome),
             name_of(result.trouble), result.may_have_left_marks ? "possible" : "none",
             result.bytes_handed_over);
  return result.outcome == Outcome::Printed ? well : not_well;
}

}  // namespace drivers::tools
