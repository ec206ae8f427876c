#include "drivers/scanner/framing.h"

#include "drivers/scanner/scanner.h"

namespace drivers::scanner {

void Framing::add(std::span<const std::uint8_t> bytes) {
  for (const std::uint8_t byte : bytes) {
    if (byte == '\r' || byte == '\n') {
      if (!is_inside()) continue;
      end_line();
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

void Framing::end_line() {
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
}

}  // namespace drivers::scanner
