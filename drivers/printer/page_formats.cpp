#include "drivers/printer/page_formats.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <span>
#include <string>

#include <cups/cups.h>
#include <cups/pwg.h>
#include <cups/raster.h>
#include <fmt/format.h>

namespace drivers::printer {
namespace {

struct RasterCloser {
  void operator()(cups_raster_t* raster) const { cupsRasterClose(raster); }
};
using RasterStream = std::unique_ptr<cups_raster_t, RasterCloser>;

ssize_t append(void* target, unsigned char* bytes, std::size_t size) {
  auto& stream = *static_cast<std::vector<std::uint8_t>*>(target);
  stream.insert(stream.end(), bytes, bytes + size);
  return static_cast<ssize_t>(size);
}

const char* name_of(PwgColour colour) {
  switch (colour) {
    case PwgColour::Black1:
      return "black_1";
    case PwgColour::Gray8:
      return "sgray_8";
    case PwgColour::Rgb8:
      return "srgb_8";
  }
  return "sgray_8";
}

std::span<const std::uint8_t> row_of(const Raster& raster, int y) {
  const auto width = static_cast<std::size_t>(raster.width_dots);
  return std::span(raster.dots).subspan(static_cast<std::size_t>(y) * width, width);
}

/// Eight dots a byte, the leftmost highest, 1 = black.
std::vector<std::uint8_t> packed(std::span<const std::uint8_t> row) {
  std::vector<std::uint8_t> bytes((row.size() + 7) / 8, 0);
  for (std::size_t x = 0; x < row.size(); ++x) {
    if (row[x] != 0) bytes[x / 8] = static_cast<std::uint8_t>(bytes[x / 8] | 0x80U >> x % 8);
  }
  return bytes;
}

std::vector<std::uint8_t> pwg_row(std::span<const std::uint8_t> row, PwgColour colour) {
  if (colour == PwgColour::Black1) return packed(row);
  const std::size_t bytes_per_dot = colour == PwgColour::Rgb8 ? 3 : 1;
  std::vector<std::uint8_t> bytes;
  bytes.reserve(row.size() * bytes_per_dot);
  for (const std::uint8_t dot : row) {
    bytes.insert(bytes.end(), bytes_per_dot, dot != 0 ? 0x00 : 0xff);
  }
  return bytes;
}

int hundredths_of_mm(int dots, int dots_per_inch) {
  return static_cast<int>(std::lround(dots * 2540.0 / dots_per_inch));
}

}  // namespace

Raster with_margins(const Raster& raster, int side_dots, int end_dots) {
  Raster page{.width_dots = raster.width_dots + 2 * side_dots,
              .height_dots = raster.height_dots + 2 * end_dots,
              .dots = {}};
  const auto width = static_cast<std::size_t>(page.width_dots);
  page.dots.resize(width * static_cast<std::size_t>(page.height_dots));
  for (int y = 0; y < raster.height_dots; ++y) {
    const auto row = row_of(raster, y);
    const auto at =
        static_cast<std::size_t>(y + end_dots) * width + static_cast<std::size_t>(side_dots);
    std::copy(row.begin(), row.end(), page.dots.begin() + static_cast<std::ptrdiff_t>(at));
  }
  return page;
}

std::string media_name(const Raster& page, int dots_per_inch,
                       std::span<const std::string> supported) {
  const int width = hundredths_of_mm(page.width_dots, dots_per_inch);
  const int length = hundredths_of_mm(page.height_dots, dots_per_inch);
  bool is_large_enough = false;
  bool is_small_enough = false;
  for (const std::string& name : supported) {
    // libcups keeps the last size it was asked for.
    const pwg_media_t* limit = pwgMediaForPWG(name.c_str());
    if (limit == nullptr) continue;
    is_large_enough = is_large_enough || (name.starts_with("custom_min_") &&
                                          width >= limit->width && length >= limit->length);
    is_small_enough = is_small_enough || (name.starts_with("custom_max_") &&
                                          width <= limit->width && length <= limit->length);
  }
  const pwg_media_t* media = pwgMediaForSize(width, length);
  return is_large_enough && is_small_enough && media != nullptr ? media->pwg : std::string{};
}

std::vector<std::uint8_t> pwg_page(const Raster& raster, int dots_per_inch, PwgColour colour) {
  std::vector<std::uint8_t> bytes;
  pwg_media_t* media = pwgMediaForSize(hundredths_of_mm(raster.width_dots, dots_per_inch),
                                       hundredths_of_mm(raster.height_dots, dots_per_inch));
  cups_page_header2_t header{};
  if (media == nullptr || cupsRasterInitPWGHeader(&header, media, name_of(colour), dots_per_inch,
                                                  dots_per_inch, "one-sided", nullptr) == 0) {
    return bytes;
  }
  // libcups rounds the size from the paper's; ours is exact.
  header.cupsWidth = static_cast<unsigned>(raster.width_dots);
  header.cupsHeight = static_cast<unsigned>(raster.height_dots);
  header.cupsBytesPerLine = (header.cupsWidth * header.cupsBitsPerPixel + 7) / 8;
  const RasterStream stream(cupsRasterOpenIO(&append, &bytes, CUPS_RASTER_WRITE_PWG));
  if (!stream || cupsRasterWriteHeader2(stream.get(), &header) == 0) return {};
  for (int y = 0; y < raster.height_dots; ++y) {
    std::vector<std::uint8_t> row = pwg_row(row_of(raster, y), colour);
    const auto size = static_cast<unsigned>(row.size());
    if (cupsRasterWritePixels(stream.get(), row.data(), size) != size) return {};
  }
  return bytes;
}

std::vector<std::uint8_t> pdf_page(const Raster& raster, double dots_per_mm) {
  constexpr double points_per_mm = 72.0 / 25.4;
  const double width = raster.width_dots / dots_per_mm * points_per_mm;
  const double height = raster.height_dots / dots_per_mm * points_per_mm;
  std::string image;
  for (int y = 0; y < raster.height_dots; ++y) {
    const auto row = packed(row_of(raster, y));
    image.append(row.begin(), row.end());
  }
  const std::string drawing = fmt::format("q {:.3f} 0 0 {:.3f} 0 0 cm /Slip Do Q", width, height);
  const std::vector<std::string> objects{
      "<< /Type /Catalog /Pages 2 0 R >>",
      "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
      fmt::format("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {:.3f} {:.3f}] /Contents 4 0 R "
                  "/Resources << /XObject << /Slip 5 0 R >> >> >>",
                  width, height),
      fmt::format("<< /Length {} >>\nstream\n{}\nendstream", drawing.size(), drawing),
      fmt::format("<< /Type /XObject /Subtype /Image /Width {} /Height {} /BitsPerComponent 1 "
                  "/ColorSpace /DeviceGray /Decode [1 0] /Length {} >>\nstream\n",
                  raster.width_dots, raster.height_dots, image.size()) +
          image + "\nendstream",
  };
  std::string text = "%PDF-1.4\n";
  std::string table = fmt::format("xref\n0 {}\n0000000000 65535 f \n", objects.size() + 1);
  for (std::size_t i = 0; i < objects.size(); ++i) {
    table += fmt::format("{:010} 00000 n \n", text.size());
    text += fmt::format("{} 0 obj\n", i + 1) + objects[i] + "\nendobj\n";
  }
  const std::size_t table_start = text.size();
  text += table + fmt::format("trailer\n<< /Size {} /Root 1 0 R >>\nstartxref\n{}\n%%EOF\n",
                              objects.size() + 1, table_start);
  return {text.begin(), text.end()};
}

}  // namespace drivers::printer
