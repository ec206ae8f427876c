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
          .pitch_mm = wanted.pitch_mm / scale};
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
  const auto damage = painter_.repaint(*target, layout_, appearance_.contrast, overlay_);
  if (!damage.empty()) {
    SDL_UpdateWindowSurfaceRects(window_.get(), damage.data(), static_cast<int>(damage.size()));
  }
}

void Window::show(const ScreenTree& tree, const Appearance& appearance, int first_row,
                  const std::string& focus, const Words& words, std::chrono::milliseconds now) {
  const bool same = tree == tree_ && appearance == appearance_ && first_row == first_row_;
  if (same && focus == overlay_.focus) return;
  if (!same) {
    const bool other_place = tree.name != tree_.name || first_row != first_row_;
    layout_ = ui::layout(tree, panel_, appearance, first_row, words, measure_);
    // Moved in, not assigned: assigning would write into the strings of the screen before, and
    // leave the rest of what stood there.
    tree_ = ScreenTree{tree};
    appearance_ = appearance;
    first_row_ = first_row;
    if (other_place) {
      touches_.screen_changed(now);
      overlay_.pressed.clear();
    }
  }
  overlay_.focus = focus;
  repaint();
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
  painter_.paint(*target, layout_, appearance_.contrast, overlay_);
  SDL_UpdateWindowSurface(window_.get());
}

bool Window::save_picture(const std::string& file) const {
  auto* target = surface();
  return target != nullptr && IMG_SavePNG(target, file.c_str()) == 0;
}

}  // namespace kiosk::ui::sdl
