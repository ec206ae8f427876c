#include "drivers/bench/simulated_input.h"

#include <utility>

namespace drivers::bench {
namespace {

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

constexpr std::chrono::milliseconds length_of_press{80};
constexpr std::chrono::milliseconds stuck_since{11'000};

}  // namespace

void SimulatedScanner::scan(std::string text) {
  {
    const std::lock_guard lock(mutex_);
    if (!text.empty() && text.size() <= scanner::longest_text) codes_.push_back(std::move(text));
  }
  changed_.notify_one();
}

void SimulatedScanner::set_gone(bool gone) {
  const std::lock_guard lock(mutex_);
  gone_ = gone;
  codes_.clear();
  changed_.notify_one();
}

std::expected<std::optional<std::string>, scanner::ScannerError> SimulatedScanner::read(
    std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  reading_ = true;
  changed_.wait_for(lock, limit, [this] { return interrupted_ || gone_ || !codes_.empty(); });
  interrupted_ = false;
  if (gone_) return std::unexpected(scanner::ScannerError::Absent);
  if (codes_.empty()) return std::nullopt;
  reading_ = false;
  auto code = std::move(codes_.front());
  codes_.pop_front();
  return code;
}

void SimulatedScanner::interrupt() {
  const std::lock_guard lock(mutex_);
  interrupted_ = true;
  changed_.notify_one();
}

bool SimulatedScanner::is_idle() const {
  const std::lock_guard lock(mutex_);
  return gone_ || (reading_ && codes_.empty());
}

void SimulatedBox::add(int button, bool down, std::chrono::milliseconds at) {
  const auto code = static_cast<std::uint16_t>(button);
  const int face = faces_.empty() ? button : buttons::face_among(faces_, code);
  edges_.push_back({.face = face, .down = down, .code = code, .at = at});
}

void SimulatedBox::use_faces(std::vector<std::uint16_t> codes) {
  const std::lock_guard lock(mutex_);
  faces_ = std::move(codes);
}

void SimulatedBox::press(int button) {
  {
    const std::lock_guard lock(mutex_);
    const auto now = steady_now();
    add(button, true, now);
    add(button, false, now + length_of_press);
  }
  changed_.notify_one();
}

void SimulatedBox::set_gone(bool gone) {
  const std::lock_guard lock(mutex_);
  gone_ = gone;
  edges_.clear();
  changed_.notify_one();
}

void SimulatedBox::set_stuck(bool stuck) {
  const std::lock_guard lock(mutex_);
  const auto now = steady_now();
  add(buttons::highest_face, stuck, now - stuck_since);
  changed_.notify_one();
}

std::expected<std::vector<buttons::Edge>, buttons::BoxError> SimulatedBox::wait(
    std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  waiting_ = true;
  changed_.wait_for(lock, limit, [this] { return interrupted_ || gone_ || !edges_.empty(); });
  interrupted_ = false;
  if (gone_) return std::unexpected(buttons::BoxError::Absent);
  if (!edges_.empty()) waiting_ = false;
  return std::exchange(edges_, {});
}

void SimulatedBox::interrupt() {
  const std::lock_guard lock(mutex_);
  interrupted_ = true;
  changed_.notify_one();
}

bool SimulatedBox::is_idle() const {
  const std::lock_guard lock(mutex_);
  return gone_ || (waiting_ && edges_.empty());
}

void SimulatedPanel::set_gone(bool gone) {
  const std::lock_guard lock(mutex_);
  gone_ = gone;
  changed_.notify_one();
}

bool SimulatedPanel::is_gone() const {
  const std::lock_guard lock(mutex_);
  return gone_;
}

bool SimulatedPanel::wait(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, limit, [this] { return interrupted_ || gone_ != told_gone_; });
  interrupted_ = false;
  told_gone_ = gone_;
  return !gone_;
}

void SimulatedPanel::interrupt() {
  const std::lock_guard lock(mutex_);
  interrupted_ = true;
  changed_.notify_one();
}

}  // namespace drivers::bench
