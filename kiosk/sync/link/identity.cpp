#include "kiosk/sync/link/identity.h"

#include <openssl/ec.h>
#include <openssl/pem.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/openssl.h"
#include "kiosk/sync/protocol/enrol.h"

namespace kiosk::sync {
namespace {

using openssl::Bio;
using openssl::Certificate;
using openssl::Key;
using openssl::SigningRequest;

/// Curl looks at the thread's queue of OpenSSL's errors too: what failed here stays here.
struct OwnErrors {
  OwnErrors() { ERR_clear_error(); }
  ~OwnErrors() { ERR_clear_error(); }
  OwnErrors(const OwnErrors&) = delete;
  OwnErrors& operator=(const OwnErrors&) = delete;
};

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
  const auto bio = openssl::reader_of(pem);
  const auto block = bio ? next_block(bio) : std::nullopt;
  if (!block || block->kind != PEM_STRING_X509) return nullptr;
  const bool another = next_block(bio).has_value();
  if (another || ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) return nullptr;
  const unsigned char* at = block->bytes.data();
  Certificate certificate(d2i_X509(nullptr, &at, static_cast<long>(block->bytes.size())));
  const bool whole = at == block->bytes.data() + block->bytes.size();
  return whole ? std::move(certificate) : nullptr;
}

Key key_of(const std::string& pem) {
  const auto bio = openssl::reader_of(pem);
  return Key(bio ? PEM_read_bio_PrivateKey(bio.get(), nullptr, openssl::no_password, nullptr)
                 : nullptr);
}

SigningRequest request_for(EVP_PKEY* key, const std::string& common_name) {
  SigningRequest request(X509_REQ_new());
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
  return KeyAndRequest{.key = openssl::text_in(key_text.get()),
                       .request = openssl::text_in(request_text.get())};
}

std::optional<std::string> fingerprint_of(const std::string& certificate_pem) {
  const OwnErrors errors;
  const auto certificate = only_certificate_of(certificate_pem);
  if (!certificate) return std::nullopt;
  unsigned char* der = nullptr;
  const int size = i2d_X509(certificate.get(), &der);
  if (size <= 0) return std::nullopt;
  auto fingerprint = authority_fingerprint(ByteView(der, static_cast<std::size_t>(size)));
  OPENSSL_free(der);
  return fingerprint;
}

std::optional<Validity> validity_of(const std::string& certificate_pem) {
  const OwnErrors errors;
  const auto certificate = only_certificate_of(certificate_pem);
  if (!certificate) return std::nullopt;
  const auto from = openssl::instant_of(X509_get0_notBefore(certificate.get()));
  const auto until = openssl::instant_of(X509_get0_notAfter(certificate.get()));
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
