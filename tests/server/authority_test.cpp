#include "server/access/authority.h"

#include <filesystem>
#include <set>

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>

#include "server/access/x509.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/temporary_folder.h"

namespace {

namespace fs = std::filesystem;
namespace openssl = kiosk::openssl;
using server::access::Authority;
using server::access::certificate_life;
using server::access::read_certificate;
using namespace std::chrono_literals;

const kiosk::Instant now = *kiosk::parse_instant("2026-11-23T09:12:00.250+07:00");

Authority open(const tests::TemporaryFolder& folder, kiosk::Instant when = now) {
  auto authority = Authority::open(folder.path(), when);
  INFO((authority ? "" : authority.error()));
  REQUIRE(authority);
  return std::move(*authority);
}

std::string error_of(const tests::TemporaryFolder& folder) {
  const auto authority = Authority::open(folder.path(), now);
  return authority ? "" : authority.error();
}

enum class Signed : std::uint8_t { Rightly, ByAnother };

std::string request_of(EVP_PKEY* key, Signed how = Signed::Rightly) {
  const openssl::SigningRequest request{X509_REQ_new()};
  REQUIRE(X509_REQ_set_pubkey(request.get(), key) == 1);
  const auto* name = reinterpret_cast<const unsigned char*>("another kiosk");
  REQUIRE(X509_NAME_add_entry_by_txt(X509_REQ_get_subject_name(request.get()), "CN", MBSTRING_UTF8,
                                     name, -1, -1, 0) == 1);
  const openssl::Key another{EVP_EC_gen("P-256")};
  auto* signer = how == Signed::Rightly ? key : another.get();
  const auto* digest = EVP_PKEY_is_a(signer, "ED25519") == 1 ? nullptr : EVP_sha256();
  REQUIRE(X509_REQ_sign(request.get(), signer, digest) > 0);
  const openssl::Bio memory{BIO_new(BIO_s_mem())};
  REQUIRE(PEM_write_bio_X509_REQ(memory.get(), request.get()) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string request_of(const char* curve) {
  const openssl::Key key{EVP_EC_gen(curve)};
  return request_of(key.get());
}

/// As the other end of a connection judges it.
int verdict(const std::string& pem, const Authority& authority, int purpose, kiosk::Instant when) {
  const std::unique_ptr<X509_STORE, openssl::Free<X509_STORE_free>> store{X509_STORE_new()};
  const auto root = read_certificate(authority.certificate());
  REQUIRE(X509_STORE_add_cert(store.get(), root.get()) == 1);
  const std::unique_ptr<X509_STORE_CTX, openssl::Free<X509_STORE_CTX_free>> context{
      X509_STORE_CTX_new()};
  const auto leaf = read_certificate(pem);
  REQUIRE(X509_STORE_CTX_init(context.get(), store.get(), leaf.get(), nullptr) == 1);
  X509_STORE_CTX_set_purpose(context.get(), purpose);
  auto* param = X509_STORE_CTX_get0_param(context.get());
  X509_VERIFY_PARAM_set_time(param, std::chrono::system_clock::to_time_t(when));
  X509_VERIFY_PARAM_set_flags(param, X509_V_FLAG_X509_STRICT);
  return X509_verify_cert(context.get()) == 1 ? X509_V_OK : X509_STORE_CTX_get_error(context.get());
}

std::string subject_of(const std::string& pem) {
  const auto certificate = read_certificate(pem);
  const openssl::Bio memory{BIO_new(BIO_s_mem())};
  X509_NAME_print_ex(memory.get(), X509_get_subject_name(certificate.get()), 0, XN_FLAG_RFC2253);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

bool is_private(const std::string& path) {
  return fs::status(path).permissions() == (fs::perms::owner_read | fs::perms::owner_write);
}

}  // namespace

TEST_CASE("an authority is made once, and is the same when it is opened again", "[authority]") {
  const tests::TemporaryFolder folder;
  const auto first = open(folder);
  CHECK(is_private(folder.path() + "/authority.key"));
  CHECK(is_private(folder.path() + "/authority.pem"));
  CHECK(first.certificate() == tests::read_file(folder.path() + "/authority.pem"));
  const auto again = open(folder, now + std::chrono::days{400});
  CHECK(again.certificate() == first.certificate());
  CHECK(again.fingerprint() == first.fingerprint());
  std::size_t files = 0;
  for (const auto& file : fs::directory_iterator{folder.path()}) files += file.exists() ? 1 : 0;
  CHECK(files == 2);
}

TEST_CASE("the fingerprint is 26 characters that can be read out, of that certificate",
          "[authority]") {
  const tests::TemporaryFolder one;
  const tests::TemporaryFolder other;
  const auto authority = open(one);
  const auto certificate = read_certificate(authority.certificate());
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned size = 0;
  REQUIRE(X509_digest(certificate.get(), EVP_sha256(), digest.data(), &size) == 1);
  CHECK(authority.fingerprint() == kiosk::to_base32({digest.data(), 16}));
  CHECK(authority.fingerprint().size() == 26);
  CHECK(authority.fingerprint() != open(other).fingerprint());
}

TEST_CASE("the authority signs certificates for ten years and does nothing else", "[authority]") {
  const tests::TemporaryFolder folder;
  const auto authority = open(folder);
  const auto certificate = read_certificate(authority.certificate());
  CHECK(X509_check_ca(certificate.get()) == 1);
  CHECK(X509_get_pathlen(certificate.get()) == 0);
  CHECK(X509_get_key_usage(certificate.get()) == KU_KEY_CERT_SIGN);
  CHECK(EVP_PKEY_get_bits(X509_get0_pubkey(certificate.get())) == 256);
  const auto last = *openssl::instant_of(X509_get0_notAfter(certificate.get()));
  CHECK(std::chrono::floor<std::chrono::days>(last - now) == std::chrono::days{3'651});
}

TEST_CASE("half a pair is said, and never written over", "[authority]") {
  for (const auto* lost : {"/authority.key", "/authority.pem"}) {
    const tests::TemporaryFolder folder;
    const auto fingerprint = open(folder).fingerprint();
    const auto text = tests::read_file(folder.path() + lost);
    fs::remove(folder.path() + lost);
    CHECK_THAT(error_of(folder), Catch::Contains("is missing"));
    CHECK_FALSE(fs::exists(folder.path() + lost));
    tests::write_file(folder.path() + lost, text);
    CHECK(open(folder).fingerprint() == fingerprint);
  }
}

TEST_CASE("a key and a certificate that do not belong together are refused", "[authority]") {
  const tests::TemporaryFolder one;
  const tests::TemporaryFolder other;
  const auto mine = open(one).certificate();
  const auto theirs = open(other).certificate();
  tests::write_file(one.path() + "/authority.pem", theirs);
  CHECK_THAT(error_of(one), Catch::Contains("do not belong together"));
  CHECK(tests::read_file(one.path() + "/authority.pem") == theirs);
  tests::write_file(one.path() + "/authority.pem", "");
  CHECK_THAT(error_of(one), Catch::Contains("is no certificate"));
  tests::write_file(one.path() + "/authority.pem", mine);
  tests::write_file(one.path() + "/authority.key", "no key");
  CHECK_THAT(error_of(one), Catch::Contains("is no key"));
}

TEST_CASE("a power cut while the authority is put in place leaves one that is whole",
          "[authority]") {
  const tests::TemporaryFolder folder;
  const auto fingerprint = open(folder).fingerprint();
  const auto pem = folder.path() + "/authority.pem";
  SECTION("between the two files") {
    fs::rename(pem, pem + ".new");
    CHECK(open(folder).fingerprint() == fingerprint);
    CHECK(fs::exists(pem));
  }
  SECTION("before either") {
    fs::rename(pem, pem + ".new");
    fs::rename(folder.path() + "/authority.key", folder.path() + "/authority.key.new");
    CHECK(open(folder).fingerprint() != fingerprint);
    CHECK_FALSE(fs::exists(pem + ".new"));
  }
  SECTION("what was left of another authority is not taken") {
    const tests::TemporaryFolder other;
    tests::write_file(pem + ".new", open(other).certificate());
    fs::remove(pem);
    CHECK_THAT(error_of(folder), Catch::Contains("is missing"));
  }
}

TEST_CASE("a folder that cannot be written is a sentence", "[authority]") {
  const auto authority = Authority::open("/nowhere/at/all", now);
  REQUIRE_FALSE(authority);
  CHECK_THAT(authority.error(), Catch::Contains("/nowhere/at/all"));
}

TEST_CASE("a kiosk is certified under the name that it is given, not that it asks for",
          "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  for (const auto* curve : {"P-256", "P-384"}) {
    const auto made = authority.certify(request_of(curve), "PTSP Uji", "K01", now);
    REQUIRE(made);
    CHECK(subject_of(made->pem) == "CN=K01,O=PTSP Uji");
    CHECK(verdict(made->pem, authority, X509_PURPOSE_SSL_CLIENT, now) == X509_V_OK);
    CHECK(verdict(made->pem, authority, X509_PURPOSE_SSL_SERVER, now) ==
          X509_V_ERR_INVALID_PURPOSE);
  }
  const openssl::Key edwards{EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519")};
  const auto made = authority.certify(request_of(edwards.get()), "PTSP Uji", "K02", now);
  REQUIRE(made);
  CHECK(verdict(made->pem, authority, X509_PURPOSE_SSL_CLIENT, now) == X509_V_OK);
}

TEST_CASE("a certificate holds from an hour before it was issued for ninety days", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder, now - std::chrono::days{2});
  const auto made = authority.certify(request_of("P-256"), "PTSP Uji", "K01", now);
  REQUIRE(made);
  const auto judged = [&](kiosk::Instant when) {
    return verdict(made->pem, authority, X509_PURPOSE_SSL_CLIENT, when);
  };
  CHECK(made->expires == std::chrono::floor<std::chrono::seconds>(now) - 1h + certificate_life);
  CHECK(judged(now - 59min) == X509_V_OK);
  CHECK(judged(now - 61min) == X509_V_ERR_CERT_NOT_YET_VALID);
  CHECK(judged(made->expires - 1s) == X509_V_OK);
  CHECK(judged(made->expires + 1s) == X509_V_ERR_CERT_HAS_EXPIRED);
}

TEST_CASE("nothing is certified for longer than the authority itself lives", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const auto certificate = read_certificate(authority.certificate());
  const auto last = *openssl::instant_of(X509_get0_notAfter(certificate.get()));
  const auto made = authority.certify(request_of("P-256"), "PTSP Uji", "K01", last - 24h);
  REQUIRE(made);
  CHECK(made->expires == last);
  CHECK_FALSE(authority.certify(request_of("P-256"), "PTSP Uji", "K01", last + 1s));
  CHECK_FALSE(authority.make_door({"localhost"}, last + 1s));
}

TEST_CASE("serials are random, and written as lower-case hexadecimal", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const auto request = request_of("P-256");
  std::set<std::string> serials;
  for (int n = 0; n < 20; ++n) {
    const auto made = authority.certify(request, "PTSP Uji", "K01", now);
    REQUIRE(made);
    CHECK(made->serial.size() == 32);
    CHECK(made->serial.find_first_not_of("0123456789abcdef") == std::string::npos);
    CHECK(serials.insert(made->serial).second);
  }
}

TEST_CASE("requests that are none, unsigned, or of other keys are refused", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const auto error = [&](const std::string& request) {
    const auto made = authority.certify(request, "PTSP Uji", "K01", now);
    return made ? std::string{} : made.error();
  };
  const openssl::Key key{EVP_EC_gen("P-256")};
  CHECK(error(request_of(key.get())).empty());
  CHECK_THAT(error(request_of(key.get(), Signed::ByAnother)), Catch::Contains("not signed"));
  CHECK_THAT(error(""), Catch::Contains("cannot be read"));
  CHECK_THAT(error(authority.certificate()), Catch::Contains("cannot be read"));
  CHECK_THAT(error(request_of(key.get()).substr(0, 200)), Catch::Contains("cannot be read"));
  CHECK_THAT(error(std::string(1U << 20U, 'A')), Catch::Contains("too large"));
  CHECK_THAT(error(request_of("P-521")), Catch::Contains("is not P-256"));
  CHECK_THAT(error(request_of("secp256k1")), Catch::Contains("is not P-256"));
  const openssl::Key rsa{EVP_RSA_gen(2048)};
  CHECK_THAT(error(request_of(rsa.get())), Catch::Contains("is not P-256"));
}

TEST_CASE("a curve that is spelt out is refused, whichever it is", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const openssl::Key key{EVP_EC_gen("P-256")};
  REQUIRE(EVP_PKEY_set_utf8_string_param(key.get(), OSSL_PKEY_PARAM_EC_ENCODING,
                                         OSSL_PKEY_EC_ENCODING_EXPLICIT) == 1);
  const auto made = authority.certify(request_of(key.get()), "PTSP Uji", "K01", now);
  REQUIRE_FALSE(made);
  CHECK_THAT(made.error(), Catch::Contains("is not P-256"));
}

TEST_CASE("a kiosk or centre without a name, or with one that is too long, is refused",
          "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const auto request = request_of("P-256");
  CHECK_FALSE(authority.certify(request, "", "K01", now));
  CHECK_FALSE(authority.certify(request, "PTSP Uji", "", now));
  CHECK_FALSE(authority.certify(request, "PTSP Uji", std::string(65, 'K'), now));
  CHECK(authority.certify(request, "PTSP \xC3\x89vreux", "K/01, CN=K02", now));
}

TEST_CASE("the door is certified for its names and addresses", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  const auto door = authority.make_door({"hub.example", "192.0.2.7", "2001:db8::7"}, now);
  REQUIRE(door);
  CHECK(door->expires == std::chrono::floor<std::chrono::seconds>(now) - 1h + certificate_life);
  CHECK(verdict(door->certificate, authority, X509_PURPOSE_SSL_SERVER, now) == X509_V_OK);
  CHECK(verdict(door->certificate, authority, X509_PURPOSE_SSL_CLIENT, now) ==
        X509_V_ERR_INVALID_PURPOSE);
  const auto leaf = read_certificate(door->certificate);
  CHECK(X509_check_host(leaf.get(), "hub.example", 0, 0, nullptr) == 1);
  CHECK(X509_check_host(leaf.get(), "example", 0, 0, nullptr) == 0);
  CHECK(X509_check_ip_asc(leaf.get(), "192.0.2.7", 0) == 1);
  CHECK(X509_check_ip_asc(leaf.get(), "2001:db8::7", 0) == 1);
  CHECK(X509_check_ip_asc(leaf.get(), "192.0.2.8", 0) == 0);
  CHECK(X509_check_private_key(leaf.get(), server::access::read_key(door->key).get()) == 1);
  CHECK(door->certificate.ends_with(authority.certificate()));
  CHECK_THAT(door->key, Catch::StartsWith("-----BEGIN PRIVATE KEY-----"));
}

TEST_CASE("a door without names, or with what is none, is refused", "[authority]") {
  const tests::TemporaryFolder folder;
  auto authority = open(folder);
  CHECK_FALSE(authority.make_door({}, now));
  for (const auto* host :
       {"", "a b", "hub,DNS:other", ".hub", "-hub", "hub/x", "\xC3\xA9.example"}) {
    INFO(host);
    CHECK_FALSE(authority.make_door({"hub.example", host}, now));
  }
}
