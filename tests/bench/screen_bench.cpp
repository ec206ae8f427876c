// The whole kiosk beside the same page in Chromium on the same X screen: start, memory, processor
// time while nobody is there, and how soon a press is seen. Usage: bench_screen KIOSK FOLDER

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <thread>

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include "tests/bench/answering_printer.h"
#include "tests/bench/centre.h"
#include "tests/bench/figures.h"
#include "tests/bench/page.h"
#include "tests/bench/process.h"
#include "tests/bench/screen.h"

namespace {

using namespace std::chrono_literals;
namespace ui = kiosk::ui;

constexpr auto start_limit = 60s;
constexpr auto press_limit = 2s;

struct Options {
  std::string kiosk;
  std::string folder;
  int starts = 9;
  int presses = 200;
  int idle_s = 30;
};

/// One of the two programs: how to start it, with nothing left from an earlier start.
struct Candidate {
  std::string name;
  std::function<std::unique_ptr<bench::Program>()> start;
};

struct Stage {
  bench::Screen screen;
  Options options;
  ui::Layout attract;  // as it is first, without content
  ui::Layout loaded_attract;
  ui::Layout errands;
  std::vector<bench::Spot> empty;  // colours of the bare X screen where the first card will be

  void wait_until_empty() const {
    if (!screen.wait_for(empty, 10s)) fmt::print(stderr, "a window stays on the screen\n");
  }
};

double milliseconds(bench::Clock::duration duration) {
  return std::chrono::duration<double, std::milli>(duration).count();
}

std::unique_ptr<bench::Program> start_kiosk(const Options& options, const std::string& config) {
  const auto data = options.folder + "/data";
  std::filesystem::remove_all(data);
  return std::make_unique<bench::Program>(
      std::vector<std::string>{options.kiosk, "--config", config, "--data", data},
      std::vector<std::string>{"SDL_VIDEODRIVER=x11"});
}

std::unique_ptr<bench::Program> start_chromium(const Options& options, const std::string& page) {
  const auto profile = options.folder + "/profile";
  std::filesystem::remove_all(profile);
  return std::make_unique<bench::Program>(
      std::vector<std::string>{
          "chromium", "--kiosk", "--no-sandbox", "--disable-gpu", "--disable-quic",
          "--no-first-run", "--no-default-browser-check", "--disable-background-networking",
          "--disable-component-update", "--disable-sync", "--force-color-profile=srgb",
          "--window-position=0,0", "--window-size=1080,1920", "--user-data-dir=" + profile,
          "file://" + options.folder + "/" + page},
      std::vector<std::string>{"HOME=" + options.folder});
}

/// From just before the program is started until its page is on the screen; negative when it never
/// came.
double start_ms(const Stage& stage, const Candidate& candidate) {
  stage.wait_until_empty();
  const auto begun = bench::Clock::now();
  const auto program = candidate.start();
  const auto painted = stage.screen.wait_for(bench::spots_of(stage.attract), start_limit);
  return painted ? milliseconds(*painted - begun) : -1;
}

struct Resting {
  double pss_mib = 0;
  double processor_percent = 0;
  double wake_ups_per_second = 0;
};

Resting rest(const Stage& stage, const Candidate& candidate) {
  stage.wait_until_empty();
  const auto program = candidate.start();
  if (!stage.screen.wait_for(bench::spots_of(stage.attract), start_limit)) return {};
  std::this_thread::sleep_for(8s);  // content, ledger, caches
  Resting resting{.pss_mib = program->pss_mib()};
  const auto before = program->usage();
  const auto begun = bench::Clock::now();
  std::this_thread::sleep_for(std::chrono::seconds{stage.options.idle_s});
  const auto after = program->usage();
  const double elapsed_ms = milliseconds(bench::Clock::now() - begun);
  resting.processor_percent = (after.processor_ms - before.processor_ms) / elapsed_ms * 100;
  resting.wake_ups_per_second =
      static_cast<double>(after.wake_ups - before.wake_ups) / elapsed_ms * 1000;
  return resting;
}

std::vector<double> press_ms(const Stage& stage, const std::vector<const ui::Box*>& tiles) {
  const auto pressed = ui::theme_of(ui::Contrast::Default).pressed;
  std::vector<double> times;
  for (int i = 0; i < stage.options.presses; ++i) {
    const auto& tile = *tiles[static_cast<std::size_t>(i) % tiles.size()];
    const auto there = bench::spot_of(tile, pressed);
    stage.screen.move(there.x, there.y);
    // Uneven, so that presses fall anywhere between two frames.
    std::this_thread::sleep_for(30ms + std::chrono::milliseconds{i * 7 % 17});
    const auto begun = bench::Clock::now();
    stage.screen.press();
    const auto seen = stage.screen.wait_for({there}, press_limit);
    times.push_back(seen ? milliseconds(*seen - begun) : milliseconds(press_limit));
    // Sliding off cancels: nothing is activated.
    stage.screen.move(stage.errands.panel.width_px / 2, stage.errands.panel.height_px - 2);
    stage.screen.release();
    if (!stage.screen.wait_for({bench::spot_of(tile, tile.background)}, press_limit)) {
      fmt::print(stderr, "{} stays pressed\n", tile.id);
    }
  }
  return times;
}

std::vector<const ui::Box*> tiles_of(const ui::Layout& layout) {
  std::vector<const ui::Box*> tiles;
  for (const auto& box : layout.boxes) {
    if (box.control && box.role == ui::Role::Tile) tiles.push_back(&box);
  }
  return tiles;
}

/// The kiosk comes to its errands by a touch; the browser opens their page.
std::vector<double> presses_of(const Stage& stage, const Candidate& candidate) {
  stage.wait_until_empty();
  const auto program = candidate.start();
  if (candidate.name == "kiosk") {
    if (!stage.screen.wait_for(bench::spots_of(stage.attract), start_limit)) return {};
    std::this_thread::sleep_for(2s);
    const auto* button = ui::find_box(stage.loaded_attract, "attract.start");
    stage.screen.move(button->bounds.x + button->bounds.width / 2,
                      button->bounds.y + button->bounds.height / 2);
    stage.screen.press();
    std::this_thread::sleep_for(50ms);
    stage.screen.release();
  }
  const auto tiles = tiles_of(stage.errands);
  std::vector<bench::Spot> spots;
  for (const auto* tile : tiles) spots.push_back(bench::spot_of(*tile, tile->background));
  if (!stage.screen.wait_for(spots, start_limit)) return {};
  std::this_thread::sleep_for(3s);
  return press_ms(stage, tiles);
}

void compare_starts(const Stage& stage, const Candidate& kiosk, const Candidate& browser) {
  std::vector<double> kiosk_ms;
  std::vector<double> browser_ms;
  for (int i = 0; i < stage.options.starts; ++i) {  // in turn: both feel the same load
    kiosk_ms.push_back(start_ms(stage, kiosk));
    browser_ms.push_back(start_ms(stage, browser));
  }
  const double ratio = bench::median(browser_ms) / bench::median(kiosk_ms);
  bench::print({.name = "exec → first frame, 300 services",
                .measured = fmt::format("{:.0f} ms (slowest {:.0f}), Chromium {:.0f} ms: 1/{:.1f}",
                                        bench::median(kiosk_ms), bench::percentile(kiosk_ms, 1),
                                        bench::median(browser_ms), ratio),
                .value = ratio,
                .goal = 8,
                .goal_text = "≤ 1/8 of Chromium's",
                .better = bench::Better::Larger});
}

void compare_rest(const Stage& stage, const Candidate& kiosk, const Candidate& browser) {
  const auto ours = rest(stage, kiosk);
  const auto theirs = rest(stage, browser);
  bench::print({.name = "memory (PSS) of all processes",
                .measured = fmt::format("{:.1f} MiB, Chromium {:.0f} MiB: 1/{:.1f}", ours.pss_mib,
                                        theirs.pss_mib, theirs.pss_mib / ours.pss_mib),
                .value = theirs.pss_mib / ours.pss_mib,
                .goal = 12,
                .goal_text = "≤ 1/12 of Chromium's",
                .better = bench::Better::Larger});
  bench::print({.name = "processor at rest, clock ticking",
                .measured = fmt::format("{:.3f} %, Chromium {:.2f} %", ours.processor_percent,
                                        theirs.processor_percent),
                .value = ours.processor_percent,
                .goal = 0.1,
                .goal_text = "≤ 0.1 %"});
  bench::print({.name = "wake-ups at rest, all threads",
                .measured = fmt::format("{:.1f}/s, Chromium {:.0f}/s", ours.wake_ups_per_second,
                                        theirs.wake_ups_per_second),
                .value = ours.wake_ups_per_second,
                .goal = 3,
                .goal_text = "≤ 3/s"});
}

void compare_presses(const Stage& stage, const Candidate& kiosk, const Candidate& browser) {
  const auto ours = presses_of(stage, kiosk);
  const auto theirs = presses_of(stage, browser);
  const double p95 = bench::percentile(ours, 0.95);
  const double ratio = bench::percentile(theirs, 0.95) / p95;
  bench::print({.name = "press → feedback pixels, p95",
                .measured = fmt::format("{:.1f} ms (median {:.1f}), Chromium {:.1f} ms (median "
                                        "{:.1f}): 1/{:.1f}",
                                        p95, bench::median(ours), bench::percentile(theirs, 0.95),
                                        bench::median(theirs), ratio),
                .value = ratio,
                .goal = 3,
                .goal_text = "≤ 1/3 of Chromium's",
                .better = bench::Better::Larger});
}

Options parse_options(CLI::App& app, int argc, char** argv) {
  Options options;
  app.add_option("kiosk", options.kiosk, "the kiosk's program")->required();
  app.add_option("folder", options.folder, "for content, data and profiles")->required();
  app.add_option("--starts", options.starts, "of each program");
  app.add_option("--presses", options.presses, "on each program");
  app.add_option("--idle", options.idle_s, "seconds at rest");
  app.parse(argc, argv);
  options.folder = std::filesystem::absolute(options.folder);
  return options;
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App app{"The kiosk beside a browser"};
  Options options;
  try {
    options = parse_options(app, argc, argv);
  } catch (const CLI::Error& error) {
    return app.exit(error);
  }
  const bench::AnsweringPrinter printer;
  const auto file = bench::write_centre(options.folder, printer.port());
  const auto config = *kiosk::shell::load_config(file);
  ui::sdl::Fonts fonts{config.font_folder};
  Stage stage{
      .options = options,
      .attract = bench::layout_of(config, kiosk::flows::home::Attract{}, false, fonts),
      .loaded_attract = bench::layout_of(config, kiosk::flows::home::Attract{}, true, fonts),
      .errands = bench::layout_of(config, kiosk::flows::home::Errands{}, true, fonts)};
  const auto icons = std::filesystem::absolute(config.assets_folder).string() + "/icons";
  std::ofstream(options.folder + "/attract.html") << bench::page_of(stage.attract, icons);
  std::ofstream(options.folder + "/errands.html") << bench::page_of(stage.errands, icons);
  const auto first = bench::spots_of(stage.attract).back();
  stage.empty = {{first.x, first.y, stage.screen.color_at(first.x, first.y)}};

  const Candidate kiosk{"kiosk", [&] { return start_kiosk(options, file); }};
  const Candidate attract{"browser", [&] { return start_chromium(options, "attract.html"); }};
  const Candidate errands{"browser", [&] { return start_chromium(options, "errands.html"); }};
  if (options.starts > 0) compare_starts(stage, kiosk, attract);
  if (options.idle_s > 0) compare_rest(stage, kiosk, attract);
  if (options.presses > 0) compare_presses(stage, kiosk, errands);
  return 0;
}
