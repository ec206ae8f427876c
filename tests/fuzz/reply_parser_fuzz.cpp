// Hostile or broken printer replies. The first byte chooses what was asked before.

#include <cstddef>
#include <cstdint>
#include <span>

#include "drivers/printer/reply_parser.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::span<const std::uint8_t> bytes{data, size};
  if (bytes.empty()) return 0;
  drivers::printer::ReplyParser parser;
  for (int n = 0; n < (bytes[0] & 0x07); ++n) parser.expect_real_time(n % 4 + 1);
  for (int n = 0; n < bytes[0] >> 5; ++n) parser.expect_queued();
  drivers::printer::Status status;
  for (const auto& reply : parser.feed(bytes.subspan(1))) {
    if (const auto* real_time = std::get_if<drivers::printer::RealTimeReply>(&reply)) {
      note(status, *real_time);
    } else if (const auto* automatic = std::get_if<drivers::printer::AutoStatus>(&reply)) {
      note(status, *automatic);
    }
  }
  return 0;
}
