#include "drivers/scanner/framing.h"

#include <algorithm>

#include "drivers/scanner/scanner.h"

namespace drivers::scanner {
namespace {

/// At 9600 baud a character takes a millisecond: a pause this long ends a code.
constexpr std::chrono::milliseconds usual_pause{200};
/// Where codes end with a line end, slow links (Bluetooth, delays between characters) may pause in
/// one; what is still without its end after this long was torn, or the scanner was set anew.
constexpr std::chrono::milliseconds pause_before_line_end{2000};

}  // namespace

void Framing::add(std::span<const std::uint8_t> bytes) {
  quiet_ = {};
  for (const std::uint8_t byte : bytes) {
    if (byte == '\r' || byte == '\n') {
      if (!is_inside()) continue;
      end();
      ends_lines_ = true;
    } else if (byte < 0x20 || byte == 0x7F) {
      continue;
    } else if (line_.size() == longest_text) {
      line_.clear();
      too_long_ = true;
    } else if (!too_long_) {
      line_ += static_cast<char>(byte);
    }
  }
}

void Framing::end() {
  if (!line_.empty() && !too_long_ && codes_.size() < most_waiting) {
    codes_.push_back(std::move(line_));
  }
  line_.clear();
  too_long_ = false;
  ends_lines_ = false;
}

std::optional<std::string> Framing::next() {
  if (codes_.empty()) return std::nullopt;
  auto code = std::move(codes_.front());
  codes_.pop_front();
  return code;
}

void Framing::forget() {
  line_.clear();
  too_long_ = false;
  quiet_ = {};
}

void Framing::drop_line() {
  line_.clear();
  too_long_ = true;
  quiet_ = {};
}

std::chrono::milliseconds Framing::longest_pause() const {
  return ends_lines_ ? pause_before_line_end : usual_pause;
}

std::chrono::milliseconds Framing::wait_within(std::chrono::milliseconds left) const {
  return is_inside() ? std::min(left, longest_pause() - quiet_) : left;
}

void Framing::add_silence(std::chrono::milliseconds time) {
  if (!is_inside()) return;
  quiet_ += time;
  if (quiet_ < longest_pause()) return;
  end();
  quiet_ = {};
}

}  // namespace drivers::scanner
