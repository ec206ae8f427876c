#include "kiosk/ui/focus.h"

#include <cstdlib>
#include <vector>

namespace kiosk::ui {

namespace {

/// In the keyboard: the key of another row that stands nearest, or the first control beyond.
std::size_t by_row(const std::vector<const Box*>& controls, std::size_t from, bool forwards) {
  const auto count = controls.size();
  const auto centre = [](const Box& box) { return box.bounds.x + box.bounds.width / 2; };
  const auto step = [&](std::size_t i) { return (forwards ? i + 1 : i + count - 1) % count; };
  const auto& here = *controls[from];
  auto best = step(from);
  while (best != from && controls[best]->role == Role::Key &&
         controls[best]->bounds.y == here.bounds.y) {
    best = step(best);
  }
  if (controls[best]->role != Role::Key) return best;
  const int row = controls[best]->bounds.y;
  for (auto i = best; controls[i]->role == Role::Key && controls[i]->bounds.y == row; i = step(i)) {
    const int distance = std::abs(centre(*controls[i]) - centre(here));
    if (distance < std::abs(centre(*controls[best]) - centre(here))) best = i;
  }
  return best;
}

}  // namespace

std::string next_focus(const Layout& layout, std::string_view current, Direction direction) {
  std::vector<const Box*> controls;
  for (const auto& box : layout.boxes) {
    if (box.control && box.enabled) controls.push_back(&box);
  }
  if (controls.empty()) return {};
  const bool forwards = direction != Direction::Up && direction != Direction::Left;
  const bool rows = direction == Direction::Up || direction == Direction::Down;
  for (std::size_t i = 0; i < controls.size(); ++i) {
    if (controls[i]->id != current) continue;
    const auto count = controls.size();
    if (rows && controls[i]->role == Role::Key) return controls[by_row(controls, i, forwards)]->id;
    return controls[(forwards ? i + 1 : i + count - 1) % count]->id;
  }
  return forwards ? controls.front()->id : controls.back()->id;
}

TouchFilter::Verdict TouchFilter::handle(const Touch& touch, const Layout& layout) {
  const bool rests = target_.empty() || touch.at - down_at_ >= finger_alone_for;
  const bool newcomer = touch.phase == TouchPhase::Down && rests;
  if (finger_ && *finger_ != touch.finger && !newcomer) {
    return {inside_ ? target_ : "", std::nullopt};
  }
  const auto* under = hit(layout, touch.x, touch.y);
  if (touch.phase == TouchPhase::Down) {
    finger_ = touch.finger;
    down_at_ = touch.at;
    const bool seen = touch.at - screen_since_ >= new_screen_guard;
    target_ = under != nullptr && seen ? under->id : "";
    inside_ = !target_.empty();
    return {target_, std::nullopt};
  }
  if (!finger_) return {};
  if (touch.phase == TouchPhase::Cancelled) {
    finger_.reset();
    target_.clear();
    inside_ = false;
    return {};
  }
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
