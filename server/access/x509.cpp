#include "server/access/x509.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <string_view>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rand.h>

namespace server::access {
namespace {

using openssl::Bio;

constexpr std::chrono::hours clocks_differ{1};

std::time_t seconds_of(kiosk::Instant instant) {
  return static_cast<std::time_t>(
      std::chrono::floor<std::chrono::seconds>(instant).time_since_epoch().count());
}

bool add_entry(X509_NAME* name, int kind, const std::string& text) {
  // What is longer than the standard's 64 characters is refused by OpenSSL itself.
  return X509_NAME_add_entry_by_NID(name, kind, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(text.data()),
                                    static_cast<int>(text.size()), -1, 0) == 1;
}

bool add_names(X509_NAME* name, const Subject& subject) {
  const bool has_organisation = !subject.organisation.empty();
  if (has_organisation && !add_entry(name, NID_organizationName, subject.organisation)) {
    return false;
  }
  return add_entry(name, NID_commonName, subject.common_name);
}

/// `text` in the language of openssl.cnf: of constants only.
bool extend(X509* certificate, X509* issuer, int kind, const char* text) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, issuer, certificate, nullptr, nullptr, 0);
  const openssl::Extension extension{X509V3_EXT_conf_nid(nullptr, &context, kind, text)};
  return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool is_host_name(std::string_view host) {
  constexpr std::size_t longest = 253;
  const auto fits = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
           c == '.';
  };
  return !host.empty() && host.size() <= longest && host.front() != '.' && host.front() != '-' &&
         std::ranges::all_of(host, fits);
}

bool add_host(GENERAL_NAMES* names, const std::string& host) {
  openssl::Name name{GENERAL_NAME_new()};
  if (!name) return false;
  if (auto* address = a2i_IPADDRESS(host.c_str()); address != nullptr) {
    GENERAL_NAME_set0_value(name.get(), GEN_IPADD, address);
  } else {
    auto* text = is_host_name(host) ? ASN1_IA5STRING_new() : nullptr;
    if (text == nullptr) return false;
    GENERAL_NAME_set0_value(name.get(), GEN_DNS, text);
    if (ASN1_STRING_set(text, host.data(), static_cast<int>(host.size())) != 1) return false;
  }
  if (sk_GENERAL_NAME_push(names, name.get()) == 0) return false;
  (void)name.release();
  return true;
}

}  // namespace

Period period_from(kiosk::Instant now, std::chrono::days life) {
  const auto begins = std::chrono::floor<std::chrono::seconds>(now) - clocks_differ;
  return {begins, begins + life};
}

kiosk::Bytes make_serial() {
  kiosk::Bytes serial(16);
  if (RAND_bytes(serial.data(), static_cast<int>(serial.size())) != 1) return {};
  serial[0] = static_cast<std::uint8_t>((serial[0] & 0x3FU) | 0x40U);
  return serial;
}

openssl::Certificate begin_certificate(const kiosk::Bytes& serial, const Subject& subject,
                                       const Period& period, EVP_PKEY* key) {
  openssl::Certificate made{X509_new()};
  const openssl::Number number{BN_bin2bn(serial.data(), static_cast<int>(serial.size()), nullptr)};
  if (!made || !number || serial.empty()) return nullptr;
  auto* certificate = made.get();
  const bool is_made =
      X509_set_version(certificate, X509_VERSION_3) == 1 &&
      add_names(X509_get_subject_name(certificate), subject) &&
      BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate)) != nullptr &&
      ASN1_TIME_set(X509_getm_notBefore(certificate), seconds_of(period.begins)) != nullptr &&
      ASN1_TIME_set(X509_getm_notAfter(certificate), seconds_of(period.ends)) != nullptr &&
      X509_set_pubkey(certificate, key) == 1;
  if (!is_made) return nullptr;
  return made;
}

