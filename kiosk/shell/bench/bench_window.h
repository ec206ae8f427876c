#pragma once
// The bench's own window, a technician's place: the printer with its faults and the paper below it,
// the scanner (a picture dropped on the window is held before it), faces, headphones, keys, clock.
// For trying the kiosk out; never in a hall. Main thread only.

#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include <SDL.h>

#include "kiosk/domain/demo_time.h"
#include "kiosk/shell/bench/bench.h"
#include "kiosk/shell/bench/bench_view.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/ui/sdl/painter.h"

namespace kiosk::shell {

/// What the bench asks of the running kiosk; each goes the way of the real thing.
struct BenchActions {
  std::function<void(const std::string& name)> key;
  std::function<void(bool plugged)> headphones;
  /// Nothing is the real time.
  std::function<void(std::optional<domain::DemoMoment>)> clock;
};

/// What the running kiosk tells the bench.
struct BenchNews {
  bool headphones = false;
  std::string time;
};

class BenchWindow {
 public:
  /// `told` holds language, kind of clock and the demo member; the rest is filled in.
  static std::expected<std::unique_ptr<BenchWindow>, std::string> open(Bench& bench,
                                                                       const Config& config,
                                                                       const ui::Rect& place,
                                                                       BenchState told);

  void serve(BenchActions actions) { actions_ = std::move(actions); }
  /// Shows controls and paper as they are now. Cheap when nothing changed.
  void show(const BenchNews& news);
  /// True when the event was for this window.
  bool handle(const SDL_Event& event);

  [[nodiscard]] const BenchState& state() const { return state_; }
  /// The control of that id in pixels of this window; empty when there is none.
  [[nodiscard]] ui::Rect place_of(const std::string& id) const;
  [[nodiscard]] std::uint32_t id() const { return SDL_GetWindowID(window_.get()); }
  [[nodiscard]] bool save_picture(const std::string& file) const;

 private:
  struct DestroyBench {
    void operator()(SDL_Window* window) const { SDL_DestroyWindow(window); }
  };
  /// A tree on its part of the window.
  struct Part {
    ui::Rect place;
    domain::Language language = domain::Language::Indonesian;
    ui::ScreenTree tree;
    ui::Layout layout;
  };

  BenchWindow(Bench& bench, const Config& config, SDL_Window* window, BenchState told);
  [[nodiscard]] const std::string* control_at(int x, int y) const;
  void refresh();
  /// True when it has changed.
  bool put(Part& part, ui::ScreenTree tree);
  void paint();
  void paint_part(SDL_Surface& target, const Part& part);
  void paint_paper(SDL_Surface& target);
  void act(const std::string& id);
  void toggle_fault(const std::string& device, const std::string& name, const std::string& fault);
  void scan_picture(const SDL_DropEvent& drop);

  Bench& bench_;
  ui::Words words_;
  ui::sdl::Fonts fonts_;
  ui::sdl::Icons icons_;
  ui::sdl::Plans plans_;
  ui::sdl::Painter painter_{fonts_, icons_, plans_};
  std::unique_ptr<SDL_Window, DestroyBench> window_;
  BenchActions actions_;
  BenchState state_;
  BenchState shown_;
  int shown_slips_ = -1;  // nothing is shown yet
  Part printer_;
  Part devices_;
  ui::Rect paper_;
  ui::sdl::Surface slip_;    // the last one, as the window's pixels are
  int pictured_slips_ = -1;  // how many there were then
  std::string pressed_;  // id of the control that went down
};

}  // namespace kiosk::shell
