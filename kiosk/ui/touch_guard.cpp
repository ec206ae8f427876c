#include "kiosk/ui/touch_guard.h"

#include <algorithm>
#include <cmath>

namespace kiosk::ui {
namespace {

using std::chrono::milliseconds;

/// Panels tell ten fingers apart, some twenty; a broken one is not given memory without end.
constexpr std::size_t most_held = 32;

double distance_mm(const Contact& left, const Contact& right, const Panel& panel) {
  return std::hypot(static_cast<double>(left.x) - right.x, static_cast<double>(left.y) - right.y) *
         panel.pitch_mm;
}

/// The longest time that can have passed from one to the other.
milliseconds longest_between(const Contact& earlier, const Contact& later) {
  return later.at - earlier.at + earlier.late_by;
}

Touch touch_of(const Contact& contact, std::int64_t number, TouchPhase phase) {
  return {.x = contact.x, .y = contact.y, .phase = phase, .finger = number, .at = contact.at};
}

}  // namespace

std::optional<std::size_t> TouchGuard::find(const Contact& contact) const {
  for (std::size_t i = 0; i < held_.size(); ++i) {
    const auto& first = held_[i].first;
    if (first.device == contact.device && first.finger == contact.finger) return i;
  }
  return std::nullopt;
}

void TouchGuard::cancel(Held& held, milliseconds at, Touches& touches) {
  if (!held.passes) return;
  held.passes = false;
  auto touch = touch_of(held.last, held.number, TouchPhase::Cancelled);
  touch.at = at;
  touches.push_back(touch);
}

TouchGuard::Touches TouchGuard::handle(const Contact& contact, const Panel& panel) {
  auto touches = look(contact.at);
  const auto known = find(contact);
  if (contact.phase == TouchPhase::Down) {
    if (known) {  // its release was lost
      cancel(held_[*known], contact.at, touches);
      held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(*known));
    }
    come_down(contact, panel, touches);
  } else if (known && contact.phase == TouchPhase::Move) {
    move(held_[*known], contact, panel, touches);
  } else if (known) {
    leave(*known, contact, panel, touches);
  }
  return touches;
}

void TouchGuard::come_down(const Contact& contact, const Panel& panel, Touches& touches) {
  if (held_.size() == most_held) {
    cancel(held_.front(), contact.at, touches);
    held_.erase(held_.begin());
  }
  const bool shut = is_shut(contact.at);
  const bool storm = note_storm(contact, touches);
  const bool palm = !storm && note_palm(contact, panel, touches);
  const bool ghost = storm || is_bounce(contact, panel);
  if (ghost) ++counts_.ghosts;
  Held held{.first = contact, .last = contact, .is_palm = palm};
  held.joined = std::ranges::any_of(
      held_, [&](const Held& other) { return contact.at - other.first.at < finger_alone_for; });
  held.passes = !ghost && !palm && !shut;
  if (held.passes) {
    held.number = ++last_number_;
    touches.push_back(touch_of(contact, held.number, TouchPhase::Down));
  }
  held_.push_back(held);
}

/// Each counts from the earliest moment at which it can have come: what waited for this program is
/// no storm for that.
bool TouchGuard::note_storm(const Contact& contact, Touches& touches) {
  if (storm_since_ && contact.at - last_down_at_ >= storm_rest) {
    storm_since_.reset();
    downs_.clear();
  }
  last_down_at_ = contact.at;
  downs_.push_back(contact.at - contact.late_by);
  std::erase_if(downs_, [&](milliseconds at) { return contact.at - at >= storm_time; });
  if (storm_since_) return true;
  const auto burst =
      std::ranges::count_if(downs_, [&](milliseconds at) { return contact.at - at < burst_time; });
  if (static_cast<std::size_t>(burst) < burst_contacts && downs_.size() < storm_contacts) {
    return false;
  }
  storm_since_ = contact.at;
  ++counts_.storms;
  for (auto& held : held_) cancel(held, contact.at, touches);
  return true;
}