bool extend_authority(X509* certificate) {
  return extend(certificate, certificate, NID_basic_constraints, "critical,CA:TRUE,pathlen:0") &&
         extend(certificate, certificate, NID_key_usage, "critical,keyCertSign") &&
         extend(certificate, certificate, NID_subject_key_identifier, "hash");
}

bool extend_leaf(X509* certificate, X509* issuer, const char* usage) {
  return extend(certificate, issuer, NID_basic_constraints, "critical,CA:FALSE") &&
         extend(certificate, issuer, NID_key_usage, "critical,digitalSignature") &&
         extend(certificate, issuer, NID_ext_key_usage, usage) &&
         extend(certificate, issuer, NID_subject_key_identifier, "hash") &&
         extend(certificate, issuer, NID_authority_key_identifier, "keyid:always");
}

std::optional<std::string> add_hosts(X509* certificate, const std::vector<std::string>& hosts) {
  const openssl::Names names{GENERAL_NAMES_new()};
  if (hosts.empty() || !names) return "the door needs a name or an address";
  for (const auto& host : hosts) {
    if (!add_host(names.get(), host)) return '"' + host + "\" is no name or address of a host";
  }
  ERR_clear_error();  // a name that is no address is an error to OpenSSL
  if (X509_add1_ext_i2d(certificate, NID_subject_alt_name, names.get(), 0, 0) != 1) {
    return "the names of the door cannot be written";
  }
  return std::nullopt;
}

bool sign(X509* certificate, X509* issuer, EVP_PKEY* key) {
  return X509_set_issuer_name(certificate, X509_get_subject_name(issuer)) == 1 &&
         X509_sign(certificate, key, EVP_sha256()) > 0;
}

bool is_accepted_kind(EVP_PKEY* key) {
  if (EVP_PKEY_is_a(key, "ED25519") == 1) return true;
  if (EVP_PKEY_is_a(key, "EC") != 1) return false;
  // A curve that is spelt out may be a known one in all but its generator.
  int is_spelt_out = 0;
  const bool tells = EVP_PKEY_get_int_param(key, OSSL_PKEY_PARAM_EC_DECODED_FROM_EXPLICIT_PARAMS,
                                            &is_spelt_out) == 1;
  if (!tells || is_spelt_out != 0) return false;
  std::array<char, 64> curve{};
  std::size_t size = 0;
  if (EVP_PKEY_get_group_name(key, curve.data(), curve.size(), &size) != 1) return false;
  const std::string_view name{curve.data(), size};
  return name == SN_X9_62_prime256v1 || name == SN_secp384r1;
}

std::string pem_of(X509* certificate) {
  const Bio memory{BIO_new(BIO_s_mem())};
  if (!memory || PEM_write_bio_X509(memory.get(), certificate) != 1) return {};
  return openssl::text_in(memory.get());
}

std::string pem_of(EVP_PKEY* key) {
  const Bio memory{BIO_new(BIO_s_secmem())};
  if (!memory) return {};
  const int written =
      PEM_write_bio_PKCS8PrivateKey(memory.get(), key, nullptr, nullptr, 0, nullptr, nullptr);
  return written == 1 ? openssl::text_in(memory.get()) : std::string{};
}

kiosk::Bytes der_of(X509* certificate) {
  unsigned char* bytes = nullptr;
  const int size = i2d_X509(certificate, &bytes);
  if (size <= 0) return {};
  kiosk::Bytes der(bytes, bytes + size);
  OPENSSL_free(bytes);
  return der;
}

openssl::Key read_key(const std::string& pem) {
  const auto from = openssl::reader_of(pem);
  if (!from) return nullptr;
  return openssl::Key{PEM_read_bio_PrivateKey(from.get(), nullptr, openssl::no_password, nullptr)};
}

openssl::Certificate read_certificate(const std::string& pem) {
  const auto from = openssl::reader_of(pem);
  if (!from) return nullptr;
  return openssl::Certificate{
      PEM_read_bio_X509(from.get(), nullptr, openssl::no_password, nullptr)};
}

}  // namespace server::access
