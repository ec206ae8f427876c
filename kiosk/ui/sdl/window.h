#pragma once
// The kiosk's window and what it shows: the one owner of a layout, its pixels and the finger on
// them. Main thread only.

#include <chrono>
#include <cstdint>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include <SDL.h>

#include "kiosk/ui/focus.h"
#include "kiosk/ui/sdl/painter.h"
#include "kiosk/ui/touch_place.h"

namespace kiosk::ui::sdl {

/// What the panel is used as: alone, from edge to edge, or beside other windows on a desk.
enum class WindowPlace : std::uint8_t { WholeDisplay, Desk };

struct WindowConfig {
  std::string title = "Anjungan";
  Panel panel;             // as people see it
  Turn turn = Turn::None;  // of the picture on the display
  WindowPlace place = WindowPlace::Desk;
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

/// Pixels of the display as people see the picture on it: turned back.
struct DisplaySize {
  int width_px = 0;
  int height_px = 0;

  bool operator==(const DisplaySize&) const = default;
};

class Window {
 public:
  /// A borderless window of the panel's size; on a smaller display both are scaled down, and where
  /// it has the whole of a larger one, up, so that millimetres keep their proportions. A turned
  /// picture costs a second one in memory.
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
  /// What the picture has got.
  [[nodiscard]] const Panel& panel() const { return panel_; }
  [[nodiscard]] Turn turn() const { return turn_; }
  /// What there is.
  [[nodiscard]] DisplaySize display() const { return display_; }
  /// The picture has the pixels that were wanted, and on the whole of a display fills it.
  [[nodiscard]] bool is_as_configured() const;
  [[nodiscard]] std::uint32_t id() const { return SDL_GetWindowID(window_.get()); }
  [[nodiscard]] SDL_Surface* surface() const { return SDL_GetWindowSurface(window_.get()); }
  [[nodiscard]] Fonts& fonts() { return fonts_; }
  /// Upright, as people see it.
  [[nodiscard]] bool save_picture(const std::string& file) const;

 private:
  struct Destroy {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  };

  Window(const WindowConfig& config, SDL_Window* window, Panel panel);
  /// Takes the size that the window has got for the panel's. What is missing, or nothing.
  [[nodiscard]] std::optional<std::string> adopt_surface();
  void repaint();
  void present(const std::vector<SDL_Rect>& damage);
  /// What is painted on; null while there is no window surface.
  [[nodiscard]] SDL_Surface* canvas() const { return upright_ ? upright_.get() : surface(); }
  [[nodiscard]] const Layout& picture() const { return shown_.dark ? dark_layout_ : layout_; }
  [[nodiscard]] Contrast contrast() const;

  Fonts fonts_;
  Icons icons_;
  Plans plans_;
  Painter painter_{fonts_, icons_, plans_};
  std::unique_ptr<SDL_Window, Destroy> window_;
  Panel panel_;
  Turn turn_;
  DisplaySize wanted_;
  DisplaySize display_;
  Surface upright_;  // of a turned picture
  TextMeasure measure_;
  Shown shown_;
  Layout layout_;
  Layout dark_layout_;
  Overlay overlay_;
  TouchFilter touches_;
};

}  // namespace kiosk::ui::sdl
