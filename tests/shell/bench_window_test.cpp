#include "kiosk/shell/bench_window.h"

#include <cstdlib>

#include <SDL.h>
#include <SDL_image.h>

#include "drivers/printer/qr.h"
#include "kiosk/shell/printer_factory.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk::shell;
using namespace std::chrono_literals;

/// A white picture with one code, six pixels a module.
void save_code(const std::string& text, const std::string& path) {
  constexpr int module_px = 6;
  constexpr int margin_px = 40;
  const auto code = drivers::printer::make_qr(text);
  REQUIRE(code);
  const int side = code->size * module_px + 2 * margin_px;
  auto* picture = SDL_CreateRGBSurfaceWithFormat(0, side, side, 24, SDL_PIXELFORMAT_RGB24);
  REQUIRE(picture != nullptr);
  SDL_FillRect(picture, nullptr, SDL_MapRGB(picture->format, 255, 255, 255));
  for (int y = 0; y < code->size; ++y) {
    for (int x = 0; x < code->size; ++x) {
      const SDL_Rect module{margin_px + x * module_px, margin_px + y * module_px, module_px,
                            module_px};
      if (code->at(x, y)) SDL_FillRect(picture, &module, SDL_MapRGB(picture->format, 0, 0, 0));
    }
  }
  REQUIRE(IMG_SavePNG(picture, path.c_str()) == 0);
  SDL_FreeSurface(picture);
}

class Desk {
 public:
  Desk() {
    ::setenv("SDL_VIDEODRIVER", "dummy", 1);
    SDL_Init(SDL_INIT_VIDEO);
    auto opened = BenchWindow::open(bench_, config_);
    REQUIRE(opened);
    window_ = std::move(*opened);
  }

  [[nodiscard]] std::string path(const std::string& name) const { return folder_.path() + name; }
  /// Drops a file on the window; what the scanner reads then, empty when it reads nothing.
  std::string drop(const std::string& file) {
    SDL_Event event{};
    event.drop.type = SDL_DROPFILE;
    event.drop.file = SDL_strdup(file.c_str());  // the window gives it back to SDL
    CHECK(window_->handle(event));
    const auto code = bench_.scanner().read(0ms);
    return code ? code->value_or("") : "";
  }

 private:
  tests::TemporaryFolder folder_;
  Config config_ = default_config();
  Bench bench_{*find_printer_profile(config_.printer.profile, config_.content_folder),
               folder_.path()};
  std::unique_ptr<BenchWindow> window_;
};

}  // namespace

TEST_CASE("a picture that is dropped on the bench is held before the scanner", "[bench]") {
  Desk desk;
  save_code("https://oss.go.id/berkas", desk.path("/code.png"));
  CHECK(desk.drop(desk.path("/code.png")) == "https://oss.go.id/berkas");
}

TEST_CASE("what is dropped and is no picture is scanned by nobody", "[bench]") {
  Desk desk;
  CHECK(desk.drop("tests/README.md").empty());
  CHECK(desk.drop(desk.path("/nothing.png")).empty());
}
