#include "tests/drivers/channels/pwg_reader.h"

#include <algorithm>
#include <vector>

#include <ZXing/ReadBarcode.h>
#include <ZXing/TextUtfEncoding.h>
#include <cups/raster.h>

namespace tests::drivers_channels {
namespace {

ssize_t take(void* source, unsigned char* target, std::size_t size) {
  auto& left = *static_cast<std::span<const std::uint8_t>*>(source);
  const std::size_t count = std::min(size, left.size());
  std::copy_n(left.begin(), count, target);
  left = left.subspan(count);
  return static_cast<ssize_t>(count);
}

std::uint8_t dot_at(const std::vector<unsigned char>& row, unsigned x, unsigned bits_per_dot) {
  if (bits_per_dot == 1) return (row[x / 8] >> (7 - x % 8)) & 1;
  return row[static_cast<std::size_t>(x) * bits_per_dot / 8] < 128 ? 1 : 0;
}

}  // namespace

std::optional<PwgPage> read_pwg(std::span<const std::uint8_t> bytes) {
  cups_raster_t* stream = cupsRasterOpenIO(&take, &bytes, CUPS_RASTER_READ);
  cups_page_header2_t header{};
  if (stream == nullptr) return std::nullopt;
  if (cupsRasterReadHeader2(stream, &header) == 0) {
    cupsRasterClose(stream);
    return std::nullopt;
  }
  PwgPage page;
  page.dots_per_inch = header.HWResolution[0];
  page.bits_per_dot = header.cupsBitsPerPixel;
  page.raster.width_dots = static_cast<int>(header.cupsWidth);
  page.raster.height_dots = static_cast<int>(header.cupsHeight);
  std::vector<unsigned char> row(header.cupsBytesPerLine);
  for (unsigned y = 0; y < header.cupsHeight; ++y) {
    cupsRasterReadPixels(stream, row.data(), header.cupsBytesPerLine);
    for (unsigned x = 0; x < header.cupsWidth; ++x) {
      page.raster.dots.push_back(dot_at(row, x, header.cupsBitsPerPixel));
    }
  }
  cupsRasterClose(stream);
  return page;
}

std::string read_qr(const ::drivers::printer::Raster& raster) {
  std::vector<std::uint8_t> grey(raster.dots.size());
  std::ranges::transform(raster.dots, grey.begin(),
                         [](std::uint8_t dot) { return dot != 0 ? 0 : 255; });
  const ZXing::ImageView image(grey.data(), raster.width_dots, raster.height_dots,
                               ZXing::ImageFormat::Lum);
  const auto result =
      ZXing::ReadBarcode(image, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
  return result.isValid() ? ZXing::TextUtfEncoding::ToUtf8(result.text()) : std::string();
}

}  // namespace tests::drivers_channels
