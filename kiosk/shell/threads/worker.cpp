#include "kiosk/shell/threads/worker.h"

#include <utility>

namespace kiosk::shell {

void Mailbox::push(messages::Event event) {
  std::unique_lock lock(mutex_);
  room_.wait(lock, [this] { return closed_ || events_.size() < most; });
  add(std::move(event), std::move(lock));
}

void Mailbox::push_own(messages::Event event) {
  add(std::move(event), std::unique_lock(mutex_));
}

void Mailbox::add(messages::Event event, std::unique_lock<std::mutex> lock) {
  if (closed_) return;
  events_.push_back(std::move(event));
  lock.unlock();
  arrived_.notify_one();
  if (wake_) wake_();
}

std::vector<messages::Event> Mailbox::take_all() {
  const std::lock_guard lock(mutex_);
  std::vector<messages::Event> taken(std::make_move_iterator(events_.begin()),
                                     std::make_move_iterator(events_.end()));
  events_.clear();
  room_.notify_all();
  return taken;
}

void Mailbox::wait(std::chrono::milliseconds limit) {
  std::unique_lock lock(mutex_);
  arrived_.wait_for(lock, limit, [this] { return closed_ || !events_.empty(); });
}

bool Mailbox::empty() const {
  const std::lock_guard lock(mutex_);
  return events_.empty();
}

void Mailbox::close() {
  const std::lock_guard lock(mutex_);
  closed_ = true;
  room_.notify_all();
}

}  // namespace kiosk::shell
