#pragma once
// From the bytes of a scanner to the codes it read: a code ends with CR or LF. Pure.
//
// Line noise must not reach the kiosk as half a code: other control characters are dropped, and a
// line that is too long is dropped to its end.

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <span>
#include <string>

namespace drivers::scanner {

class Framing {
 public:
  void add(std::span<const std::uint8_t> bytes);
  /// The oldest whole code; never empty, at most `longest_text` bytes.
  std::optional<std::string> next();

  /// Bytes of a code that has not ended.
  [[nodiscard]] bool is_inside() const { return !line_.empty() || too_long_; }
  /// What an unplugged device left behind belongs to nothing.
  void forget();
  /// Bytes are missing here: the code that they belong to is dropped, to its end.
  void drop_line();
  /// The code that is under way, if any, is whole: the device said so in another way than by a line
  /// end.
  void end();

  /// How much of `left` to wait for the next byte: no longer than the pause that ends a code.
  [[nodiscard]] std::chrono::milliseconds wait_within(std::chrono::milliseconds left) const;
  /// Nothing came for so long. A pause ends a code too: some scanners are set to send no line end.
  void add_silence(std::chrono::milliseconds time);

 private:
  [[nodiscard]] std::chrono::milliseconds longest_pause() const;

  /// A storm of codes is not kept for later: nobody scans so fast.
  static constexpr std::size_t most_waiting = 16;

  std::string line_;
  bool too_long_ = false;
  bool ends_lines_ = false;             // the last code was ended by CR or LF: a pause is no end
  std::chrono::milliseconds quiet_{0};  // since the last byte of a code that has not ended
  std::deque<std::string> codes_;
};

}  // namespace drivers::scanner
