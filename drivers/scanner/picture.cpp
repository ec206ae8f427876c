#include "drivers/scanner/picture.h"

#include <exception>
#include <fstream>
#include <optional>
#include <string_view>

#include <SDL_image.h>
#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include "drivers/surface.h"

namespace drivers::scanner {
namespace {

constexpr std::int64_t most_pixels = 40'000'000;
constexpr std::size_t longest_picture_bytes = std::size_t{32} << 20U;

ZXing::BarcodeFormat format_of(CodeType type) {
  switch (type) {
    case CodeType::Qr:
      return ZXing::BarcodeFormat::QRCode;
    case CodeType::Pdf417:
      return ZXing::BarcodeFormat::PDF417;
    case CodeType::DataMatrix:
      return ZXing::BarcodeFormat::DataMatrix;
    case CodeType::Aztec:
      return ZXing::BarcodeFormat::Aztec;
    case CodeType::Code128:
      return ZXing::BarcodeFormat::Code128;
  }
  return ZXing::BarcodeFormat::None;
}

/// Transparent places count as white paper.
std::uint8_t luminance_of(const std::uint8_t* rgba) {
  const int grey = (rgba[0] * 299 + rgba[1] * 587 + rgba[2] * 114) / 1000;
  return static_cast<std::uint8_t>((grey * rgba[3] + 255 * (255 - rgba[3])) / 255);
}

struct Size {
  std::int64_t width = 0;
  std::int64_t height = 0;
};

std::int64_t number_at(std::string_view bytes, std::size_t at, std::size_t width_bytes) {
  std::int64_t number = 0;
  for (const char byte : bytes.substr(at, width_bytes)) {
    number = number * 256 + static_cast<unsigned char>(byte);
  }
  return number;
}

/// Whether the chunks of a PNG end within the file. SDL_image does not tell libpng that a file is
/// over: of a chunk that claims two gigabytes it would unfold for minutes what is not there.
bool is_whole_png(std::string_view file) {
  constexpr std::size_t frame_bytes = 12;  // length, type, checksum
  std::size_t at = 8;
  while (file.size() >= frame_bytes && at <= file.size() - frame_bytes) {
    const auto length = static_cast<std::size_t>(number_at(file, at, 4));
    if (length > file.size() - frame_bytes - at) return false;
    if (file.substr(at + 4, 4) == "IEND") return true;
    at += frame_bytes + length;
  }
  return false;
}

/// Of PNG (its first chunk) and JPEG (its start-of-frame segment), by their own headers: a small
/// file may unfold to gigabytes, and the library would let it.
std::optional<Size> size_of(std::string_view file) {
  if (file.starts_with("\x89PNG\r\n\x1a\n") && file.size() >= 24) {
    return Size{number_at(file, 16, 4), number_at(file, 20, 4)};
  }
  if (!file.starts_with("\xFF\xD8")) return std::nullopt;
  std::size_t at = 2;
  while (at + 9 <= file.size() && file[at] == '\xFF') {
    const auto marker = static_cast<unsigned char>(file[at + 1]);
    // C4, C8 and CC stand among the start-of-frame segments and are none.
    const bool frame =
        marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
    if (frame) return Size{number_at(file, at + 7, 2), number_at(file, at + 5, 2)};
    at += marker == 0xFF ? 1 : 2 + static_cast<std::size_t>(number_at(file, at + 2, 2));
  }
  return std::nullopt;
}

/// No more than shows that it is too large; piece by piece, since most pictures are small.
std::string read_file(const std::string& path) {
  constexpr std::size_t piece_bytes = std::size_t{64} << 10U;
  std::ifstream file(path, std::ios::binary);
  std::string bytes;
  std::string piece(piece_bytes, '\0');
  while (file && bytes.size() <= longest_picture_bytes) {
    file.read(piece.data(), static_cast<std::streamsize>(piece.size()));
    bytes.append(piece, 0, static_cast<std::size_t>(file.gcount()));
  }
  return bytes;
}

}  // namespace

const char* name_of(PictureError error) {
  return error == PictureError::Unreadable ? "unreadable" : "too_large";
}

std::vector<std::string> codes_in_pixels(std::span<const std::uint8_t> luminance, int width,
                                         int height, const CodeTypes& types) {
  std::vector<std::string> texts;
  const bool whole =
      width > 0 && height > 0 && !types.empty() &&
      luminance.size() == static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  if (!whole) return texts;
  const ZXing::ImageView view{luminance.data(), width, height, ZXing::ImageFormat::Lum};
  ZXing::BarcodeFormats formats;
  for (const auto type : types) formats |= format_of(type);
  const auto hints = ZXing::DecodeHints().setFormats(formats);
  try {
    for (const auto& result : ZXing::ReadBarcodes(view, hints)) {
      if (result.isValid()) texts.push_back(result.text());
    }
  } catch (const std::exception&) {
    return texts;  // a picture the library cannot follow has no codes for us
  }
  return texts;
}

std::expected<std::vector<std::string>, PictureError> codes_in_picture(const std::string& path,
                                                                       const CodeTypes& types) {
  const auto file = read_file(path);
  if (file.size() > longest_picture_bytes) return std::unexpected(PictureError::TooLarge);
  const auto size = size_of(file);
  if (!size) return std::unexpected(PictureError::Unreadable);
  // Divided, not multiplied: a header may claim four thousand million each way.
  if (size->width > 0 && size->height > most_pixels / size->width) {
    return std::unexpected(PictureError::TooLarge);
  }
  if (file.starts_with('\x89') && !is_whole_png(file)) {
    return std::unexpected(PictureError::Unreadable);
  }
  auto* stream = SDL_RWFromConstMem(file.data(), static_cast<int>(file.size()));
  if (stream == nullptr) return std::unexpected(PictureError::Unreadable);
  const Surface loaded{IMG_Load_RW(stream, 1)};
  if (!loaded) return std::unexpected(PictureError::Unreadable);
  const Surface rgba{SDL_ConvertSurfaceFormat(loaded.get(), SDL_PIXELFORMAT_RGBA32, 0)};
  if (!rgba) return std::unexpected(PictureError::Unreadable);
  std::vector<std::uint8_t> luminance;
  luminance.reserve(static_cast<std::size_t>(rgba->w) * static_cast<std::size_t>(rgba->h));
  const auto* pixels = static_cast<const std::uint8_t*>(rgba->pixels);
  for (std::ptrdiff_t y = 0; y < rgba->h; ++y) {
    const auto* row = pixels + y * rgba->pitch;
    for (std::ptrdiff_t x = 0; x < rgba->w; ++x) luminance.push_back(luminance_of(row + 4 * x));
  }
  return codes_in_pixels(luminance, rgba->w, rgba->h, types);
}

}  // namespace drivers::scanner
