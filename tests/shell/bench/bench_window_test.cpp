#include "kiosk/shell/bench/bench_window.h"

#include <cstdlib>

#include <SDL.h>
#include <SDL_image.h>

#include "drivers/printer/qr.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
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
    auto opened =
        BenchWindow::open(bench_, config_, {0, 0, 900, 1000}, {.clock = BenchClock::Demo});
    REQUIRE(opened);
    window_ = std::move(*opened);
    window_->serve(
        {.key = [this](const std::string& name) { asked = "key " + name; },
         .headphones = [this](bool plugged) { asked = plugged ? "plugged" : "pulled out"; },
         .clock =
             [this](std::optional<kiosk::domain::DemoMoment> moment) {
               asked = moment ? "moment " + std::to_string(static_cast<int>(*moment)) : "now";
             }});
    window_->show({.headphones = false, .time = "2026-12-01 09.00"});
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
  void click(const std::string& id) {
    INFO(id);
    const auto place = window_->place_of(id);
    REQUIRE(place.width > 0);
    button(SDL_MOUSEBUTTONDOWN, place);
    button(SDL_MOUSEBUTTONUP, place);
  }
  void button(std::uint32_t type, const kiosk::ui::Rect& place) {
    SDL_Event event{};
    event.button.type = type;
    event.button.windowID = window_->id();
    event.button.button = SDL_BUTTON_LEFT;
    event.button.x = place.x + place.width / 2;
    event.button.y = place.y + place.height / 2;
    CHECK(window_->handle(event));
  }
  [[nodiscard]] BenchWindow& window() { return *window_; }
  [[nodiscard]] Bench& bench() { return bench_; }

  std::string asked;  // of the kiosk, last

 private:
  tests::TemporaryFolder folder_;
  Config config_ = default_config();
  Bench bench_{*find_printer_profile(config_.printer.profile, config_.content_folder),
               folder_.path(), config_.scanner_codes};
  std::unique_ptr<BenchWindow> window_;
};

}  // namespace

TEST_CASE("a picture that is dropped on the bench is held before the scanner", "[bench]") {
  Desk desk;
  save_code("https://oss.go.id/berkas", desk.path("/code.png"));
  CHECK(desk.drop(desk.path("/code.png")) == "https://oss.go.id/berkas");
  CHECK(desk.window().state().scanned == 1);
}

TEST_CASE("what is dropped and is no picture is scanned by nobody", "[bench]") {
  Desk desk;
  CHECK(desk.drop("tests/README.md").empty());
  CHECK(desk.drop(desk.path("/nothing.png")).empty());
  CHECK(desk.window().state().scanned == 0);
}

TEST_CASE("a click switches a fault on, and another one off", "[bench]") {
  Desk desk;
  desk.click("fault.garbage_reply");
  desk.click("input.buttons.gone");
  CHECK(desk.bench().faults_on() == std::vector<std::string>{"garbage_reply", "buttons.gone"});
  CHECK(desk.window().state().faults_on == desk.bench().faults_on());
  desk.click("fault.garbage_reply");
  CHECK(desk.bench().faults_on() == std::vector<std::string>{"buttons.gone"});
}

TEST_CASE("a finger that leaves a button of the bench presses nothing", "[bench]") {
  Desk desk;
  desk.button(SDL_MOUSEBUTTONDOWN, desk.window().place_of("fault.paper_out"));
  desk.button(SDL_MOUSEBUTTONUP, desk.window().place_of("fault.cover_open"));
  CHECK(desk.bench().faults_on().empty());
}

TEST_CASE("faces, keys, headphones and clock are asked of the kiosk", "[bench]") {
  Desk desk;
  desk.click("face.3");
  const auto edges = desk.bench().buttons().wait(0ms);
  REQUIRE(edges);
  REQUIRE(edges->size() == 2);
  CHECK(edges->front().face == 3);
  desk.click("key.help");
  CHECK(desk.asked == "key help");
  desk.click("headphones");
  CHECK(desk.asked == "plugged");
  desk.window().show({.headphones = true, .time = "2026-12-01 09.00"});
  desk.click("headphones");
  CHECK(desk.asked == "pulled out");
  desk.click("clock.break");
  CHECK(desk.asked == "moment 2");
  desk.click("clock.now");
  CHECK(desk.asked == "now");
}

TEST_CASE("the bench speaks three languages", "[bench]") {
  Desk desk;
  const auto before = desk.path("/id.png");
  const auto after = desk.path("/en.png");
  CHECK(desk.window().save_picture(before));
  desk.click("language.en");
  CHECK(desk.window().state().language == kiosk::domain::Language::English);
  CHECK(desk.window().save_picture(after));
  CHECK(tests::read_file(before) != tests::read_file(after));
}
