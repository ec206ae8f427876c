#pragma once
// From the bytes of a scanner to the codes it read: a code ends with CR or LF. Pure.
//
// Line noise must not reach the kiosk as half a code: other control characters are dropped, and a
// line that is too long is dropped to its end.

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
  /// A pause ends a code too: some scanners are set to send no line end.
  void end_line();
  /// The last code was ended by CR or LF: this scanner ends its codes so, and a pause is none.
  [[nodiscard]] bool ends_lines() const { return ends_lines_; }
  /// What an unplugged device left behind belongs to nothing.
  void forget();

 private:
  /// A storm of codes is not kept for later: nobody scans so fast.
  static constexpr std::size_t most_waiting = 16;

  std::string line_;
  bool too_long_ = false;
  bool ends_lines_ = false;
  std::deque<std::string> codes_;
};

}  // namespace drivers::scanner
