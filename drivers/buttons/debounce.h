#pragma once
// From contacts that bounce to presses, and to buttons that do not come up again. Pure.

#include <array>
#include <chrono>
#include <optional>

#include "drivers/buttons/buttons.h"

namespace drivers::buttons {

inline constexpr std::chrono::milliseconds bounce_time{300};
inline constexpr std::chrono::milliseconds stuck_after{10'000};

class Debounce {
 public:
  /// The face that was pressed, at the moment it goes down. Within 300 ms of the same button's last
  /// change nothing is a press; unknown faces never are.
  std::optional<int> take(const Edge& edge);

  /// A button is down: it may be stuck before anything else changes.
  [[nodiscard]] bool is_down() const;

  /// A button has been down for more than ten seconds: jammed, or something leans on it.
  [[nodiscard]] bool is_stuck(std::chrono::milliseconds now) const;

 private:
  struct Button {
    bool down = false;
    std::chrono::milliseconds went_down{0};
    std::chrono::milliseconds last_change{-1'000'000};
  };
  std::array<Button, most_faces> buttons_{};  // by their faces
};

}  // namespace drivers::buttons
