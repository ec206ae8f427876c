#pragma once
// A byte channel to a printer: network, serial, file, USB, or the bench. Blocking calls with a time
// limit, used by one worker thread. No retries in here.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

namespace drivers::printer {

enum class ChannelError : std::uint8_t {
  NotFound,  // no such device, host or file
  Refused,   // exists, but does not let us in (nobody listens, no such speed)
  UnknownHost,
  NoPermission,
  Busy,  // another program has it
  Gone,  // was connected, is not any more
  TimedOut,
};

/// How a write ended. `accepted` bytes were surely taken when ok; after TimedOut or Gone the true
/// amount is unknown and at least 0, at most the whole.
struct WriteResult {
  std::size_t accepted = 0;
  std::expected<void, ChannelError> ended;
};

class Channel {
 public:
  virtual ~Channel() = default;

  /// Connects; does nothing when connected already.
  [[nodiscard]] virtual std::expected<void, ChannelError> open(std::chrono::milliseconds limit) = 0;
  virtual void close() = 0;
  [[nodiscard]] virtual bool is_open() const = 0;

  /// Writes all of it or says why not. A failed write other than a time-out closes the channel.
  [[nodiscard]] virtual WriteResult write(std::span<const std::uint8_t> bytes,
                                          std::chrono::milliseconds limit) = 0;

  /// Bytes that have arrived, waiting up to `limit` for the first one; empty when none came.
  [[nodiscard]] virtual std::expected<std::vector<std::uint8_t>, ChannelError> read(
      std::chrono::milliseconds limit) = 0;

  /// False for channels that cannot answer (a file, a one-way serial line): status is then Unknown.
  [[nodiscard]] virtual bool can_answer() const = 0;

  /// For logs: `tcp://10.0.0.5:9100`, `usb://04b8:0e15/SN0001`, ...
  [[nodiscard]] virtual std::string describe() const = 0;
};

const char* name_of(ChannelError error);

}  // namespace drivers::printer
