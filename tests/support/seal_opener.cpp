#include "tests/support/seal_opener.h"

#include <array>
#include <vector>

#include <sodium.h>

namespace tests {

std::optional<std::string> open_sealed(const std::string& base64, SealedPart key) {
  std::vector<unsigned char> box(base64.size());
  std::size_t length = 0;
  if (sodium_base642bin(box.data(), box.size(), base64.data(), base64.size(), nullptr, &length,
                        nullptr, sodium_base64_VARIANT_ORIGINAL) != 0 ||
      length < crypto_box_SEALBYTES) {
    return std::nullopt;
  }
  std::array<unsigned char, crypto_box_SEEDBYTES> seed{};
  seed.fill(key == SealedPart::Matter ? 'M' : 'I');
  std::array<unsigned char, crypto_box_PUBLICKEYBYTES> open_half{};
  std::array<unsigned char, crypto_box_SECRETKEYBYTES> secret_half{};
  crypto_box_seed_keypair(open_half.data(), secret_half.data(), seed.data());
  std::string text(length - crypto_box_SEALBYTES, '\0');
  if (crypto_box_seal_open(reinterpret_cast<unsigned char*>(text.data()), box.data(), length,
                           open_half.data(), secret_half.data()) != 0) {
    return std::nullopt;
  }
  text.resize(text.find_last_not_of(' ') + 1);
  return text;
}

}  // namespace tests
