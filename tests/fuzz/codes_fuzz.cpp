// Anything a scanner may hand over, against keys the fuzzer knows nothing of and keys that fit the
// seeds. A code that verifies must say the same when it is made again.

#include <cstdlib>

#include <sodium.h>

#include "kiosk/domain/codes.h"

using namespace kiosk;
using namespace kiosk::domain;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const KeyRing keys = [] {
    KeyRing ring;
    Bytes seed;
    for (std::uint8_t i = 0; i < 32; ++i) seed.push_back(i);
    OfficeKey office{.kid = "01"};
    std::array<std::uint8_t, 64> secret{};
    crypto_sign_seed_keypair(office.public_key.data(), secret.data(), seed.data());
    ring.kiosk_keys.push_back({.kid = "01", .key = seed});
    ring.office_keys.push_back(office);
    return ring;
  }();
  std::string_view text{reinterpret_cast<const char*>(data), size};
  Date today{std::chrono::year{2026} / 11 / 23};
  auto scan = classify_scan(text, keys, "https://mpp.example/q", today);
  const auto* code = std::get_if<Code>(&scan);
  if (code == nullptr) return 0;
  bool office =
      std::holds_alternative<FileReceiptCode>(*code) || std::holds_alternative<BadgeCode>(*code);
  if (office) return 0;
  auto again = make_kiosk_code(*code, keys.kiosk_keys[0]);
  if (!again || verify_code(*again, keys, today) != *code) std::abort();
  return 0;
}
