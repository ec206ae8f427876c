#pragma once
// The kiosk's threads, and who may wait for whom.
//
// The main thread owns the model, the window and everything that is pure. It takes events out of
// the mailbox, one after the other, and hands each effect to a worker by `submit`, which never
// waits. It waits for nobody but for what wakes it: SDL's events, a push into the mailbox, the next
// tick; at the end of the program it joins the workers, after it has closed the mailbox.
//
// A worker owns one device or the ledger: nobody else touches it. It takes jobs from its own queue,
// in their order, may wait for its device as long as that takes, and answers by `Mailbox::push`.
// That waits while the mailbox is full, so a worker that is faster than the core comes to rest and
// loses nothing; the main thread itself has `push_own`, which never waits: it could only wait for
// itself. Workers do not wait for each other, but for the link's, which waits for the ledger's; and
// none holds a lock while it pushes.
//
// Threads that wait for a device instead of jobs stand in input_workers.h, usb_lookout.h and
// control/control.h; a printer's thread that does not come back is given up by printer_keeper.h.
// Nothing outside shell/ starts a thread or shares state between two.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <stop_token>
#include <thread>
#include <vector>

#include "kiosk/messages/event.h"

namespace kiosk::shell {

/// Events on their way to the main thread.
class Mailbox {
 public:
  /// `wake` is called after each push, from any thread.
  explicit Mailbox(std::function<void()> wake) : wake_(std::move(wake)) {}

  /// Of another thread. Waits while there is no room.
  void push(messages::Event event);
  /// Of the main thread, which alone makes room.
  void push_own(messages::Event event);
  std::vector<messages::Event> take_all();
  /// Returns when an event waits, or after `limit`.
  void wait(std::chrono::milliseconds limit);
  [[nodiscard]] bool empty() const;
  /// Nobody takes any more: pushes return at once.
  void close();

 private:
  void add(messages::Event event, std::unique_lock<std::mutex> lock);

  static constexpr std::size_t most = 256;
  mutable std::mutex mutex_;
  std::condition_variable room_;
  std::condition_variable arrived_;
  std::deque<messages::Event> events_;
  bool closed_ = false;
  std::function<void()> wake_;
};

/// One thread with its jobs. `idle` is called when no job came for `interval()`.
template <class Job>
class Worker {
 public:
  using Handler = std::function<void(Job)>;

  explicit Worker(Handler handler, std::function<void()> idle = {},
                  std::function<std::chrono::milliseconds()> interval = {})
      : handler_(std::move(handler)), idle_(std::move(idle)), interval_(std::move(interval)) {
    thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
  }

  void submit(Job job) {
    {
      const std::lock_guard lock(mutex_);
      jobs_.push_back(std::move(job));
      ++pending_;
    }
    changed_.notify_one();
  }

  /// Jobs that are waiting or under way.
  [[nodiscard]] int pending() const { return pending_; }

  /// Forgets what waits; what is under way goes on.
  void drop() {
    const std::lock_guard lock(mutex_);
    pending_ -= static_cast<int>(jobs_.size());
    jobs_.clear();
  }

  /// Does what was submitted and ends the thread.
  void finish() {
    thread_.request_stop();
    thread_.join();
  }

 private:
  void run(const std::stop_token& stop) {
    while (true) {  // what was submitted is done, also when the program ends
      std::unique_lock lock(mutex_);
      const auto ready = [this] { return !jobs_.empty(); };
      if (interval_) {
        changed_.wait_for(lock, stop, interval_(), ready);
      } else {
        changed_.wait(lock, stop, ready);
      }
      if (stop.stop_requested() && jobs_.empty()) return;
      if (jobs_.empty()) {
        lock.unlock();
        if (idle_) idle_();
        continue;
      }
      Job job = std::move(jobs_.front());
      jobs_.pop_front();
      lock.unlock();
      handler_(std::move(job));
      --pending_;
    }
  }

  Handler handler_;
  std::function<void()> idle_;
  std::function<std::chrono::milliseconds()> interval_;
  mutable std::mutex mutex_;
  std::condition_variable_any changed_;
  std::deque<Job> jobs_;
  std::atomic<int> pending_{0};
  std::jthread thread_;  // last: it is joined before what it uses goes away
};

}  // namespace kiosk::shell
