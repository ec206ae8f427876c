// Hostile or broken printer replies. The first byte chooses what was asked before.

#include "drivers/printer/reply_parser.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  drivers::printer::ReplyParser parser;
  for (int n = 0; n < (input[0] & 0x07); ++n) parser.expect_real_time(n % 4 + 1);
  for (int n = 0; n < input[0] >> 5; ++n) parser.expect_queued();
  drivers::printer::Status status;
  auto verdict = Verdict::Refused;
  for (const auto& reply : parser.feed(input.subspan(1))) {
    verdict = Verdict::Taken;
    if (const auto* real_time = std::get_if<drivers::printer::RealTimeReply>(&reply)) {
      note(status, *real_time);
    } else if (const auto* automatic = std::get_if<drivers::printer::AutoStatus>(&reply)) {
      note(status, *automatic);
    }
  }
  return verdict;
}

std::vector<std::string> seeds() {
  using namespace std::string_literals;
  return {"\x04\x16\x12\x12\x12"s,     "\x04\x1a\x16\x52\x7e"s, "\x20\x00"s,
          "\x00\x10\x00\x00\x00"s,     "\x40\x37\x22L000\x00"s, "\x24\x16\x00\x14\x04\x00\x0f"s,
          "\x00_EPSON\x00_TM-T82\x00"s};
}

}  // namespace

const Target reply_parser{"reply_parser", run, seeds};

}  // namespace fuzz
