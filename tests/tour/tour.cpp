// `./dev tour`: pictures of every sample state, to be looked at. Portrait and landscape, every
// language, the four text sizes and contrasts; `--few` draws one of each state only.

#include <algorithm>
#include <filesystem>
#include <functional>
#include <optional>
#include <stdexcept>

#include <CLI/CLI.hpp>
#include <SDL_image.h>
#include <fmt/format.h>

#include "kiosk/flows/queue/slip.h"
#include "kiosk/flows/staff/test_slip.h"
#include "kiosk/ui/sdl/painter.h"
#include "kiosk/ui/sdl/raster_picture.h"
#include "tests/support/sample_states.h"

namespace {

namespace ui = kiosk::ui;
namespace sdl = kiosk::ui::sdl;

constexpr ui::Panel portrait{.width_px = 1080, .height_px = 1920, .pitch_mm = 0.277};
constexpr ui::Panel landscape{.width_px = 1920, .height_px = 1080, .pitch_mm = 0.277};

struct Studio {
  std::string folder;
  sdl::Fonts fonts{ANJUNGAN_FONT_DIR};
  sdl::Icons icons{ANJUNGAN_SOURCE_DIR "/assets/icons"};
  sdl::Plans plans{ANJUNGAN_SOURCE_DIR "/config/plans"};
};

void picture(Studio& studio, const tests::SampleState& state, const ui::Panel& panel,
             ui::Appearance appearance) {
  auto model = state.model;
  model.session.appearance = appearance;
  const auto layout = ui::layout(kiosk::app::view(model, tests::words()), panel, appearance, 0,
                                 tests::words(), studio.fonts.measure());
  const sdl::Surface surface{SDL_CreateRGBSurfaceWithFormat(0, panel.width_px, panel.height_px, 32,
                                                            SDL_PIXELFORMAT_XRGB8888)};
  sdl::Painter painter{studio.fonts, studio.icons, studio.plans};
  painter.paint(*surface, layout, appearance.contrast, {});
  const auto file = fmt::format(
      "{}/{}.{}.{}.size{}.contrast{}.png", studio.folder, state.name,
      panel.portrait() ? "portrait" : "landscape", kiosk::domain::code_of(appearance.language),
      static_cast<int>(appearance.text_size), static_cast<int>(appearance.contrast));
  IMG_SavePNG(surface.get(), file.c_str());
}

/// What a visitor in this situation gets on paper.
using MakeSlip = std::function<std::optional<drivers::printer::Document>(kiosk::app::Model)>;

std::optional<drivers::printer::Document> ticket(const kiosk::app::Model& model) {
  const auto world = kiosk::app::world_of(model, tests::words());
  return kiosk::flows::queue::ticket_slip(world, tests::sample_ticket(),
                                          kiosk::flows::queue::SlipVersion::Original);
}

/// With everything that a ticket can have.
std::optional<drivers::printer::Document> priority_copy(const kiosk::app::Model& model) {
  const auto world = kiosk::app::world_of(model, tests::words());
  auto full = tests::sample_ticket();
  full.request.priority = kiosk::domain::Priority::Elderly;
  return kiosk::flows::queue::ticket_slip(world, full, kiosk::flows::queue::SlipVersion::Copy);
}

std::optional<drivers::printer::Document> test(const kiosk::app::Model& model) {
  return kiosk::flows::staff::test_slip(kiosk::app::world_of(model, tests::words()));
}

/// The slip that a touch of this control asks for.
MakeSlip slip_of_tap(const char* control) {
  return [control](kiosk::app::Model model) -> std::optional<drivers::printer::Document> {
    const auto step = kiosk::app::update(std::move(model), kiosk::messages::Tapped{.id = control},
                                         tests::words());
    for (const auto& effect : step.effects) {
      const auto* slip = get_if<kiosk::messages::PrintSlip>(&effect);
      if (slip != nullptr) return slip->document;
    }
    return std::nullopt;
  };
}

struct Slip {
  const char* name;
  const char* state;
  MakeSlip make;
};

std::vector<Slip> slips() {
  return {{"ticket", "home.errands", ticket},
          {"ticket.copy", "home.errands", priority_copy},
          {"test", "home.errands", test},
          {"checklist.partial", "precheck.result.partial", slip_of_tap("precheck.print")},
          {"checklist.complete", "precheck.result.complete", slip_of_tap("precheck.print")},
          {"complaint", "complaint.sent.failed", slip_of_tap("complaint.print")},
          {"address", "info.channel.c", slip_of_tap("channel.print")},
          {"form", "info.channel.m", slip_of_tap("channel.print")}};
}

void slip_picture(const Studio& studio, const Slip& slip, kiosk::app::Model model,
                  ui::Language language, ui::TextSize size, int width_dots) {
  model.session.appearance = {.language = language, .text_size = size};
  const auto document = slip.make(std::move(model));
  if (!document) throw std::runtime_error(std::string{"no slip "} + slip.name);
  const auto raster = drivers::printer::render(*document, {.width_dots = width_dots});
  if (!raster) return;
  const auto surface = sdl::picture_of(*raster);
  IMG_SavePNG(surface.get(),
              fmt::format("{}/slip.{}.{}.{}dots.size{}.png", studio.folder, slip.name,
                          kiosk::domain::code_of(language), width_dots, static_cast<int>(size))
                  .c_str());
}

}  // namespace

int main(int argc, char** argv) {
  CLI::App options{"Pictures of every screen and slip"};
  std::string folder = "build/tour";
  std::string only;
  bool few = false;
  options.add_option("--folder", folder, "where the pictures go");
  options.add_option("--only", only, "states whose name begins so");
  options.add_flag("--few", few, "one picture of each state and orientation");
  CLI11_PARSE(options, argc, argv);
  std::filesystem::create_directories(folder);
  Studio studio{.folder = folder};
  using kiosk::domain::Language;
  const auto states = tests::sample_states();
  for (const auto& state : states) {
    if (!state.name.starts_with(only)) continue;
    for (const auto& panel : {portrait, landscape}) {
      picture(studio, state, panel, {});
      if (few) continue;
      picture(studio, state, panel, {.language = Language::English});
      picture(studio, state, panel, {.language = Language::Sundanese});
      for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
        picture(studio, state, panel, {.language = language, .text_size = ui::TextSize::Largest});
      }
      picture(studio, state, panel, {.text_size = ui::TextSize::Small});
      picture(studio, state, panel, {.text_size = ui::TextSize::Large});
      for (const auto contrast : {ui::Contrast::White, ui::Contrast::Black, ui::Contrast::Low}) {
        picture(studio, state, panel, {.contrast = contrast});
      }
    }
  }
  for (const auto& slip : slips()) {
    if (!(std::string{"slip."} + slip.name).starts_with(only)) continue;
    const auto state = std::ranges::find(states, slip.state, &tests::SampleState::name);
    if (state == states.end()) throw std::runtime_error(std::string{"no state "} + slip.state);
    const auto& model = state->model;
    for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
      for (const int width : {384, 512, 576}) {
        slip_picture(studio, slip, model, language, ui::TextSize::Normal, width);
        slip_picture(studio, slip, model, language, ui::TextSize::Largest, width);
      }
    }
  }
  fmt::print("pictures in {}\n", folder);
}
