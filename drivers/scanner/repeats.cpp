#include "drivers/scanner/repeats.h"

namespace drivers::scanner {

bool RepeatFilter::accept(const std::string& code, std::chrono::milliseconds now) {
  const bool same = code == last_ && now - seen_ < same_code_within;
  if (same) seen_ = now;  // still held there
  if (same || now - accepted_ < between_codes) return false;
  last_ = code;
  seen_ = accepted_ = now;
  return true;
}

}  // namespace drivers::scanner
