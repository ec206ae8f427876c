#pragma once
// Moving the focus over a laid-out screen by keys, and what a touch means. Pure.

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/ui/layout.h"

namespace kiosk::ui {

enum class Direction : std::uint8_t { Up, Down, Left, Right, Next };

/// The control that the focus goes to. All walk the reading order and wrap around, Next, Down and
/// Right forwards, so that everything can be reached by one switch or two keys. Only among the keys
/// of the keyboard do Up and Down go by rows: Left and Right go from letter to letter there.
std::string next_focus(const Layout& layout, std::string_view current, Direction direction);

/// Cancelled: the finger is gone, or was none, and activates nothing.
enum class TouchPhase : std::uint8_t { Down, Move, Up, Cancelled };

struct Touch {
  int x = 0;
  int y = 0;
  TouchPhase phase = TouchPhase::Down;
  std::int64_t finger = 0;
  std::chrono::milliseconds at{0};  // of a clock that never jumps

  bool operator==(const Touch&) const = default;
};

/// Activation rules (A06): on release inside the same control; sliding off cancels; only the first
/// finger counts, but one that rests beside every control, or for longer than a tap takes, keeps no
/// other from the screen (a palm, a sleeve, water, a release that the driver lost); the same
/// control again within half a second is one tap, but for keys of the keyboard; a finger that was
/// put down before the screen changed does not count, nor one that follows the change sooner than a
/// person can have seen it.
class TouchFilter {
 public:
  /// What the finger did. `pressed` is the id to highlight now (empty = none); `tapped` is set when
  /// a control was activated.
  struct Verdict {
    std::string pressed;
    std::optional<std::string> tapped;
  };

  Verdict handle(const Touch& touch, const Layout& layout);

  /// The visitor sees other controls from now on.
  void screen_changed(std::chrono::milliseconds at);

 private:
  std::optional<std::int64_t> finger_;
  std::chrono::milliseconds down_at_{-1'000'000};  // of that finger
  std::string target_;  // control under the finger when it came down; empty = none or cancelled
  bool inside_ = false;
  std::string last_tapped_;
  std::chrono::milliseconds last_tap_at_{-1'000'000};
  std::chrono::milliseconds screen_since_{-1'000'000};
};

inline constexpr std::chrono::milliseconds double_tap_limit{500};
inline constexpr std::chrono::milliseconds new_screen_guard{250};
/// So long a finger has the screen to itself. It may stay longer, and still tap, if no other comes.
inline constexpr std::chrono::milliseconds finger_alone_for{1500};

}  // namespace kiosk::ui
