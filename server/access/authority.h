#pragma once
// The hub's own certificate authority: it certifies the kiosks' keys and its own door. OpenSSL.
// One thread at a time.

#include <chrono>
#include <expected>
#include <memory>
#include <string>
#include <vector>

#include "kiosk/base/time.h"

namespace server::access {

/// Of kiosks and of the door, from an hour before they are issued (clocks differ).
inline constexpr std::chrono::days certificate_life{90};

struct Certificate {
  std::string pem;
  std::string serial;  // lower-case hexadecimal
  kiosk::Instant expires{};
};

struct KeyAndCertificate {
  std::string key;          // PEM, PKCS #8, never leaves the hub
  std::string certificate;  // PEM, of the door, with the authority's behind it
  kiosk::Instant expires{};
};

class Authority {
 public:
  /// Reads `authority.key` and `authority.pem` of the folder, or makes them: P-256, ten years, for
  /// signing certificates only. The error is a sentence for the operator.
  static std::expected<Authority, std::string> open(const std::string& folder, kiosk::Instant now);
  ~Authority();
  Authority(Authority&& other) noexcept;
  Authority& operator=(Authority&& other) noexcept;

  [[nodiscard]] const std::string& certificate() const;  // PEM
  /// 26 characters `A-Z2-7`: base32 of the first 16 bytes of SHA-256 over the certificate, DER.
  [[nodiscard]] const std::string& fingerprint() const;

  /// Certifies the key of a request (PKCS #10, PEM) for a client named `kiosk`, whatever name the
  /// request itself says: common name = kiosk, organisation = centre, client authentication only.
  /// Refuses a request that its own key has not signed, and keys that are not P-256, P-384 or
  /// Ed25519.
  std::expected<Certificate, std::string> certify(const std::string& request_pem,
                                                  const std::string& centre,
                                                  const std::string& kiosk, kiosk::Instant now);

  /// A key and certificate for the door: `hosts` are DNS names and IP addresses.
  std::expected<KeyAndCertificate, std::string> make_door(const std::vector<std::string>& hosts,
                                                          kiosk::Instant now);

 private:
  struct Parts;
  explicit Authority(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

}  // namespace server::access
