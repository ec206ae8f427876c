#include "drivers/buttons/debounce.h"

#include <algorithm>

namespace drivers::buttons {

std::optional<int> Debounce::take(const Edge& edge) {
  if (edge.face < neutral_face || edge.face > highest_face) return std::nullopt;
  auto& button = buttons_.at(static_cast<std::size_t>(edge.face));
  const bool settled = edge.at - button.last_change >= bounce_time;
  button.last_change = edge.at;
  if (edge.down && !button.down) button.went_down = edge.at;
  const bool pressed = edge.down && !button.down && settled;
  button.down = edge.down;
  return pressed ? std::optional{edge.face} : std::nullopt;
}

bool Debounce::is_down() const {
  return std::ranges::any_of(buttons_, &Button::down);
}

bool Debounce::is_stuck(std::chrono::milliseconds now) const {
  return std::ranges::any_of(buttons_, [now](const Button& button) {
    return button.down && now - button.went_down > stuck_after;
  });
}

}  // namespace drivers::buttons
