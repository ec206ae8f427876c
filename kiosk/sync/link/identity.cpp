#include "kiosk/sync/link/identity.h"

#include <chrono>
#include <ctime>
#include <memory>

#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/x509.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/sha256.h"

namespace kiosk::sync {
namespace {

constexpr std::size_t fingerprint_bytes = 16;

template <auto free>
struct Freeing {
  template <class T>
  void operator()(T* thing) const {
    free(thing);
  }
};

using Bio = std::unique_ptr<BIO, Freeing<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Freeing<EVP_PKEY_free>>;
using KeyRequest = std::unique_ptr<X509_REQ, Freeing<X509_REQ_free>>;
using Certificate = std::unique_ptr<X509, Freeing<X509_free>>;

/// Curl looks at the thread's queue of OpenSSL's errors too: what failed here stays here.
struct OwnErrors {
  OwnErrors() { ERR_clear_error(); }
  ~OwnErrors() { ERR_clear_error(); }
  OwnErrors(const OwnErrors&) = delete;
  OwnErrors& operator=(const OwnErrors&) = delete;
};

Bio reading(const std::string& text) {
  return Bio(BIO_new_mem_buf(text.data(), static_cast<int>(text.size())));
}

std::string written(const Bio& bio) {
  char* text = nullptr;
  const long size = BIO_get_mem_data(bio.get(), &text);
  return size <= 0 ? std::string{} : std::string(text, static_cast<std::size_t>(size));
}

/// One block of PEM: what its first line says it is, and its bytes.
struct PemBlock {
  std::string kind;
  Bytes bytes;
};

std::optional<PemBlock> next_block(const Bio& bio) {
  char* name = nullptr;
  char* header = nullptr;
  unsigned char* data = nullptr;
  long size = 0;
  if (PEM_read_bio(bio.get(), &name, &header, &data, &size) != 1) return std::nullopt;
  PemBlock block{.kind = name, .bytes = Bytes(data, data + size)};
  OPENSSL_free(name);
  OPENSSL_free(header);
  OPENSSL_free(data);
  return block;
}

/// The text's one certificate. A second block is refused: whoever trusts a text by the fingerprint
/// of its first certificate would trust the others with it.
Certificate only_certificate_of(const std::string& pem) {
  const auto bio = reading(pem);
  const auto block = bio ? next_block(bio) : std::nullopt;
  if (!block || block->kind != PEM_STRING_X509) return nullptr;
  const bool another = next_block(bio).has_value();
  if (another || ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) return nullptr;
  const unsigned char* at = block->bytes.data();
  Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(block->bytes.size())));
  const bool whole = at == block->bytes.data() + block->bytes.size();
  return whole ? std::move(certificate) : nullptr;
}

/// A key that wants a password is no key of ours; without this OpenSSL would ask the terminal.
int no_password(char* /*buffer*/, int /*size*/, int /*writing*/, void* /*user*/) {
  return -1;
}

Key key_of(const std::string& pem) {
  const auto bio = reading(pem);
  return Key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, no_password, nullptr) : nullptr);
}

std::optional<Instant> instant_of(const ASN1_TIME* time) {
  std::tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  const Date day{std::chrono::year{parts.tm_year + 1900},
                 std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                 std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
  return std::chrono::sys_days{day} + std::chrono::hours{parts.tm_hour} +
         std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec};
}

KeyRequest request_for(EVP_PKEY* key, const std::string& common_name) {
  KeyRequest request(X509_REQ_new());
  if (!request || X509_REQ_set_version(request.get(), X509_REQ_VERSION_1) != 1) return nullptr;
  const auto* bytes = reinterpret_cast<const unsigned char*>(common_name.data());
  const bool named =
      X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                                 bytes, static_cast<int>(common_name.size()), -1, 0) == 1;
  const bool keyed = named && X509_REQ_set_pubkey(request.get(), key) == 1;
  const bool is_signed = keyed && X509_REQ_sign(request.get(), key, EVP_sha256()) > 0;
  return is_signed ? std::move(request) : nullptr;
}

}  // namespace

std::expected<KeyAndRequest, std::string> make_key_and_request(const std::string& kiosk) {
  const OwnErrors errors;
  const Key key(EVP_EC_gen("P-256"));
  if (!key) return std::unexpected("OpenSSL made no key.");
  const auto request = request_for(key.get(), kiosk);
  if (!request) {
    return std::unexpected("OpenSSL made no certificate request for the name '" + kiosk + "'.");
  }
  const Bio key_text(BIO_new(BIO_s_secmem()));
  const Bio request_text(BIO_new(BIO_s_mem()));
  if (!key_text || !request_text ||
      PEM_write_bio_PKCS8PrivateKey(key_text.get(), key.get(), nullptr, nullptr, 0, nullptr,
                                    nullptr) != 1 ||
      PEM_write_bio_X509_REQ(request_text.get(), request.get()) != 1) {
    return std::unexpected("OpenSSL did not write the key down.");
  }
  return KeyAndRequest{.key = written(key_text), .request = written(request_text)};
}

std::optional<std::string> fingerprint_of(const std::string& certificate_pem) {
  const OwnErrors errors;
  const auto certificate = only_certificate_of(certificate_pem);
  if (!certificate) return std::nullopt;
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate.get(), &der);
  if (size <= 0) return std::nullopt;
  const auto digest = sha256(ByteView(der, static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return to_base32(ByteView(digest).first(fingerprint_bytes));
}

std::optional<Validity> validity_of(const std::string& certificate_pem) {
  const OwnErrors errors;
  const auto certificate = only_certificate_of(certificate_pem);
  if (!certificate) return std::nullopt;
  const auto from = instant_of(X509_get0_notBefore(certificate.get()));
  const auto until = instant_of(X509_get0_notAfter(certificate.get()));
  if (!from || !until) return std::nullopt;
  return Validity{.from = *from, .until = *until};
}

bool belong_together(const std::string& key_pem, const std::string& certificate_pem) {
  const OwnErrors errors;
  const auto key = key_of(key_pem);
  const auto certificate = only_certificate_of(certificate_pem);
  return key && certificate && X509_check_private_key(certificate.get(), key.get()) == 1;
}

}  // namespace kiosk::sync
