// Any bytes of a scanner's line, in pieces of any length. What comes out is a code a kiosk may look
// at: not empty, not longer than allowed, without control characters; and however the bytes are cut
// the codes are the same.

#include <algorithm>
#include <cstdlib>
#include <string>
#include <vector>

#include "drivers/scanner/framing.h"
#include "drivers/scanner/scanner.h"

namespace {

std::vector<std::string> codes_of(std::span<const std::uint8_t> bytes, std::size_t piece) {
  drivers::scanner::Framing framing;
  std::vector<std::string> codes;
  while (!bytes.empty()) {
    const auto size = std::min(piece, bytes.size());
    framing.add(bytes.first(size));
    bytes = bytes.subspan(size);
    if (piece == 1) {
      while (auto code = framing.next()) codes.push_back(std::move(*code));
    }
  }
  while (auto code = framing.next()) codes.push_back(std::move(*code));
  return codes;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto singly = codes_of({data, size}, 1);
  for (const auto& code : singly) {
    if (code.empty() || code.size() > drivers::scanner::longest_text) std::abort();
    for (const char c : code) {
      const auto byte = static_cast<unsigned char>(c);
      if (byte < 0x20 || byte == 0x7F) std::abort();
    }
  }
  const auto at_once = codes_of({data, size}, size + 1);
  if (at_once.size() > singly.size()) std::abort();
  for (std::size_t i = 0; i < at_once.size(); ++i) {
    if (at_once[i] != singly[i]) std::abort();
  }
  return 0;
}
