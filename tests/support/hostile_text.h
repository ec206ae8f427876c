#pragma once
// Texts that nobody means well: pieces of a test's own choice with noise among them.

#include <random>
#include <span>
#include <string>

namespace tests {

/// Up to eight pieces, one in five of them any byte. The lowest bits of a minstd are not random.
inline std::string hostile_text(std::span<const std::string> pieces, std::minstd_rand& random) {
  std::string text;
  for (auto n = 1 + (random() >> 4) % 8; n > 0; --n) {
    const bool is_noise = (random() >> 4) % 5 == 0;
    text += is_noise ? std::string(1, static_cast<char>(random() >> 4))
                     : pieces[(random() >> 4) % pieces.size()];
  }
  return text;
}

}  // namespace tests
