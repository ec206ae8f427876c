#pragma once
// Who this kiosk is to its hub: its key and certificate, the hub's address and authority, in files
// of the data folder. OpenSSL. One thread at a time.

#include <expected>
#include <optional>
#include <string>

#include "kiosk/sync/link/hub_line.h"

namespace kiosk::sync {

struct KeyAndRequest {
  std::string key;      // PEM, PKCS #8: P-256
  std::string request;  // PEM, PKCS #10, common name = the kiosk's
};

std::expected<KeyAndRequest, std::string> make_key_and_request(const std::string& kiosk);

/// 26 characters `A-Z2-7`: base32 of the first 16 bytes of SHA-256 over the certificate, DER.
/// Nothing for what is no certificate, or more than one: whoever trusts a text by this must not
/// trust a second one with it.
std::optional<std::string> fingerprint_of(const std::string& certificate_pem);

std::optional<Validity> validity_of(const std::string& certificate_pem);

/// True when the key is the one that the certificate certifies.
bool belong_together(const std::string& key_pem, const std::string& certificate_pem);

}  // namespace kiosk::sync
