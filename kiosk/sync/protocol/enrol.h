#pragma once
// How a kiosk becomes one of a hub's, and gets a new certificate later: JSON texts, pure.

#include <cstdint>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "kiosk/sync/protocol/push.h"

namespace kiosk::sync {

/// `<fingerprint>-<secret>`: 26 characters `A-Z2-7` of the hub's authority (the first 16 bytes of
/// the SHA-256 of its certificate, DER) and 16 of a secret that works once. Printed by the server,
/// typed by whoever installs the kiosk.
struct EnrolmentCode {
  std::string fingerprint;
  std::string secret;

  bool operator==(const EnrolmentCode&) const = default;
};

/// Of a certificate, DER: what kiosk and hub both tell it by.
std::string authority_fingerprint(ByteView certificate);

std::string to_string(const EnrolmentCode& code);
/// Takes lower case, and spaces between groups.
std::optional<EnrolmentCode> parse_enrolment_code(std::string_view text);

/// `POST /v1/enrol`, without a certificate of its own yet.
struct EnrolRequest {
  std::string secret;     // of the code
  std::string kiosk;      // `K01`
  std::string request;    // PEM, PKCS #10: the public key to be certified
  std::string seal_keys;  // fingerprints of the keys that reports are sealed to; empty = none

  bool operator==(const EnrolRequest&) const = default;
};

/// `POST /v1/renew`, with the certificate that runs out.
struct RenewRequest {
  std::string request;    // PEM, of a new key
  std::string seal_keys;  // as above

  bool operator==(const RenewRequest&) const = default;
};

enum class EnrolRefusal : std::uint8_t {
  Malformed,
  CodeWrong,   // never given, given for another kiosk, used, or too old
  CentreFull,  // nine kiosks have a digit
  KeyRefused,  // the request is not signed by its own key, or is of a kind that is not taken
  Revoked,
  Busy,
};

inline constexpr EnrolRefusal last_enrol_refusal = EnrolRefusal::Busy;

const char* name_of(EnrolRefusal refusal);  // `code_wrong`
std::optional<EnrolRefusal> parse_enrol_refusal(std::string_view name);

struct Enrolled {
  std::string centre;       // `mpp-purwakarta`
  int digit = 0;            // 1 to 9, of the kiosk's own series
  std::string certificate;  // PEM
  std::string authority;    // PEM

  bool operator==(const Enrolled&) const = default;
};

using EnrolAnswer = std::expected<Enrolled, EnrolRefusal>;

std::string text_of(const EnrolRequest& request);
std::optional<EnrolRequest> parse_enrol_request(std::string_view text);
std::string text_of(const RenewRequest& request);
std::optional<RenewRequest> parse_renew_request(std::string_view text);
/// Answers both.
std::string text_of(const EnrolAnswer& answer);
std::optional<EnrolAnswer> parse_enrol_answer(std::string_view text);

}  // namespace kiosk::sync
