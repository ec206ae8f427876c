#include "server/http/tls.h"

#include <ctime>
#include <span>
#include <utility>

#include <openssl/pem.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/openssl.h"

namespace server::http {
namespace {

using kiosk::openssl::failure;
using kiosk::openssl::no_password;
using kiosk::openssl::reader_of;
using CertificatePointer = kiosk::openssl::Certificate;

CertificatePointer next_certificate(BIO* from) {
  return CertificatePointer{PEM_read_bio_X509(from, nullptr, no_password, nullptr)};
}

bool use_chain(SSL_CTX* context, const std::string& pem) {
  const auto from = reader_of(pem);
  const auto own = from ? next_certificate(from.get()) : nullptr;
  if (!own || SSL_CTX_use_certificate(context, own.get()) != 1) return false;
  while (const auto behind = next_certificate(from.get())) {
    if (SSL_CTX_add1_chain_cert(context, behind.get()) != 1) return false;
  }
  ERR_clear_error();  // the end of the text is an error to OpenSSL
  return true;
}

bool use_key(SSL_CTX* context, const std::string& pem) {
  const auto from = reader_of(pem);
  if (!from) return false;
  const kiosk::openssl::Key key{PEM_read_bio_PrivateKey(from.get(), nullptr, no_password, nullptr)};
  return key && SSL_CTX_use_PrivateKey(context, key.get()) == 1 &&
         SSL_CTX_check_private_key(context) == 1;
}

bool trust(SSL_CTX* context, const std::string& pem) {
  const auto from = reader_of(pem);
  int count = 0;
  while (from) {
    const auto authority = next_certificate(from.get());
    if (!authority) break;
    if (X509_STORE_add_cert(SSL_CTX_get_cert_store(context), authority.get()) != 1) return false;
    // So that a browser offers its user only what can be of use here.
    if (SSL_CTX_add_client_CA(context, authority.get()) != 1) return false;
    ++count;
  }
  ERR_clear_error();
  return count > 0;
}

std::string entry_of(const X509_NAME* name, int kind) {
  const int place = X509_NAME_get_index_by_NID(name, kind, -1);
  if (place < 0) return {};
  unsigned char* text = nullptr;
  const int size =
      ASN1_STRING_to_UTF8(&text, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, place)));
  if (size < 0) return {};
  std::string entry{reinterpret_cast<const char*>(text), static_cast<std::size_t>(size)};
  OPENSSL_free(text);
  return entry;
}

}  // namespace

std::expected<std::shared_ptr<const TlsDoor>, std::string> TlsDoor::make(const Tls& tls) {
  ERR_clear_error();
  auto door = std::make_shared<TlsDoor>();
  door->now_ = tls.now;
  door->context_.reset(SSL_CTX_new(TLS_server_method()));
  auto* context = door->context_.get();
  if (context == nullptr || SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) != 1) {
    return failure("TLS 1.3 is not to be had");
  }
  // A session that is resumed would not have its certificate looked at again.
  SSL_CTX_set_options(context, SSL_OP_NO_TICKET);
  SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
  SSL_CTX_set_num_tickets(context, 0);
  SSL_CTX_set_verify(context, SSL_VERIFY_PEER, nullptr);
  if (!use_chain(context, tls.certificate)) {
    return failure("the certificate of the door cannot be used");
  }
  if (!use_key(context, tls.key)) {
    return failure("the key of the door cannot be used, or is not of its certificate");
  }
  if (!trust(context, tls.authority)) {
    return failure("the certificate of the authority cannot be used");
  }
  return door;
}

SSL* TlsDoor::open() const {
  auto* connection = SSL_new(context_.get());
  if (connection != nullptr && now_) {
    const auto seconds = now_().time_since_epoch().count();
    X509_VERIFY_PARAM_set_time(SSL_get0_param(connection), static_cast<std::time_t>(seconds));
  }
  return connection;
}

Peer peer_of(const SSL* connection) {
  const CertificatePointer certificate{SSL_get1_peer_certificate(connection)};
  if (!certificate || SSL_get_verify_result(connection) != X509_V_OK) return {};
  const auto* name = X509_get_subject_name(certificate.get());
  const auto* serial = X509_get0_serialNumber(certificate.get());
  const std::span digits{ASN1_STRING_get0_data(serial),
                         static_cast<std::size_t>(ASN1_STRING_length(serial))};
  return {entry_of(name, NID_organizationName), entry_of(name, NID_commonName),
          kiosk::to_hex(digits)};
}

}  // namespace server::http