/// What has lain there for long belongs to no new hand, but what comes beside it does.
bool TouchGuard::note_palm(const Contact& contact, const Panel& panel, Touches& touches) {
  std::size_t fresh = 1;
  bool near = false;
  for (const auto& held : held_) {
    const bool close = distance_mm(held.last, contact, panel) <= palm_reach_mm;
    const bool at_once = contact.at - held.first.at <= palm_time;
    near = near || (close && (at_once || held.is_palm));
    fresh += contact.at - held.first.at < finger_alone_for ? 1 : 0;
  }
  if (!near && fresh < palm_contacts) return false;
  const bool known = std::ranges::any_of(held_, &Held::is_palm);
  if (!known) ++counts_.palms;
  for (auto& held : held_) {
    if (contact.at - held.first.at >= finger_alone_for) continue;
    cancel(held, contact.at, touches);
    held.is_palm = true;
  }
  return true;
}

bool TouchGuard::is_bounce(const Contact& contact, const Panel& panel) const {
  return left_ && longest_between(*left_, contact) < bounce_time &&
         distance_mm(*left_, contact, panel) <= bounce_reach_mm;
}

/// A hand, or a second finger, came a moment ago: all have to leave first, or to lie there longer.
bool TouchGuard::is_shut(milliseconds now) const {
  return std::ranges::any_of(held_, [&](const Held& held) {
    return (held.is_palm || held.joined) && now - held.first.at < finger_alone_for;
  });
}

void TouchGuard::move(Held& held, const Contact& contact, const Panel& panel, Touches& touches) {
  const auto time = static_cast<double>(longest_between(held.last, contact).count());
  const bool jumps = distance_mm(held.last, contact, panel) > jitter_mm + fastest_mm_per_ms * time;
  held.last = contact;
  if (!held.passes) return;
  if (jumps) {
    ++counts_.ghosts;
    return cancel(held, contact.at, touches);
  }
  touches.push_back(touch_of(contact, held.number, TouchPhase::Move));
}

void TouchGuard::leave(std::size_t index, const Contact& contact, const Panel& panel,
                       Touches& touches) {
  auto held = held_[index];
  held_.erase(held_.begin() + static_cast<std::ptrdiff_t>(index));
  if (!held.passes) return;
  const auto time = static_cast<double>(longest_between(held.last, contact).count());
  const bool jumps = distance_mm(held.last, contact, panel) > jitter_mm + fastest_mm_per_ms * time;
  const bool flickers = longest_between(held.first, contact) < shortest_contact;
  if (jumps || flickers) ++counts_.ghosts;
  if (jumps || flickers || contact.phase == TouchPhase::Cancelled) {
    held.last = contact;
    return cancel(held, contact.at, touches);
  }
  left_ = contact;
  touches.push_back(touch_of(contact, held.number, TouchPhase::Up));
}

TouchGuard::Touches TouchGuard::look(milliseconds now) {
  Touches touches;
  for (auto& held : held_) {
    if (!held.passes || now - held.first.at < longest_contact) continue;
    ++counts_.stuck;
    cancel(held, now, touches);
  }
  std::erase_if(held_, [&](const Held& held) { return now - held.last.at >= forgotten_after; });
  return touches;
}

TouchGuard::Touches TouchGuard::forget(milliseconds now) {
  Touches touches;
  for (auto& held : held_) cancel(held, now, touches);
  held_.clear();
  downs_.clear();
  left_.reset();
  storm_since_.reset();
  return touches;
}

bool TouchGuard::is_in_trouble(milliseconds now) const {
  const bool storms =
      storm_since_ && now - *storm_since_ >= trouble_after && now - last_down_at_ < storm_rest;
  return storms || std::ranges::any_of(held_, [&](const Held& held) {
           return now - held.first.at >= trouble_after;
         });
}

}  // namespace kiosk::ui
