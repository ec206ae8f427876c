#include "drivers/scanner/picture.h"

#include <exception>

#include <SDL_image.h>
#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include "drivers/surface.h"

namespace drivers::scanner {
namespace {

constexpr std::int64_t most_pixels = 40'000'000;

/// Transparent places count as white paper.
std::uint8_t luminance_of(const std::uint8_t* rgba) {
  const int grey = (rgba[0] * 299 + rgba[1] * 587 + rgba[2] * 114) / 1000;
  return static_cast<std::uint8_t>((grey * rgba[3] + 255 * (255 - rgba[3])) / 255);
}

}  // namespace

const char* name_of(PictureError error) {
  return error == PictureError::Unreadable ? "unreadable" : "too_large";
}

std::vector<std::string> codes_in_pixels(std::span<const std::uint8_t> luminance, int width,
                                         int height) {
  std::vector<std::string> texts;
  const bool whole =
      width > 0 && height > 0 &&
      luminance.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (!whole) return texts;
  const ZXing::ImageView view{luminance.data(), width, height, ZXing::ImageFormat::Lum};
  auto hints = ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode);
  try {
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
      if (result.isValid()) texts.push_back(result.text());
    }
  } catch (const std::exception&) {
    return texts;  // a picture the library cannot follow has no codes for us
  }
  return texts;
}

std::expected<std::vector<std::string>, PictureError> codes_in_picture(const std::string& path) {
  const Surface loaded{IMG_Load(path.c_str())};
  if (!loaded) return std::unexpected(PictureError::Unreadable);
  if (static_cast<std::int64_t>(loaded->w) * loaded->h > most_pixels) {
    return std::unexpected(PictureError::TooLarge);
  }
  const Surface rgba{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGBA32, 0)};
  if (!rgba) return std::unexpected(PictureError::Unreadable);
  std::vector<std::uint8_t> luminance;
  luminance.reserve(static_cast<std::size_t>(rgba->w) * static_cast<std::size_t>(rgba->h));
  const auto* pixels = static_cast<const std::uint8_t*>(rgba->pixels);
  for (std::ptrdiff_t y = 0; y < rgba->h; ++y) {
    const auto* row = pixels + y * rgba->pitch;
    for (std::ptrdiff_t x = 0; x < rgba->w; ++x) luminance.push_back(luminance_of(row + 4 * x));
  }
  return codes_in_pixels(luminance, rgba->w, rgba->h);
}

}  // namespace drivers::scanner
