#pragma once
// The bench's own window: the paper that came out, faults to switch on, faces to press, a code to
// scan; a picture dropped on it is scanned too.
// For trying the kiosk out; never in a hall. Main thread only.

#include <memory>
#include <string>

#include <SDL.h>

#include "kiosk/shell/bench.h"
#include "kiosk/shell/runtime.h"
#include "kiosk/ui/sdl/window.h"

namespace kiosk::shell {

class BenchWindow {
 public:
  static std::expected<std::unique_ptr<BenchWindow>, std::string> open(Bench& bench,
                                                                       const Config& config);

  /// Shows controls and paper as they are now.
  void show();
  /// True when the event was for this window.
  bool handle(const SDL_Event& event);

 private:
  BenchWindow(Bench& bench, std::unique_ptr<ui::sdl::Window> window);
  [[nodiscard]] ui::ScreenTree tree() const;
  void draw_paper();
  void act(const std::string& id);
  void scan_picture(const SDL_DropEvent& drop);

  Bench& bench_;
  std::unique_ptr<ui::sdl::Window> window_;
  int shown_slips_ = -1;  // nothing is shown yet
  std::vector<std::string> shown_faults_;
};

}  // namespace kiosk::shell
