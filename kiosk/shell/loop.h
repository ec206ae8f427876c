#pragma once
// The main thread: waits for input, workers and the clock, applies events, shows the screen. It
// sleeps until something happens; nothing is polled.

#include <chrono>
#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/shell/bench/bench.h"
#include "kiosk/shell/bench/bench_window.h"
#include "kiosk/shell/control/control.h"
#include "kiosk/shell/runtime.h"
#include "kiosk/ui/sdl/window.h"
#include "kiosk/ui/touch_guard.h"

namespace kiosk::shell {

/// Wakes SDL's event loop; any thread.
void wake_main_thread();

class Loop {
 public:
  /// `bench`, `bench_window` and `control` may be null.
  Loop(Runtime& runtime, ui::sdl::Window& window, Bench* bench, BenchWindow* bench_window,
       ControlServer* control);

  /// Until SIGTERM arrives, staff want a restart, or, on the bench, the window is closed.
  void run();

  /// What SDL reports of keyboard, mouse, touch and window.
  void handle(const SDL_Event& event);
  [[nodiscard]] bool is_running() const { return running_; }

  // What the control socket uses; it goes the same ways as people's input.

  void tap(const std::string& id);
  /// A finger on the panel, in its own pixels, that somebody meant.
  void touch(const ui::Touch& touch);
  /// What the touch panel reports: the guard says what somebody can have meant.
  void contact(const ui::Contact& contact);
  /// `up down left right select back help repeat switch1 switch2`; false for others.
  bool key(const std::string& name);
  /// Shows the model's screen now.
  void show();

  [[nodiscard]] Runtime& runtime() { return runtime_; }
  [[nodiscard]] ui::sdl::Window& window() { return window_; }
  [[nodiscard]] Bench* bench() { return bench_; }
  [[nodiscard]] std::chrono::milliseconds real_time() const;
  [[nodiscard]] const ui::TouchCounts& touch_counts() const { return guard_.counts(); }

 private:
  void serve_bench();
  void show_bench();
  void handle_key(const SDL_KeyboardEvent& event);
  void handle_requests();
  void answer_settled();
  void keep_keyboard();
  void handle_finger(const SDL_TouchFingerEvent& finger, ui::TouchPhase phase);
  void handle_mouse(std::uint32_t which, int x, int y, ui::TouchPhase phase);
  void take(const ui::TouchGuard::Touches& touches);
  void look_after_touch();
  void note_dropped();
  void report_display();
  void count_staff_touches(const ui::Touch& touch);
  [[nodiscard]] int longest_wait_ms() const;

  Runtime& runtime_;
  ui::sdl::Window& window_;
  Bench* bench_;
  BenchWindow* bench_window_;
  ControlServer* control_;
  std::deque<ControlRequest> settling_;
  std::chrono::steady_clock::time_point started_;
  std::vector<std::chrono::milliseconds> staff_touches_;
  std::optional<drivers::touch::PanelIdentity> bound_panel_;  // none: every panel, and the mouse
  ui::TouchGuard guard_;
  ui::TouchCounts noted_counts_;
  std::chrono::milliseconds noted_at_{0};
  std::chrono::milliseconds queue_was_empty_at_{0};  // SDL's events: none is older
  std::int64_t shown_second_ = -1;
  bool resting_ = true;  // nobody is there: the attract screen
  bool typed_ = false;   // somebody's own words are in the model
  bool running_ = true;
};

}  // namespace kiosk::shell
