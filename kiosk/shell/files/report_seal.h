#pragma once
// Sealing of reports, and of what is suggested at the end of a survey: the office's public keys,
// and the records they become. What was typed is sealed (libsodium sealed box) before it leaves
// memory; who wrote it is sealed apart, to a key of its own, so that who handles the matter need
// not learn the name (P08). Store worker's thread, and the start of the program.

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/base/private_text.h"
#include "kiosk/messages/effect.h"
#include "kiosk/records/report.h"

namespace kiosk::shell {

using SealKey = std::array<std::uint8_t, 32>;  // X25519, public

struct SealKeys {
  SealKey matter{};
  SealKey identity{};

  bool operator==(const SealKeys&) const = default;
};

/// 64 hexadecimal digits with white space around them; never a key of low order.
std::expected<SealKey, std::string> parse_seal_key(std::string_view text);

/// `report-matter.pub` and `report-identity.pub` of a folder; both, and not the same key twice.
std::expected<SealKeys, std::string> load_seal_keys(const std::string& folder);

/// `matter:<16 hex digits>,identity:<16 hex digits>`: by which the hub sees that all kiosks of the
/// centre seal to the same keys, as records name them.
std::string fingerprints_of(const SealKeys& keys);

/// For the bench only: everybody can know their other halves (tests/support/seal_opener.cpp has
/// them), so nothing sealed to these is a secret.
SealKeys development_seal_keys();

/// Sixteen characters `A-Z2-7`, 80 bits of randomness. Whoever has it may withdraw the report.
PrivateText make_withdrawal_code();

/// A report with all that is private sealed, before it has a number. Sealed lengths tell no more
/// than how many times 256 bytes there are.
records::Report sealed_report(const messages::KeepComplaint& report, UtcOffset utc_offset,
                              const PrivateText& withdrawal_code, const SealKeys& keys);

/// What was suggested at the end of a survey, sealed like the matter of reports: who handles those
/// reads it too, and nothing in the envelope says who wrote it (P10).
records::Sealed sealed_suggestion(const PrivateText& suggestion, const SealKeys& keys);

}  // namespace kiosk::shell
