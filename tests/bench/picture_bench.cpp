// What it costs to look for five types of codes in a picture instead of QR codes alone: a camera's
// frame with a code in it, and one without.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <random>
#include <vector>

#include <fmt/format.h>

#include "drivers/printer/qr.h"
#include "drivers/scanner/picture.h"
#include "tests/bench/figures.h"

namespace {

using drivers::scanner::CodeType;
using drivers::scanner::CodeTypes;
using Clock = std::chrono::steady_clock;
using Milliseconds = std::chrono::duration<double, std::milli>;

constexpr int width = 1280;
constexpr int height = 720;
constexpr int runs = 40;

/// Grey paper with grain; with a code in its middle, 6 dots a module.
std::vector<std::uint8_t> frame(bool with_code) {
  constexpr int dots = 6;
  std::vector<std::uint8_t> pixels(static_cast<std::size_t>(width) * height);
  std::mt19937 random{20261123};
  std::normal_distribution<double> grain{0, 10};
  const auto code = drivers::printer::make_qr("AJ1.T.01.K01.20261123.0912.A012.SP071.0").value();
  const int left = (width - code.size * dots) / 2;
  const int top = (height - code.size * dots) / 2;
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      const bool inside = with_code && x >= left && y >= top && x < left + code.size * dots &&
                          y < top + code.size * dots;
      const bool dark = inside && code.at((x - left) / dots, (y - top) / dots);
      const double seen = (dark ? 60 : 190) + grain(random);
      pixels[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
          static_cast<std::uint8_t>(std::clamp(seen, 0.0, 255.0));
    }
  }
  return pixels;
}

/// False when the codes were not those that are there: the times would say nothing.
bool compare(const char* name, bool with_code) {
  const auto pixels = frame(with_code);
  std::vector<double> one_ms;
  std::vector<double> five_ms;
  bool is_right = true;
  const auto measure = [&](const CodeTypes& types, std::vector<double>& times_ms) {
    const auto start = Clock::now();
    const auto codes = drivers::scanner::codes_in_pixels(pixels, width, height, types);
    times_ms.push_back(Milliseconds(Clock::now() - start).count());
    is_right = is_right && codes.empty() != with_code;
  };
  for (int i = 0; i < runs; ++i) {  // in turn, so that the machine's load meets both
    measure({CodeType::Qr}, one_ms);
    measure(drivers::scanner::all_code_types(), five_ms);
  }
  bench::print_note(
      fmt::format("codes in a frame of {} x {}, {}", width, height, name),
      fmt::format("QR alone {:.1f} ms, five types {:.1f} ms: {:.1f} times", bench::median(one_ms),
                  bench::median(five_ms), bench::median(five_ms) / bench::median(one_ms)));
  return is_right;
}

}  // namespace

int main() {
  return compare("one in it", true) && compare("none in it", false) ? 0 : 1;
}
