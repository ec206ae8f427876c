#include "kiosk/ui/sdl/window.h"

#include <algorithm>

#include <SDL_image.h>

namespace kiosk::ui::sdl {
namespace {

Panel fitting(const Panel& wanted) {
  SDL_DisplayMode mode;
  if (SDL_GetDesktopDisplayMode(0, &mode) != 0) return wanted;
  const double scale = std::min({1.0, mode.w / static_cast<double>(wanted.width_px),
                                 mode.h / static_cast<double>(wanted.height_px)});
  return {.width_px = static_cast<int>(wanted.width_px * scale),
          .height_px = static_cast<int>(wanted.height_px * scale),
          .pitch_mm = wanted.pitch_mm / scale,
          .bottom_edge_mm = wanted.bottom_edge_mm};
}

}  // namespace

std::expected<std::unique_ptr<Window>, std::string> Window::open(const WindowConfig& config) {
  const auto panel = fitting(config.panel);
  // Without a window manager a full-screen window keeps its old size; this one has its size at
  // once.
  auto* window = SDL_CreateWindow(config.title.c_str(), config.x, config.y, panel.width_px,
                                  panel.height_px, SDL_WINDOW_BORDERLESS);
  if (window == nullptr) return std::unexpected(std::string{"no window: "} + SDL_GetError());
  std::unique_ptr<Window> opened{new Window(config, window, panel)};
  if (!opened->fonts_.available()) {
    return std::unexpected("Inter-Regular.otf and Inter-Bold.otf are not in " + config.font_folder);
  }
  if (opened->surface() == nullptr) {
    return std::unexpected(std::string{"no window surface: "} + SDL_GetError());
  }
  return opened;
}

Window::Window(const WindowConfig& config, SDL_Window* window, Panel panel)
    : fonts_(config.font_folder),
      icons_(config.icon_folder),
      plans_(config.plan_folder),
      window_(window),
      panel_(panel),
      measure_(fonts_.measure()) {}

void Window::repaint() {
  auto* target = surface();
  if (target == nullptr) return;
  const auto damage = painter_.repaint(*target, picture(), contrast(), overlay_);
  if (!damage.empty()) {
    SDL_UpdateWindowSurfaceRects(window_.get(), damage.data(), static_cast<int>(damage.size()));
  }
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
  auto* target = surface();
  if (target == nullptr) return;
  painter_.paint(*target, picture(), contrast(), overlay_);
  SDL_UpdateWindowSurface(window_.get());
}

bool Window::save_picture(const std::string& file) const {
  auto* target = surface();
  return target != nullptr && IMG_SavePNG(target, file.c_str()) == 0;
}

}  // namespace kiosk::ui::sdl
