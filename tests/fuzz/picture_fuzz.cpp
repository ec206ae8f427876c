// A picture that is held before the scanner as a file.

#include <cstdint>

#include <SDL_image.h>

#include "drivers/printer/qr.h"
#include "drivers/scanner/picture.h"
#include "drivers/scanner/scanner.h"
#include "drivers/surface.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const MemoryFile file{input};
  const auto found = drivers::scanner::codes_in_picture(file.path());
  return found ? Verdict::Taken : Verdict::Refused;
}

/// A QR code as a small picture of that kind.
std::string picture_of(const std::string& text, bool as_png) {
  const auto code = drivers::printer::make_qr(text).value();
  constexpr int dots = 3;
  constexpr int margin = 4;
  const int width = (code.size + 2 * margin) * dots;
  const drivers::Surface surface{
      SDL_CreateRGBSurfaceWithFormat(0, width, width, 24, SDL_PIXELFORMAT_RGB24)};
  SDL_FillRect(surface.get(), nullptr, 0xFFFFFF);
  for (int y = 0; y < code.size; ++y) {
    for (int x = 0; x < code.size; ++x) {
      if (!code.at(x, y)) continue;
      const SDL_Rect module{(x + margin) * dots, (y + margin) * dots, dots, dots};
      SDL_FillRect(surface.get(), &module, 0);
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
  return {picture_of("AJ1.T.01.K01", true), picture_of("AJ1.T.01.K01", false)};
}

}  // namespace

const Target picture{"picture", run, seeds};

}  // namespace fuzz
