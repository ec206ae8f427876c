#pragma once
// A code that is held before the scanner is read again and again: that is one scan. Pure.

#include <chrono>
#include <string>

namespace drivers::scanner {

inline constexpr std::chrono::milliseconds same_code_within{2000};
/// Nobody changes the paper faster; a storm of different codes slows down to this.
inline constexpr std::chrono::milliseconds between_codes{300};

class RepeatFilter {
 public:
  /// True when it is a scan of its own. `now` is a clock that never jumps.
  bool accept(const std::string& code, std::chrono::milliseconds now);

 private:
  std::string last_;
  std::chrono::milliseconds seen_{-1'000'000};
  std::chrono::milliseconds accepted_{-1'000'000};
};

}  // namespace drivers::scanner
