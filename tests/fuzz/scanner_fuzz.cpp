// Any bytes of a scanner's line, in pieces of any length. What comes out is a code a kiosk may look
// at: not empty, not longer than allowed, without control characters; and however the bytes are cut
// the codes are the same.

#include <algorithm>

#include "drivers/scanner/framing.h"
#include "drivers/scanner/scanner.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

std::vector<std::string> codes_of(Input bytes, std::size_t piece) {
  drivers::scanner::Framing framing;
  std::vector<std::string> found;
  while (!bytes.empty()) {
    const auto size = std::min(piece, bytes.size());
    framing.add(bytes.first(size));
    bytes = bytes.subspan(size);
    if (piece == 1) {
      while (auto code = framing.next()) found.push_back(std::move(*code));
    }
  }
  while (auto code = framing.next()) found.push_back(std::move(*code));
  return found;
}

Verdict run(Input input) {
  const auto singly = codes_of(input, 1);
  for (const auto& code : singly) {
    require(!code.empty() && code.size() <= drivers::scanner::longest_text);
    for (const char c : code) {
      const auto byte = static_cast<unsigned char>(c);
      require(byte >= 0x20 && byte != 0x7F);
    }
  }
  const auto at_once = codes_of(input, input.size() + 1);
  require(at_once.size() <= singly.size());
  require(std::equal(at_once.begin(), at_once.end(), singly.begin()));
  return singly.empty() ? Verdict::Refused : Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {"AJ1.T.01.K01.20261123\r", "one\ntwo\r\n",
          "\x02"
          "4006381333931\x03\n",
          "caf\u00e9\r", std::string(4200, 'x') + "\r"};
}

}  // namespace

const Target scanner{"scanner", run, seeds};

}  // namespace fuzz
