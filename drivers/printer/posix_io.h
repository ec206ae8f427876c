#pragma once
// What every channel over a file descriptor shares: a handle that closes itself, a deadline, and
// reading and writing that never outlive it. Used by the thread that uses the channel.

#include <chrono>
#include <cstdint>
#include <expected>
#include <span>
#include <utility>
#include <vector>

#include "drivers/printer/channel.h"

namespace drivers::printer {

/// Owns one file descriptor; -1 is none.
class Descriptor {
 public:
  Descriptor() = default;
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept;
  ~Descriptor() { reset(); }

  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool is_open() const { return number_ >= 0; }
  void reset();

 private:
  int number_ = -1;
};

/// A moment on the monotonic clock that several waits share.
class Deadline {
 public:
  explicit Deadline(std::chrono::milliseconds limit);

  /// Never negative; rounded up, so that a wait of this length really reaches the deadline.
  [[nodiscard]] std::chrono::milliseconds left() const;
  [[nodiscard]] bool passed() const { return left() == std::chrono::milliseconds::zero(); }

 private:
  std::chrono::steady_clock::time_point end_;
};

/// Ends a wait from another thread. What interrupts before the wait begins ends the next one.
class Interrupt {
 public:
  Interrupt();

  /// Any thread.
  void raise();
  /// Forgets what was raised; the thread that waits.
  void clear();
  /// Readable once raised.
  [[nodiscard]] const Descriptor& descriptor() const { return event_; }

 private:
  Descriptor event_;
};

/// Waits until one of `events` (POLLIN, POLLOUT, ...) is there; returns what poll reported, 0 when
/// the deadline or `interrupt` came first. Signals do not shorten it.
short wait_for(const Descriptor& descriptor, short events, const Deadline& deadline,
               const Interrupt* interrupt = nullptr);

/// Writes everything to a non-blocking descriptor, or says how far it came. Never raises SIGPIPE
/// (which it needs a socket for: the others do not raise it).
WriteResult write_all(const Descriptor& descriptor, std::span<const std::uint8_t> bytes,
                      const Deadline& deadline);

/// The bytes that are there, waiting for the first one; empty when none came. End of file is Gone.
std::expected<std::vector<std::uint8_t>, ChannelError> read_some(
    const Descriptor& descriptor, const Deadline& deadline, const Interrupt* interrupt = nullptr);

/// What a failed open() or connect() means for the caller, from its errno.
ChannelError open_error_of(int error_number);

}  // namespace drivers::printer
