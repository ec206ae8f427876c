// From a device of the machine to what a visitor sees of it, against the same from the bench: a
// press of a face until its record is durable, a scanned code until the screen has changed; and
// headphones that are taken out until the voice is told to stop. In one process with its window.
// Usage: umockdev-wrapper bench_devices FOLDER [TIMES]

#include <algorithm>
#include <atomic>
#include <cstdlib>
#include <filesystem>
#include <semaphore>
#include <thread>

#include <SDL.h>
#include <fmt/format.h>
#include <linux/input-event-codes.h>

#include "drivers/bench/simulated_input.h"
#include "drivers/bench/simulated_printer.h"
#include "drivers/buttons/debounce.h"
#include "kiosk/shell/devices/input_factory.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/files/signing_key.h"
#include "kiosk/shell/runtime.h"
#include "kiosk/ui/sdl/window.h"
#include "tests/bench/figures.h"
#include "tests/support/silent_speaker.h"
#include "tests/support/umock_jack.h"
#include "tests/support/umock_keyboard.h"

namespace {

namespace shell = kiosk::shell;
namespace ui = kiosk::ui;
using Clock = std::chrono::steady_clock;

constexpr std::chrono::seconds longest_wait{20};
constexpr auto scanner_address = "evdev:0c2e:0b61";
constexpr auto faces_address = "evdev:1234:5678";

bool holds(const std::vector<ui::Node>& nodes, std::string_view id) {
  return std::ranges::any_of(
      nodes, [&](const ui::Node& node) { return node.id == id || holds(node.children, id); });
}

/// When the voice began to speak and when it was told to stop. Speaks until then, as a long
/// sentence.
class TimedSpeaker final : public drivers::sound::Speaker {
 public:
  std::expected<void, drivers::sound::SoundError> speak(
      const drivers::sound::Sentence&, const std::function<bool()>& wanted) override {
    while (wanted()) {
      speaking_.release();
      std::this_thread::sleep_for(std::chrono::milliseconds{1});
    }
    return {};
  }
  void stop() override { stopped_at = Clock::now(); }
  void play(drivers::sound::Tone, int) override {}
  void rest() override {}
  void forget() override {}

  /// Until it speaks again.
  void await_speech() {
    while (speaking_.try_acquire()) {
    }
    if (!speaking_.try_acquire_for(longest_wait)) std::exit(1);
  }

  std::atomic<Clock::time_point> stopped_at{};

 private:
  std::counting_semaphore<> speaking_{0};
};

/// A kiosk whose main thread is this one.
class Kiosk {
 public:
  /// With the bench's scanner and faces, or with those that `config` names.
  Kiosk(const shell::Config& config, shell::Bench& bench,
        std::unique_ptr<drivers::sound::Speaker> speaker = std::make_unique<tests::SilentSpeaker>())
      : window_(std::move(
            *kiosk::ui::sdl::Window::open({.panel = config.panel,
                                           .font_folder = config.font_folder,
                                           .icon_folder = config.assets_folder + "/icons",
                                           .plan_folder = config.content_folder + "/plans"}))),
        runtime_(config, *shell::make_printer(config, &bench.printer()), std::move(speaker),
                 [this] { woken_.release(); }) {
    runtime_.attach(*shell::make_inputs(config, &bench));
    const auto is_ready = [](kiosk::messages::DeviceState state) {
      return state == kiosk::messages::DeviceState::Ready;
    };
    await([&] {
      const auto& model = runtime_.model();
      return model.content != nullptr && is_ready(model.health.scanner) &&
             is_ready(model.health.buttons) && model.health.store.opened;
    });
  }

  /// What follows is another visitor: the one before has been asked whether they are still there.
  void begin_visit() {
    do {
      now_ += std::chrono::minutes{2};
      runtime_.clock().set(now_);
      runtime_.tick();
      await([&] { return runtime_.is_settled(); });
    } while (runtime_.tree().name != "home.attract");
    paint();
  }

  void await_headphones(bool plugged) {
    await([&] { return runtime_.model().health.sound.headphones == plugged; });
  }
  /// As to who uses the keys.
  void begin_to_speak() {
    runtime_.apply(kiosk::messages::KeyPressed{.key = ui::TactileKey::Repeat});
    await([&] {
      runtime_.tick();
      return runtime_.model().session.speech.speaking;
    });
  }

  /// Milliseconds from `cause` until the screen is that one and has the node, if one is named.
  double time(const std::function<void()>& cause, std::string_view screen, std::string_view node) {
    const auto begun = Clock::now();
    cause();
    await([&] {
      const auto tree = runtime_.tree();
      return tree.name == screen && (node.empty() || holds(tree.body, node));
    });
    paint();
    return std::chrono::duration<double, std::milli>(Clock::now() - begun).count();
  }

 private:
  void paint() {
    window_->show({.tree = runtime_.tree(),
                   .appearance = runtime_.model().session.appearance,
                   .dark = std::nullopt},
                  "", runtime_.words(), std::chrono::milliseconds{0});
  }

  void await(const std::function<bool()>& condition) {
    const auto until = Clock::now() + longest_wait;
    while (!condition()) {
      if (Clock::now() > until) {
        fmt::print(stderr, "it stays at {}\n", runtime_.tree().name);
        std::exit(1);
      }
      (void)woken_.try_acquire_for(std::chrono::milliseconds{100});
      runtime_.take_events();
    }
  }

