// The composition root: read it and you have seen the machine.

#include <cerrno>
#include <chrono>
#include <cstdlib>
#include <expected>
#include <filesystem>
#include <optional>
#include <thread>

#include <CLI/CLI.hpp>
#include <SDL.h>
#include <fcntl.h>
#include <fmt/format.h>
#include <sodium.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "drivers/sound/espeak_speaker.h"
#include "kiosk/app/moves.h"
#include "kiosk/base/note.h"
#include "kiosk/memory_privacy.h"
#include "kiosk/shell/bench/demo.h"
#include "kiosk/shell/clock.h"
#include "kiosk/shell/devices/input_factory.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/devices/usb_rules.h"
#include "kiosk/shell/files/catalogues.h"
#include "kiosk/shell/files/check_config.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/hub_file.h"
#include "kiosk/shell/files/paperway_file.h"
#include "kiosk/shell/files/signing_key.h"
#include "kiosk/shell/files/staff_files.h"
#include "kiosk/shell/files/staff_pins.h"
#include "kiosk/shell/loop.h"
#include "kiosk/sync/link/link_module.h"
#include "kiosk/ui/sdl/screen_driver.h"

namespace {

namespace shell = kiosk::shell;
namespace sdl = kiosk::ui::sdl;

/// Staff want the program to be started again: EX_TEMPFAIL.
constexpr int status_of_restart = 75;

struct Options {
  std::string config_file;
  std::string data_folder;
  std::string content_folder;
  std::string printer_address;
  std::string control_path;
  std::string replay_file;
  std::string set_pin;
  std::string badge;
  std::vector<std::string> enrol;  // the hub's address, and the code that it gave
  bool check_config = false;
  bool usb_rules = false;
  bool bench = false;
  bool demo = false;
};

Options parse_options(CLI::App& app) {
  Options options;
  app.add_option("--config", options.config_file, "kiosk.toml; without it the built-in defaults");
  app.add_option("--data", options.data_folder, "folder of ledger, key and event log");
  app.add_option("--content", options.content_folder, "folder of office.json and services/");
  app.add_option("--printer", options.printer_address,
                 "tcp://host:port, cups:///queue, usb://, ...");
  app.add_option("--control", options.control_path, "Unix socket for tests and field support");
  app.add_option("--replay", options.replay_file, "run an event log without display and compare");
  app.add_option("--set-pin", options.set_pin, "give this member of staff a new PIN, shown once");
  app.add_option("--badge", options.badge, "with --set-pin: the officer's code of their badge");
  app.add_option("--enrol", options.enrol,
                 "URL CODE: make this kiosk one of the hub's, with the code that it gave")
      ->expected(2);
  app.add_flag("--check-config", options.check_config, "name every mistake of the content files");
  app.add_flag(
      "--usb-rules", options.usb_rules,
      "print what USBGuard has to allow: the configured devices where they are plugged in");
  auto* bench = app.add_flag("--bench", options.bench, "simulated devices in a second window");
  app.add_flag("--demo", options.demo,
               "with --bench: the clock of a working day, and a member of staff whose PIN is shown")
      ->needs(bench);
  return options;
}

int fail(const std::string& message) {
  kiosk::note("level=error {}", message);
  return 1;
}

int run_replay(const shell::Config& config, const std::string& file) {
  const auto result =
      shell::replay(file, config.content_folder, shell::load_words(config.locale_folder));
  if (!result.error.empty()) return fail(result.error);
  fmt::print("{} events, {} checkpoints, {}\n{}\n", result.events, result.checkpoints,
             result.first_difference == 0
                 ? std::string{"all the same"}
                 : fmt::format("the first difference is in line {}", result.first_difference),
             result.last_model);
  return result.same() ? 0 : 1;
}

int run_usb_rules(const shell::Config& config) {
  const auto made = shell::usb_rules(config);
  fmt::print("{}", made.rules);
  for (const auto& address : made.absent) {
    kiosk::note("level=error {}: is not plugged in, and would be blocked", address);
  }
  return made.absent.empty() ? 0 : 1;
}

/// The printer anew, for the case that a thread hangs in its driver. The bench's has no other.
shell::PrinterKeeper::Maker maker_of(const shell::Config& config) {
  if (config.printer.address == "bench") return {};
  return [config]() -> std::unique_ptr<drivers::printer::Printer> {
    auto printer = shell::make_printer(config, nullptr, drivers::printer::Paperway::Unknown);
    return printer ? std::move(*printer) : nullptr;
  };
}

/// What still hangs in a device's driver must not keep the program from ending; all that was told
/// to somebody is durable by then.
void end_in_any_case(int status) {
  std::thread([status] {
    std::this_thread::sleep_for(std::chrono::seconds{60});  // a slip may still come to its end
    std::_Exit(status);
  }).detach();
}

int run_set_pin(const shell::Config& config, const Options& options) {
  const auto made = shell::set_pin(config.data_folder, options.set_pin, options.badge);
  if (!made) return fail(made.error());
  fmt::print("{}: number {}, PIN {}. Type both, one after the other: {}{}\n", options.set_pin,
             made->number, made->pin, made->number, made->pin);
  return 0;
}

int run_enrol(const shell::Config& config, const Options& options) {
  const auto code = kiosk::sync::parse_enrolment_code(options.enrol.at(1));
  if (!code) return fail("the code has 26 and 16 characters A-Z and 2-7, with a line between");
  const auto library = kiosk::sync::load_link_library();
  if (!library) return fail(library.error());
  const auto seal_keys = config.seal_keys ? shell::fingerprints_of(*config.seal_keys) : "";
  const auto hub = library->enrol(options.enrol.at(0), *code, config.settings.kiosk, seal_keys);
  if (!hub) return fail(hub.error());
  if (const auto saved = shell::save_hub(config.data_folder, *hub); !saved) {
    return fail(saved.error());
  }
  fmt::print("{} is a kiosk of {}, with the digit {}. Start it again.\n", config.settings.kiosk,
             hub->centre, hub->digit);
  return 0;
}

/// A kiosk whose hub cannot be read goes on alone: numbers and forms wait for nobody.
void find_hub(shell::Config& config) {
  const auto loaded = shell::load_hub(config.data_folder);
  if (!loaded) {
    fail(loaded.error());
    return;
  }
  const auto& hub = *loaded;
  if (!hub) return;
  config.kiosk_digit = hub->digit;
  config.hub = hub;
  if (auto library = kiosk::sync::load_link_library()) {
    config.link = *library;
  } else {
    fail(library.error());
  }
}

void set_up_sdl() {
  // Without a GPU SDL would present through a software GL: slower than a browser (libraries.md).
  SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
  SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
  SDL_SetHint(SDL_HINT_NO_SIGNAL_HANDLERS, "1");
  // A kiosk has no desktop session and no dead keys. SDL would start a session bus, and libX11 read
  // half a megabyte of key sequences, before the first frame; who sets these keeps what they set.
  ::setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
  ::setenv("XCOMPOSEFILE", "/dev/null", 0);
}

/// SDL's screen, or what is wrong with it.
std::optional<std::string> open_screen() {
  if (SDL_Init(SDL_INIT_VIDEO) != 0) return std::string{"display: "} + SDL_GetError();
  const std::string driver = SDL_GetCurrentVideoDriver();
  const char* asked = SDL_GetHint(SDL_HINT_VIDEODRIVER);
  if (!sdl::may_show_with(driver, asked == nullptr ? "" : asked)) {
    return fmt::format(
        "display: there is none; SDL's {} shows nothing to anybody. Start the X "
        "server (DISPLAY), or name {} in SDL_VIDEODRIVER",
        driver, driver);
  }
  SDL_DisableScreenSaver();
  return std::nullopt;
}

/// Where the bench's window goes, and the kiosk's panel beside it.
shell::BenchPlaces places_of_windows(const shell::Config& config) {
  SDL_DisplayMode mode;
  if (SDL_GetDesktopDisplayMode(0, &mode) != 0) mode.w = mode.h = 0;
  const auto& panel = config.panel;
  return shell::beside_kiosk(panel, mode.w > 0 ? mode.w : panel.width_px,
                             mode.h > 0 ? mode.h : panel.height_px);
}

/// Null when there is no window to be had: the control socket works the bench all the same.
std::unique_ptr<shell::BenchWindow> open_bench_window(shell::Bench& bench,
                                                      const shell::Config& config,
                                                      const Options& options) {
  shell::BenchState told{.language = config.settings.languages.front()};
  if (options.demo) {
    told.clock = shell::BenchClock::Demo;
    told.staff_pin = shell::demo_pin(config.data_folder);
  }
  auto opened = shell::BenchWindow::open(bench, config, places_of_windows(config).bench, told);
  if (opened) return std::move(*opened);
  kiosk::note("level=warning bench: {}", opened.error());
  return nullptr;
}

/// Before anything is recorded, so that the ledger sees one clock that only goes forwards.
void start_demo_clock(shell::Runtime& runtime) {
  const auto loaded = shell::load_content(runtime.config().content_folder);
  shell::move_demo_clock(runtime.clock(), *loaded.content, kiosk::domain::DemoMoment::Start);
  runtime.tick();
}

/// The first frame waits for nothing: no worker competes with it for the processor.
void show_first_frame(const shell::Config& config, sdl::Window& window) {
  auto model = kiosk::app::start(config.settings, config.keys).model;
  model.standing = shell::read_standing(config.data_folder);
  model.screen = kiosk::app::resting_screen(model);
  model.now = shell::KioskClock{}.tick().now;
  const auto words = shell::load_words(config.locale_folder);
  window.show({.tree = kiosk::app::view(model, words),
               .appearance = model.session.appearance,
               .dark = std::nullopt},
              "", words, std::chrono::milliseconds{0});
}

/// One kiosk a data folder. The one before may still be ending: nobody is told that the ledger is
/// locked because a restart was quick.
std::expected<void, std::string> claim_folder(const std::string& folder) {
  const auto path = folder + "/lock";
  // Held until the program ends; a descriptor that children do not inherit.
  const int file = ::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  if (file < 0) return {};  // a disk that fails must not keep the kiosk dark
  constexpr std::chrono::seconds longest{20};
  constexpr std::chrono::milliseconds between{50};
  for (std::chrono::milliseconds waited{0}; waited < longest; waited += between) {
    if (::flock(file, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK) return {};
    std::this_thread::sleep_for(between);
  }
  return std::unexpected(path + ": another kiosk runs on this data folder");
}

int run_kiosk(const shell::Config& config, const Options& options) {
  std::error_code error;
  std::filesystem::create_directories(config.data_folder, error);
  set_up_sdl();
  if (const auto fault = open_screen()) return fail(*fault);
  auto window = sdl::Window::open(
      {.panel = options.bench ? places_of_windows(config).kiosk : config.panel,
       .turn = options.bench ? kiosk::ui::Turn::None : config.touch.picture,
       .place = options.bench ? sdl::WindowPlace::Desk : sdl::WindowPlace::WholeDisplay,
       .font_folder = config.font_folder,
       .icon_folder = config.assets_folder + "/icons",
       .plan_folder = config.content_folder + "/plans"});
  if (!window) return fail(window.error());
  show_first_frame(config, **window);

  std::unique_ptr<shell::Bench> bench;
  std::unique_ptr<shell::BenchWindow> bench_window;
  if (options.bench) {
    const auto profile = shell::find_printer_profile(config.printer.profile, config.content_folder);
    if (!profile) return fail(profile.error());
    bench = std::make_unique<shell::Bench>(*profile, config.data_folder, config.scanner_codes);
    bench_window = open_bench_window(*bench, config, options);
  }
  // The simulated printer is a new one at each start.
  const auto paperway = config.printer.address == "bench"
                            ? drivers::printer::Paperway::Clear
                            : shell::take_paperway(config.data_folder);
  auto printer = shell::make_printer(config, bench ? &bench->printer() : nullptr, paperway);
  if (!printer) return fail(config.printer.address + ": " + printer.error());

  shell::Runtime runtime(config, std::move(*printer),
                         std::make_unique<drivers::sound::EspeakSpeaker>(), shell::wake_main_thread,
                         maker_of(config));
  auto inputs = shell::make_inputs(config, bench.get());
  if (!inputs) return fail(inputs.error());
  if (options.demo) start_demo_clock(runtime);
  runtime.attach(std::move(*inputs));
  if (options.bench) runtime.remember_speech();
  std::unique_ptr<shell::ControlServer> control;
  if (!options.control_path.empty()) {
    control = std::make_unique<shell::ControlServer>(options.control_path, shell::wake_main_thread);
    if (!control->error().empty()) return fail(control->error());
  }
  shell::Loop loop(runtime, **window, bench.get(), bench_window.get(), control.get());
  loop.run();
  const int status = runtime.restart_asked() ? status_of_restart : 0;
  end_in_any_case(status);
  return status;
}

/// Where systemd keeps what outlives the program (StateDirectory=); nowhere without it.
std::string kept_config() {
  const char* folder = std::getenv("STATE_DIRECTORY");
  return folder == nullptr ? std::string{} : std::string{folder} + "/kiosk.toml.kept";
}

}  // namespace

int main(int argc, char** argv) {
  ::umask(S_IRWXG | S_IRWXO);  // whatever is written is the kiosk's own
  kiosk::keep_memory_private();
  CLI::App app{"Anjungan: the kiosk of a public service centre"};
  app.set_version_flag("--version", ANJUNGAN_VERSION);
  auto options = parse_options(app);
  CLI11_PARSE(app, argc, argv);
  if (sodium_init() < 0) return fail("libsodium cannot start");

  auto config = shell::load_config(options.config_file, kept_config());
  if (!config) return fail(config.error());
  if (!options.data_folder.empty()) config->data_folder = options.data_folder;
  if (!options.content_folder.empty()) config->content_folder = options.content_folder;
  if (!options.printer_address.empty()) config->printer.address = options.printer_address;
  if (options.usb_rules) return run_usb_rules(*config);
  if (options.check_config) return shell::check_config(*config, shell::KioskClock{}.tick().now);
  if (!options.replay_file.empty()) return run_replay(*config, options.replay_file);

  if (!config->keys_folder.empty()) {
    const auto keys = shell::load_seal_keys(config->keys_folder);
    if (!keys) return fail(keys.error());
    config->seal_keys = *keys;
  } else if (options.bench) {
    config->seal_keys = shell::development_seal_keys();
  }
  config->settings.takes_reports = config->seal_keys.has_value();

  std::error_code error;
  std::filesystem::create_directories(config->data_folder, error);
  if (!options.set_pin.empty()) return run_set_pin(*config, options);
  if (!options.enrol.empty()) return run_enrol(*config, options);
  if (const auto claimed = claim_folder(config->data_folder); !claimed)
    return fail(claimed.error());
  find_hub(*config);
  shell::read_settings(*config);
  // A disk that fails now must not keep the kiosk dark: the screen says what still works, and the
  // key is read again when the ledger can write.
  if (auto key = shell::load_signing_key(config->data_folder + "/signing.key")) {
    config->keys.signing = std::move(*key);
  } else {
    fail(key.error());
  }
  const int code = run_kiosk(*config, options);
  SDL_Quit();
  return code;
}
