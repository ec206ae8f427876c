#pragma once
// A printer at a serial line (RS-232, or a USB adapter that looks like one), 8 data bits, no
// parity, one stop bit. Used by one worker thread.
//
// Identity: the device's path. Failure: the adapter pulled out, or the other end of a
// pseudo-terminal closed, is Gone; a line held back by flow control is TimedOut. Access: group
// `dialout`.

#include <cstdint>
#include <string>

#include "drivers/printer/channel.h"
#include "drivers/printer/posix_io.h"

namespace drivers::printer {

enum class FlowControl : std::uint8_t { None, RtsCts, XonXoff };

/// A one-way line carries nothing back: the printer's state stays unknown.
enum class SerialReplies : std::uint8_t { Wired, OneWay };

struct SerialConfig {
  std::string path;   // /dev/ttyUSB0, or better /dev/serial/by-id/...
  int baud = 115200;  // one of 1200 .. 921600; others are Refused when opened
  FlowControl flow_control = FlowControl::RtsCts;
  SerialReplies replies = SerialReplies::Wired;

  bool operator==(const SerialConfig&) const = default;
};

/// Whether a line can be set to so many baud.
bool is_serial_speed(int baud);

class SerialChannel final : public Channel {
 public:
  explicit SerialChannel(SerialConfig config);

  std::expected<void, ChannelError> open(std::chrono::milliseconds limit) override;

  /// Discards what a timed-out write left unsent: a closing tty would otherwise wait up to 30 s
  /// for a printer that holds the line back.
  void close() override;
  bool is_open() const override;

  /// Ok only when the line's own buffer has emptied too, so `accepted` bytes have left the machine.
  WriteResult write(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit) override;
  std::expected<std::vector<std::uint8_t>, ChannelError> read(
      std::chrono::milliseconds limit) override;
  /// A read that waits, or the next one, returns at once with what is there. Any thread.
  void interrupt() { interrupt_.raise(); }
  bool can_answer() const override { return config_.replies == SerialReplies::Wired; }
  std::string describe() const override;

 private:
  SerialConfig config_;
  Descriptor line_;
  Interrupt interrupt_;
};

}  // namespace drivers::printer
