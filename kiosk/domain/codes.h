#pragma once
// Signed QR codes of the office, and what a scanned code is. Pure; any thread.
//
// `AJ1.<type>.<kid>.<fields...>.<sig>` is a kiosk's word: sig = base32 of the first 16 bytes of
// HMAC-SHA-256(key[kid], everything before the last dot). `AJ2` is the office's word, the same with
// an Ed25519 signature; file receipts and badges exist only so, because a stolen kiosk must not be
// able to make them. Only `A-Z 0-9 - .`, so that the QR stays alphanumeric and keyboard scanners
// cannot garble it. No name, no NIK, no phone number, no reason of priority inside.

#include <array>
#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/time.h"
#include "kiosk/domain/precheck_outcome.h"
#include "kiosk/domain/ticket.h"

namespace kiosk::domain {

struct TicketCode {
  std::string kiosk;  // `K01`
  Date date{};
  std::chrono::minutes time{0};  // local, since midnight
  TicketNumber number;
  std::string service_code;  // `SP071`, may be empty
  bool priority = false;

  bool operator==(const TicketCode&) const = default;
};

/// The office took a complete file on that date.
struct FileReceiptCode {
  std::string registration_number;
  Date date{};
  std::string service_code;

  bool operator==(const FileReceiptCode&) const = default;
};

enum class VoiceKind : std::uint8_t { Complaint, Suggestion };

struct ComplaintReceiptCode {
  std::string complaint_number;
  Date date{};
  VoiceKind kind = VoiceKind::Complaint;

  bool operator==(const ComplaintReceiptCode&) const = default;
};

/// A badge alone never suffices to log in: a PIN goes with it.
struct BadgeCode {
  std::string officer;
  Date expires{};

  bool operator==(const BadgeCode&) const = default;
};

struct PreCheckCode {
  std::string kiosk;
  Date date{};
  std::chrono::minutes time{0};
  std::string service_code;
  PreCheckOutcome outcome = PreCheckOutcome::Complete;
  std::vector<std::string> missing;  // item ids of the standard: `A2`, `B6a`

  bool operator==(const PreCheckCode&) const = default;
};

struct SurveyInvitationCode {
  std::string kiosk;
  Date date{};
  TicketNumber number;

  bool operator==(const SurveyInvitationCode&) const = default;
};

using Code = std::variant<TicketCode, FileReceiptCode, ComplaintReceiptCode, BadgeCode,
                          PreCheckCode, SurveyInvitationCode>;

struct KioskKey {
  std::string kid;    // two digits: 01 to 09 are a kiosk's own, 10 to 99 the centre's ring
  Bytes key;          // 32 bytes
  std::string kiosk;  // whose own key it is, K01; empty checks the codes of every kiosk

  bool operator==(const KioskKey&) const = default;
};

struct OfficeKey {
  std::string kid;
  std::array<std::uint8_t, 32> public_key{};

  bool operator==(const OfficeKey&) const = default;
};

/// One active key and the previous ones, from the server.
struct KeyRing {
  std::vector<KioskKey> kiosk_keys;
  std::vector<OfficeKey> office_keys;

  bool operator==(const KeyRing&) const = default;
};

enum class CodeError : std::uint8_t {
  TooLong,    // more than 200 characters
  Malformed,  // not our grammar, or a type in the wrong format (R and E exist only as AJ2)
  UnknownKey,
  BadSignature,
  FutureDate,
};

inline constexpr std::size_t longest_code = 200;
inline constexpr std::size_t kiosk_signature_characters = 26;
inline constexpr std::size_t office_signature_characters = 103;

/// The `AJ1` code. Absent when a field cannot stand in a code (other characters, too long, number
/// out of range) or the type is the office's alone. `public_url` is put before it, upper-case, when
/// not empty: `https://mpp.example/q` gives `HTTPS://MPP.EXAMPLE/Q/AJ1.T...`.
std::optional<std::string> make_kiosk_code(const Code& code, const KioskKey& key,
                                           std::string_view public_url = {});

/// The `AJ2` code; `secret_key` is libsodium's 64-byte Ed25519 secret key. For the server.
std::optional<std::string> make_office_code(const Code& code, std::string_view kid,
                                            const std::array<std::uint8_t, 64>& secret_key);

/// Accepts either case and surrounding white space. `today` refuses dates to come (a badge's
/// expiry excepted). An old date is no error: what it means is the caller's rule.
std::expected<Code, CodeError> verify_code(std::string_view text, const KeyRing& keys, Date today);

struct InvalidCode {
  CodeError error = CodeError::Malformed;
  bool operator==(const InvalidCode&) const = default;
};
/// A link whose host is `oss.go.id` or under `.go.id`; only the host is kept.
struct OfficialLink {
  std::string host;
  bool operator==(const OfficialLink&) const = default;
};
/// Any other link; the host is empty when it could not be read.
/// `is_uncertain`: the host is the government's, but the rest holds characters that no address may
/// hold, so that programs differ on where it leads.
struct OtherLink {
  std::string host;
  bool is_uncertain = false;
  bool operator==(const OtherLink&) const = default;
};
/// Thirteen digits: the form of a NIB.
struct BusinessNumber {
  std::string digits;
  bool operator==(const BusinessNumber&) const = default;
};
/// Sixteen digits: NIK or NPWP. The number itself is dropped on purpose.
struct PersonalNumber {
  bool operator==(const PersonalNumber&) const = default;
};
/// `sms:`, `mailto:`, `WIFI:` and the like.
struct NotAReceipt {
  bool operator==(const NotAReceipt&) const = default;
};
struct UnknownCode {
  bool operator==(const UnknownCode&) const = default;
};

using Scan = std::variant<Code, InvalidCode, OfficialLink, OtherLink, BusinessNumber,
                          PersonalNumber, NotAReceipt, UnknownCode>;

/// The code of that kind, when the scan is one; null otherwise.
template <class Kind>
const Kind* code_in(const Scan& scan) {
  const auto* code = std::get_if<Code>(&scan);
  return code != nullptr ? std::get_if<Kind>(code) : nullptr;
}

/// A scanner that sends no line end may hand over two codes of ours as one text: each by itself.
/// Any other text is one. The parts live as long as `text`.
std::vector<std::string_view> codes_in(std::string_view text, std::string_view public_url);

/// What a visitor held before the scanner. `public_url` is our own address, stripped first.
Scan classify_scan(std::string_view text, const KeyRing& keys, std::string_view public_url,
                   Date today);

}  // namespace kiosk::domain
