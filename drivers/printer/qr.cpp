#include "drivers/printer/qr.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <exception>
#include <string>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

namespace drivers::printer {

namespace {

constexpr std::size_t longest_text = 300;

// ZXing counts the levels 0-8 for all formats; 4 is M for QR codes.
constexpr int zxing_level_m = 4;

/// Characters that versions 1, 2, ... hold in byte mode at level M (ISO/IEC 18004 table 7).
constexpr std::array<std::size_t, 13> byte_capacity_m{14,  26,  42,  62,  84,  106, 122,
                                                      152, 180, 213, 251, 287, 331};

}  // namespace

bool is_printable_qr_text(std::string_view text) {
  return !text.empty() && text.size() <= longest_text &&
         std::all_of(text.begin(), text.end(), [](char c) { return c >= ' ' && c <= '~'; });
}

std::optional<QrModules> make_qr(std::string_view text) {
  if (!is_printable_qr_text(text)) return std::nullopt;
  try {
    const auto matrix = ZXing::MultiFormatWriter(ZXing::BarcodeFormat::QRCode)
                            .setMargin(0)
                            .setEccLevel(zxing_level_m)
                            .encode(std::string(text), 0, 0);
    QrModules qr{.size = matrix.width(), .modules = {}};
    qr.modules.reserve(static_cast<std::size_t>(qr.size) * static_cast<std::size_t>(qr.size));
    for (int y = 0; y < qr.size; ++y) {
      for (int x = 0; x < qr.size; ++x) qr.modules.push_back(matrix.get(x, y) ? 1 : 0);
    }
    return qr;
  } catch (const std::exception&) {
    return std::nullopt;
  }
}

int largest_qr_size(std::string_view text) {
  if (!is_printable_qr_text(text)) return 0;
  const auto* const fits =
      std::lower_bound(byte_capacity_m.begin(), byte_capacity_m.end(), text.size());
  const auto version = static_cast<int>(fits - byte_capacity_m.begin()) + 1;
  return 17 + 4 * version;
}

int qr_module_dots(int size, int width_dots, double dots_per_mm) {
  const double scale = dots_per_mm / 8.0;
  const int smallest = std::max(1, static_cast<int>(std::lround(5 * scale)));
  const int largest = std::max(smallest, static_cast<int>(std::lround(8 * scale)));
  const int beside_text = width_dots / 2 / (size + quiet_zone_modules);
  const int fitting = std::max(1, width_dots / (size + quiet_zone_modules));
  return std::min(fitting, std::clamp(beside_text, smallest, largest));
}

}  // namespace drivers::printer
