// Bytes of a usual ticket on 80 mm paper, as the encoder makes them: by the printer's own letters
// and code, and as a picture for printers where these do not serve.

#include <chrono>
#include <cstdlib>
#include <vector>

#include <fmt/format.h>

#include "drivers/printer/escpos.h"
#include "kiosk/flows/queue/slip.h"
#include "tests/bench/figures.h"
#include "tests/support/sample_states.h"

namespace {

namespace printer = drivers::printer;

std::size_t bytes_of(const printer::Document& document, const printer::Profile& profile) {
  const auto pictures = draw_pictures(document, profile);
  if (!pictures) {
    fmt::print(stderr, "{}\n", pictures.error());
    std::abort();
  }
  return encode(document, profile, *pictures, {{'L', '0', '0', '1'}, {'E', '0', '0', '1'}})
      .bytes.size();
}

void report(const char* name, std::size_t bytes, double goal_kb) {
  const double kilobytes = static_cast<double>(bytes) / 1000;
  bench::print({.name = fmt::format("bytes of a usual 80 mm ticket, {}", name),
                .measured = fmt::format("{:.1f} kB", kilobytes),
                .value = kilobytes,
                .goal = goal_kb,
                .goal_text = fmt::format("≤ {} kB", goal_kb)});
}

}  // namespace

int main() {
  const auto model = tests::booted_model();
  const auto world = kiosk::app::world_of(model, tests::words());
  const auto document = kiosk::flows::queue::ticket_slip(
      world, tests::sample_ticket(), kiosk::flows::queue::SlipVersion::Original);
  auto profile = *printer::find_profile(printer::builtin_profiles(), "epson-tm-t82");
  report("native", bytes_of(document, profile), 6);
  profile.text = printer::TextMode::Raster;
  profile.qr = printer::QrMode::Raster;
  report("as a picture", bytes_of(document, profile), 45);
  std::vector<double> drawing_ms;
  for (int i = 0; i < 100; ++i) {
    const auto begun = std::chrono::steady_clock::now();
    static_cast<void>(bytes_of(document, profile));
    const auto ended = std::chrono::steady_clock::now();
    const std::chrono::duration<double, std::milli> taken = ended - begun;
    drawing_ms.push_back(taken.count());
  }
  bench::print_note("the same drawn and encoded once the fonts are warm",
                    fmt::format("{:.2f} ms (p99 {:.2f})", bench::median(drawing_ms),
                                bench::percentile(drawing_ms, 0.99)));
  return 0;
}
