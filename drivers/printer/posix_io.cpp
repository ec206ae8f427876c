#include "drivers/printer/posix_io.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>

#include <poll.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <unistd.h>

namespace drivers::printer {
namespace {

// One reply of a printer is a few dozen bytes; more is collected by the next call.
constexpr std::size_t read_size_bytes = 4096;

ssize_t write_once(int number, std::span<const std::uint8_t> bytes) {
  // A peer that went away must be an error here, not a signal that ends the program.
  const ssize_t sent = ::send(number, bytes.data(), bytes.size(), MSG_NOSIGNAL);
  if (sent >= 0 || errno != ENOTSOCK) return sent;
  return ::write(number, bytes.data(), bytes.size());
}

}  // namespace

Descriptor& Descriptor::operator=(Descriptor&& other) noexcept {
  if (this != &other) {
    reset();
    number_ = std::exchange(other.number_, -1);
  }
  return *this;
}

void Descriptor::reset() {
  // On Linux the number is free even after an interrupted close: closing again could hit another.
  if (number_ >= 0) ::close(std::exchange(number_, -1));
}

Deadline::Deadline(std::chrono::milliseconds limit)
    : end_(std::chrono::steady_clock::now() + std::max(limit, std::chrono::milliseconds::zero())) {}

std::chrono::milliseconds Deadline::left() const {
  const auto left =
      std::chrono::ceil<std::chrono::milliseconds>(end_ - std::chrono::steady_clock::now());
  return std::max(left, std::chrono::milliseconds::zero());
}

Interrupt::Interrupt() : event_(::eventfd(0, EFD_NONBLOCK | EFD_CLOEXEC)) {}

void Interrupt::raise() {
  const std::uint64_t once = 1;
  // Fails only when it has been raised so often that it is raised anyway.
  [[maybe_unused]] const auto written = ::write(event_.number(), &once, sizeof once);
}

void Interrupt::clear() {
  std::uint64_t times = 0;
  [[maybe_unused]] const auto count = ::read(event_.number(), &times, sizeof times);
}

short wait_for(const Descriptor& descriptor, short events, const Deadline& deadline,
               const Interrupt* interrupt) {
  std::array<pollfd, 2> entries{{{.fd = descriptor.number(), .events = events, .revents = 0},
                                 {.fd = -1, .events = POLLIN, .revents = 0}}};  // -1 is skipped
  if (interrupt != nullptr) entries[1].fd = interrupt->descriptor().number();
  while (true) {
    const auto left = std::min<std::chrono::milliseconds::rep>(deadline.left().count(), INT_MAX);
    const int ready = ::poll(entries.data(), entries.size(), static_cast<int>(left));
    if (ready > 0) return entries[0].revents;
    if (ready < 0 && errno != EINTR) return POLLNVAL;
    if (deadline.passed()) return 0;
  }
}

WriteResult write_all(const Descriptor& descriptor, std::span<const std::uint8_t> bytes,
                      const Deadline& deadline) {
  WriteResult result;
  while (result.accepted < bytes.size()) {
    const ssize_t written = write_once(descriptor.number(), bytes.subspan(result.accepted));
    if (written > 0) {
      result.accepted += static_cast<std::size_t>(written);
      continue;
    }
    if (written < 0 && errno == EINTR) continue;
    if (written < 0 && errno != EAGAIN && errno != EWOULDBLOCK) {
      result.ended = std::unexpected(ChannelError::Gone);
      return result;
    }
    if (wait_for(descriptor, POLLOUT, deadline) == 0) {
      result.ended = std::unexpected(ChannelError::TimedOut);
      return result;
    }
  }
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> read_some(const Descriptor& descriptor,
                                                                 const Deadline& deadline,
                                                                 const Interrupt* interrupt) {
  std::array<std::uint8_t, read_size_bytes> buffer{};
  while (true) {
    const ssize_t count = ::read(descriptor.number(), buffer.data(), buffer.size());
    if (count > 0) return std::vector<std::uint8_t>(buffer.begin(), buffer.begin() + count);
    if (count == 0) return std::unexpected(ChannelError::Gone);
    if (errno == EINTR) continue;
    if (errno != EAGAIN && errno != EWOULDBLOCK) return std::unexpected(ChannelError::Gone);
    if (wait_for(descriptor, POLLIN, deadline, interrupt) == 0) {
      return std::vector<std::uint8_t>{};
    }
  }
}

ChannelError open_error_of(int error_number) {
  switch (error_number) {
    case ETIMEDOUT:
      return ChannelError::TimedOut;
    case EACCES:
    case EPERM:
    case EROFS:
      return ChannelError::NoPermission;
    case EBUSY:
    case EWOULDBLOCK:  // another process holds the lock
      return ChannelError::Busy;
    case ECONNREFUSED:
    case ECONNRESET:
    case EISDIR:
      return ChannelError::Refused;
    default:
      return ChannelError::NotFound;
  }
}

}  // namespace drivers::printer