  std::counting_semaphore<> woken_{0};
  std::unique_ptr<kiosk::ui::sdl::Window> window_;
  kiosk::Instant now_ = *kiosk::parse_instant("2026-11-23T08:00:00+07:00");
  shell::Runtime runtime_;
};

struct Measured {
  std::vector<double> press_ms;
  std::vector<double> scan_ms;
};

shell::Config config_in(const std::string& folder) {
  auto config = shell::default_config();
  config.data_folder = folder;
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  config.keys.signing = *shell::load_signing_key(folder + "/signing.key");
  return config;
}

Measured measure(const shell::Config& config, shell::Bench& bench, int times,
                 const std::function<void()>& press,
                 const std::function<void(const std::string&)>& scan) {
  Kiosk kiosk(config, bench);
  Measured measured;
  for (int i = 0; i < times; ++i) {
    kiosk.begin_visit();
    // Sooner it is the same press.
    std::this_thread::sleep_for(2 * drivers::buttons::bounce_time);
    measured.press_ms.push_back(kiosk.time(press, "survey.pulse", "survey.kept"));
    kiosk.begin_visit();
    // The same code again at once would be the same scan.
    const auto code = fmt::format("hello{}", i);
    measured.scan_ms.push_back(kiosk.time([&] { scan(code); }, "receipt.result", {}));
  }
  return measured;
}

Measured by_bench(const std::string& folder, int times) {
  const auto config = config_in(folder + "/by-bench");
  shell::Bench bench(*shell::find_printer_profile(config.printer.profile, config.content_folder),
                     config.data_folder, config.scanner_codes);
  return measure(
      config, bench, times, [&] { bench.buttons().press(4); },
      [&](const std::string& code) { bench.scanner().scan(code); });
}

Measured by_devices(const std::string& folder, int times) {
  tests::support::UmockInput input;
  tests::support::UmockKeyboard scanner{input, 4};
  tests::support::UmockKeyboard faces{
      input, 5, {.vendor = "1234", .product = "5678", .serial = ""}};
  auto config = config_in(folder + "/by-devices");
  config.scanner_address = scanner_address;
  config.buttons_address = faces_address;
  shell::Bench bench(*shell::find_printer_profile(config.printer.profile, config.content_folder),
                     config.data_folder, config.scanner_codes);
  return measure(
      config, bench, times, [&] { faces.press(KEY_4); },
      [&](const std::string& code) { scanner.type(code + "\r"); });
}

/// Milliseconds until the voice is told to stop. What the sound card has taken it still plays.
std::vector<double> silence_ms(const std::string& folder, int times) {
  tests::support::UmockInput input;
  tests::support::UmockJack jack{input, 5, "HDA Intel PCH Headphone"};
  auto config = config_in(folder + "/by-jack");
  config.headphones_address = "switch";
  shell::Bench bench(*shell::find_printer_profile(config.printer.profile, config.content_folder),
                     config.data_folder, config.scanner_codes);
  auto owned = std::make_unique<TimedSpeaker>();
  auto& speaker = *owned;
  Kiosk kiosk(config, bench, std::move(owned));
  std::vector<double> all;
  for (int i = 0; i < times; ++i) {
    jack.set_plugged(true);
    kiosk.await_headphones(true);
    kiosk.begin_to_speak();
    speaker.await_speech();
    const auto begun = Clock::now();
    jack.set_plugged(false);
    kiosk.await_headphones(false);
    all.push_back(
        std::chrono::duration<double, std::milli>(speaker.stopped_at.load() - begun).count());
  }
  return all;
}

void report(const char* name, const std::vector<double>& device_ms,
            const std::vector<double>& bench_ms, double goal) {
  const double device = bench::median(device_ms);
  const double simulated = bench::median(bench_ms);
  bench::print(
      {.name = name,
       .measured = fmt::format("{:.2f} ms (p95 {:.2f}), by the bench {:.2f} ms: {:.2f}×", device,
                               bench::percentile(device_ms, 0.95), simulated, device / simulated),
       .value = device / simulated,
       .goal = goal,
       .goal_text = fmt::format("≤ {}× of the bench", goal)});
}

}  // namespace

int main(int argc, char** argv) {
  const std::string folder = std::filesystem::absolute(argc > 1 ? argv[1] : ".");
  const int times = argc > 2 ? std::atoi(argv[2]) : 100;
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return 1;
  const auto devices = by_devices(folder, times);
  const auto simulated = by_bench(folder, times);
  report("press of a face → record durable", devices.press_ms, simulated.press_ms, 1.2);
  report("scan → screen changed, a scanner that types", devices.scan_ms, simulated.scan_ms, 1.5);
  // What the card has taken before, at the most: two turns of its buffer
  // (drivers/sound/output.cpp).
  constexpr double card_ms = 93;
  const auto silence = silence_ms(folder, times);
  const double slow = bench::percentile(silence, 0.95) + card_ms;
  bench::print(
      {.name = "headphones out → silence (A11)",
       .measured = fmt::format("stop after {:.2f} ms (p95 {:.2f}); with the card's 93 ms {:.0f}",
                               bench::median(silence), bench::percentile(silence, 0.95), slow),
       .value = slow,
       .goal = 200,
       .goal_text = "≤ 200 ms"});
  return 0;
}
