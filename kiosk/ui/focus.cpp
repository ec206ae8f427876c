#include "kiosk/ui/focus.h"

#include <vector>

namespace kiosk::ui {

std::string next_focus(const Layout& layout, std::string_view current, Direction direction) {
  std::vector<const Box*> controls;
  for (const auto& box : layout.boxes) {
    if (box.control && box.enabled) controls.push_back(&box);
  }
  if (controls.empty()) return {};
  const bool forwards = direction == Direction::Down || direction == Direction::Right;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (controls[i]->id != current) continue;
    const auto count = controls.size();
    return controls[(forwards ? i + 1 : i + count - 1) % count]->id;
  }
  return forwards ? controls.front()->id : controls.back()->id;
}

TouchFilter::Verdict TouchFilter::handle(const Touch& touch, const Layout& layout) {
  const bool lost = touch.at - heard_at_ >= finger_lost_after;
  const bool newcomer = touch.phase == TouchPhase::Down && lost;
  if (finger_ && *finger_ != touch.finger && !newcomer) {
    return {inside_ ? target_ : "", std::nullopt};
  }
  heard_at_ = touch.at;
  const auto* under = hit(layout, touch.x, touch.y);
  if (touch.phase == TouchPhase::Down) {
    finger_ = touch.finger;
    const bool seen = touch.at - screen_since_ >= new_screen_guard;
    target_ = under != nullptr && seen ? under->id : "";
    inside_ = !target_.empty();
    return {target_, std::nullopt};
  }
  if (!finger_) return {};
  if (under == nullptr || under->id != target_) {
    inside_ = false;  // coming back does not count: a slide is not a tap
    target_.clear();
  }
  if (touch.phase == TouchPhase::Move) return {target_, std::nullopt};
  finger_.reset();
  if (!inside_ || target_.empty()) return {};
  const bool repeated = target_ == last_tapped_ && touch.at - last_tap_at_ < double_tap_limit;
  if (repeated && under->role != Role::Key) return {};
  last_tapped_ = target_;
  last_tap_at_ = touch.at;
  return {"", target_};
}

void TouchFilter::screen_changed(std::chrono::milliseconds at) {
  screen_since_ = at;
  target_.clear();
  inside_ = false;
}

}  // namespace kiosk::ui
