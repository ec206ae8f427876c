#include "kiosk/ui/sdl/window.h"

#include <algorithm>

#include <SDL_image.h>

#include "kiosk/ui/sdl/turned_blit.h"

namespace kiosk::ui::sdl {
namespace {

DisplaySize turned_back(int width_px, int height_px, Turn turn) {
  return lies_across(turn) ? DisplaySize{height_px, width_px} : DisplaySize{width_px, height_px};
}

DisplaySize display_of(const WindowConfig& config) {
  SDL_DisplayMode mode;
  if (SDL_GetDesktopDisplayMode(0, &mode) != 0) {
    return {config.panel.width_px, config.panel.height_px};
  }
  return turned_back(mode.w, mode.h, config.turn);
}

Panel fitting(const Panel& wanted, const DisplaySize& display, WindowPlace place) {
  double scale = std::min(display.width_px / static_cast<double>(wanted.width_px),
                          display.height_px / static_cast<double>(wanted.height_px));
  if (place == WindowPlace::Desk) scale = std::min(1.0, scale);
  return {.width_px = static_cast<int>(wanted.width_px * scale),
          .height_px = static_cast<int>(wanted.height_px * scale),
          .pitch_mm = wanted.pitch_mm / scale,
          .bottom_edge_mm = wanted.bottom_edge_mm};
}

}  // namespace

std::expected<std::unique_ptr<Window>, std::string> Window::open(const WindowConfig& config) {
  const auto panel = fitting(config.panel, display_of(config), config.place);
  const auto size = turned_back(panel.width_px, panel.height_px, config.turn);
  // Without a window manager a full-screen window keeps its old size; this one has its size at
  // once.
  auto* window = SDL_CreateWindow(config.title.c_str(), config.x, config.y, size.width_px,
                                  size.height_px, SDL_WINDOW_BORDERLESS);
  if (window == nullptr) return std::unexpected(std::string{"no window: "} + SDL_GetError());
  std::unique_ptr<Window> opened{new Window(config, window, panel)};
  if (!opened->fonts_.available()) {
    return std::unexpected("Inter-Regular.otf and Inter-Bold.otf are not in " + config.font_folder);
  }
  if (const auto fault = opened->adopt_surface()) return std::unexpected(*fault);
  return opened;
}

Window::Window(const WindowConfig& config, SDL_Window* window, Panel panel)
    : fonts_(config.font_folder),
      icons_(config.icon_folder),
      plans_(config.plan_folder),
      window_(window),
      panel_(panel),
      turn_(config.turn),
      wanted_{config.panel.width_px, config.panel.height_px},
      display_(config.place == WindowPlace::WholeDisplay ? display_of(config) : wanted_),
      measure_(fonts_.measure()) {}

std::optional<std::string> Window::adopt_surface() {
  const auto* got = surface();
  if (got == nullptr) return std::string{"no window surface: "} + SDL_GetError();
  if (got->format->BytesPerPixel != 4) return "the display has no 32 bits a pixel";
  const auto size = turned_back(got->w, got->h, turn_);
  panel_.width_px = size.width_px;
  panel_.height_px = size.height_px;
  if (turn_ == Turn::None) return std::nullopt;
  upright_.reset(
      SDL_CreateRGBSurfaceWithFormat(0, size.width_px, size.height_px, 32, got->format->format));
  if (!upright_) return std::string{"no memory for a turned picture: "} + SDL_GetError();
  return std::nullopt;
}

bool Window::is_as_configured() const {
  return display_ == wanted_ && DisplaySize{panel_.width_px, panel_.height_px} == wanted_;
}

void Window::repaint() {
  auto* target = canvas();
  if (target == nullptr) return;
  present(painter_.repaint(*target, picture(), contrast(), overlay_));
}

void Window::present(const std::vector<SDL_Rect>& damage) {
  auto* shown = surface();
  if (shown == nullptr || damage.empty()) return;
  auto places = damage;
  if (upright_) {
    for (auto& place : places) place = blit_turned(*upright_, *shown, place, turn_);
  }
  SDL_UpdateWindowSurfaceRects(window_.get(), places.data(), static_cast<int>(places.size()));
}

Contrast Window::contrast() const {
  return shown_.dark ? Contrast::Black : shown_.appearance.contrast;
}

void Window::show(Shown shown, const std::string& focus, const Words& words,
                  std::chrono::milliseconds now) {
  const bool same = shown == shown_;
  if (same && focus == overlay_.focus) return;
  if (!same) {
    const bool other_place = shown.tree.name != shown_.tree.name ||
                             shown.first_row != shown_.first_row ||
                             shown.dark.has_value() != shown_.dark.has_value();
    // Moved in, not assigned: assigning would write into the strings of the screen before, and
    // leave the rest of what stood there.
    shown_ = std::move(shown);
    layout_ = ui::layout(shown_.tree, panel_, shown_.appearance, shown_.first_row, words, measure_);
    if (shown_.dark) {
      auto black = shown_.appearance;
      black.contrast = Contrast::Black;
      dark_layout_ = ui::layout(*shown_.dark, panel_, black, 0, words, measure_);
    }
    if (other_place) {
      touches_.screen_changed(now);
      overlay_.pressed.clear();
    }
  }
  overlay_.focus = focus;
  repaint();
}

void Window::keep_focus() {
  if (SDL_GetKeyboardFocus() != nullptr) return;
  SDL_RaiseWindow(window_.get());
  SDL_SetWindowInputFocus(window_.get());
}

std::optional<std::string> Window::touch(const Touch& touch) {
  auto verdict = touches_.handle(touch, layout_);
  if (verdict.pressed != overlay_.pressed) {
    overlay_.pressed = verdict.pressed;
    repaint();
  }
  return verdict.tapped;
}

void Window::present_all() {
  auto* target = canvas();
  if (target == nullptr) return;
  painter_.paint(*target, picture(), contrast(), overlay_);
  present({{0, 0, target->w, target->h}});
}

bool Window::save_picture(const std::string& file) const {
  auto* target = canvas();
  return target != nullptr && IMG_SavePNG(target, file.c_str()) == 0;
}

}  // namespace kiosk::ui::sdl
