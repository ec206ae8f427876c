#pragma once
// The pieces of which the authority's certificates are made (X.509 version 3, RFC 5280). Null,
// false and empty mean that OpenSSL refused; its queue of errors says why. Any thread.

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/bytes.h"
#include "kiosk/base/openssl.h"
#include "kiosk/base/time.h"

namespace server::access {

namespace openssl = kiosk::openssl;

struct Subject {
  std::string organisation;  // may be empty
  std::string common_name;   // both at most 64 characters
};

/// To the second.
struct Period {
  kiosk::Instant begins{};
  kiosk::Instant ends{};
};

/// From an hour before.
Period period_from(kiosk::Instant now, std::chrono::days life);

/// 16 bytes, of which 126 bits are random: no leading zero, never negative.
kiosk::Bytes make_serial();

/// All but extensions and signature.
openssl::Certificate begin_certificate(const kiosk::Bytes& serial, const Subject& subject,
                                       const Period& period, EVP_PKEY* key);

/// For a certificate that signs others and does nothing else; signed by itself.
bool extend_authority(X509* certificate);
/// `usage` is `clientAuth` or `serverAuth`.
bool extend_leaf(X509* certificate, X509* issuer, const char* usage);
/// DNS names and IP addresses; the sentence of failure, or nothing.
std::optional<std::string> add_hosts(X509* certificate, const std::vector<std::string>& hosts);

bool sign(X509* certificate, X509* issuer, EVP_PKEY* key);

/// P-256, P-384 or Ed25519.
bool is_accepted_kind(EVP_PKEY* key);

std::string pem_of(X509* certificate);
std::string pem_of(EVP_PKEY* key);  // PKCS #8
kiosk::Bytes der_of(X509* certificate);
/// Without asking for passwords.
openssl::Key read_key(const std::string& pem);
openssl::Certificate read_certificate(const std::string& pem);

}  // namespace server::access
