// A picture that is held before the scanner as a file.

#include <cstdint>

#include <SDL_image.h>
#include <ZXing/BitMatrix.h>
#include <ZXing/MultiFormatWriter.h>

#include "drivers/scanner/picture.h"
#include "drivers/scanner/scanner.h"
#include "drivers/surface.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const MemoryFile file{input};
  const auto found =
      drivers::scanner::codes_in_picture(file.path(), drivers::scanner::all_code_types());
  return found ? Verdict::Taken : Verdict::Refused;
}

/// A code as a small picture of that kind.
std::string picture_of(ZXing::BarcodeFormat format, bool as_png) {
  const auto code =
      ZXing::MultiFormatWriter(format).setMargin(8).encode(std::string("AJ1.T.01.K01"), 120, 60);
  const drivers::Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, code.width(), code.height(), 24, SDL_PIXELFORMAT_RGB24)};
  SDL_FillRect(surface.get(), nullptr, 0xFFFFFF);
  for (int y = 0; y < code.height(); ++y) {
    for (int x = 0; x < code.width(); ++x) {
      const SDL_Rect dot{x, y, 1, 1};
      if (code.get(x, y)) SDL_FillRect(surface.get(), &dot, 0);
    }
  }
  std::string bytes(std::size_t{256} << 10U, '\0');
  auto* out = SDL_RWFromMem(bytes.data(), static_cast<int>(bytes.size()));
  require(as_png ? IMG_SavePNG_RW(surface.get(), out, 0) == 0
                 : IMG_SaveJPG_RW(surface.get(), out, 0, 80) == 0);
  bytes.resize(static_cast<std::size_t>(SDL_RWtell(out)));
  SDL_RWclose(out);
  return bytes;
}

std::vector<std::string> seeds() {
  using ZXing::BarcodeFormat;
  std::vector<std::string> pictures{picture_of(BarcodeFormat::QRCode, false)};
  for (const auto format : {BarcodeFormat::QRCode, BarcodeFormat::PDF417, BarcodeFormat::DataMatrix,
                            BarcodeFormat::Aztec, BarcodeFormat::Code128}) {
    pictures.push_back(picture_of(format, true));
  }
  return pictures;
}

}  // namespace

const Target picture{"picture", run, seeds};

}  // namespace fuzz
