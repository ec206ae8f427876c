#pragma once
// The kiosk's window and what it shows: the one owner of a layout, its pixels and the finger on
// them. Main thread only.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include <SDL.h>

#include "kiosk/ui/focus.h"
#include "kiosk/ui/sdl/painter.h"

namespace kiosk::ui::sdl {

struct WindowConfig {
  std::string title = "Anjungan";
  Panel panel;
  int x = 0;
  int y = 0;
  std::string font_folder;
  std::string icon_folder;
  std::string plan_folder;
};

/// What is to be seen and worked. In the dark another tree is painted, white on black; keys go on
/// working the first one.
struct Shown {
  ScreenTree tree;
  Appearance appearance;
  int first_row = 0;
  std::optional<ScreenTree> dark;

  bool operator==(const Shown&) const = default;
};

class Window {
 public:
  /// A borderless window of the panel's size; on a smaller display both are scaled down, so that
  /// millimetres keep their proportions.
  static std::expected<std::unique_ptr<Window>, std::string> open(const WindowConfig& config);

  /// Lays out and paints what changed. Cheap when nothing did.
  void show(Shown shown, const std::string& focus, const Words& words,
            std::chrono::milliseconds now);

  /// Takes the keyboard back when no window of the program has it: without a window manager, the
  /// focus goes nowhere when another program's window ends.
  void keep_focus();

  /// A finger or the mouse: highlights at once; returns the control that was activated.
  std::optional<std::string> touch(const Touch& touch);

  /// The visit is over: no text of it is kept. What is on the screen stays there.
  void forget() { fonts_.forget(); }

  /// The window was covered or moved: everything has to be presented again.
  void present_all();

  [[nodiscard]] const Layout& layout() const { return layout_; }
  [[nodiscard]] SDL_Window* handle() const { return window_.get(); }
  [[nodiscard]] std::uint32_t id() const { return SDL_GetWindowID(window_.get()); }
  [[nodiscard]] SDL_Surface* surface() const { return SDL_GetWindowSurface(window_.get()); }
  [[nodiscard]] Fonts& fonts() { return fonts_; }
  [[nodiscard]] bool save_picture(const std::string& file) const;

 private:
  struct Destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  };

  Window(const WindowConfig& config, SDL_Window* window, Panel panel);
  void repaint();
  [[nodiscard]] const Layout& picture() const { return shown_.dark ? dark_layout_ : layout_; }
  [[nodiscard]] Contrast contrast() const;

  Fonts fonts_;
  Icons icons_;
  Plans plans_;
  Painter painter_{fonts_, icons_, plans_};
  std::unique_ptr<SDL_Window, Destroy> window_;
  Panel panel_;
  TextMeasure measure_;
  Shown shown_;
  Layout layout_;
  Layout dark_layout_;
  Overlay overlay_;
  TouchFilter touches_;
};

}  // namespace kiosk::ui::sdl
