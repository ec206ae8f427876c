#include "tests/shell/paper_reader.h"

#include <cstdint>
#include <cstring>
#include <set>
#include <vector>

#include <SDL_image.h>
#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include "drivers/surface.h"

namespace tests {
namespace {

struct Picture {
  int width = 0;
  int height = 0;
  std::vector<std::uint32_t> pixels;
};

using drivers::Surface;

Picture load(const std::string& file) {
  const Surface loaded{IMG_Load(file.c_str())};
  if (!loaded) return {};
  const Surface plain{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_XRGB8888, 0)};
  Picture picture{.width = plain->w, .height = plain->h, .pixels = {}};
  picture.pixels.resize(static_cast<std::size_t>(plain->w) * static_cast<std::size_t>(plain->h));
  for (int y = 0; y < plain->h; ++y) {
    const auto row = static_cast<std::size_t>(y);
    std::memcpy(picture.pixels.data() + row * static_cast<std::size_t>(plain->w),
                static_cast<const std::uint8_t*>(plain->pixels) +
                    row * static_cast<std::size_t>(plain->pitch),
                static_cast<std::size_t>(plain->w) * sizeof(std::uint32_t));
  }
  return picture;
}

}  // namespace

std::string read_code(const std::string& picture_file) {
  const auto picture = load(picture_file);
  std::vector<std::uint8_t> grey;
  for (const auto pixel : picture.pixels) grey.push_back(static_cast<std::uint8_t>(pixel >> 8U));
  if (grey.empty()) return {};
  const ZXing::ImageView view{grey.data(), picture.width, picture.height, ZXing::ImageFormat::Lum};
  const auto result =
      ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
  return result.isValid() ? result.text() : std::string{};
}

std::size_t colours_in(const std::string& picture_file) {
  const auto picture = load(picture_file);
  std::set<std::uint32_t> colours;
  for (const auto pixel : picture.pixels) colours.insert(pixel & 0xFFFFFFU);
  return colours.size();
}

}  // namespace tests
