#include "kiosk/sync/link/identity.h"

#include <chrono>
#include <memory>

#include <openssl/pem.h>

#include "kiosk/sync/protocol/enrol.h"
#include "tests/support/catch.h"
#include "tests/sync/scripted_hub.h"

namespace {

namespace sync = kiosk::sync;
using tests::hub::TestAuthority;
using namespace std::chrono_literals;

/// Made and measured by the `openssl` program.
constexpr const char* known_certificate = R"(-----BEGIN CERTIFICATE-----
MIIBbjCCAROgAwIBAgIUL0K0nEgYq95drzoKKNwq+sHrea8wCgYIKoZIzj0EAwIw
DDEKMAgGA1UEAwwBdjAeFw0yNjEyMDExMzQzMTRaFw0zNjExMjgxMzQzMTRaMAwx
CjAIBgNVBAMMAXYwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAAQD/K7C0Sr6bOxp
h8YmrOiKHMMy/nD6apV2QJqmt/QB27g8njnsAddNc5rT4SJKhEhxPheMUF6n75PI
QDbLr0AEo1MwUTAdBgNVHQ4EFgQUwfXryqVvmjZSs20UhjavKO3y0vwwHwYDVR0j
BBgwFoAUwfXryqVvmjZSs20UhjavKO3y0vwwDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNJADBGAiEAlZLlIq9Hp8QWDCwIZvfH1nomXLlLwoFI3+kJmvt6vHIC
IQCc02XSzNfCml3fvvwSuLd09wlv4H3eG1+31GQQ71d9GQ==
-----END CERTIFICATE-----
)";

sync::KeyAndRequest key_for(const std::string& kiosk) {
  auto made = sync::make_key_and_request(kiosk);
  REQUIRE(made);
  return std::move(*made);
}

/// The same key behind a password.
std::string locked(const std::string& key_pem) {
  using Bio = std::unique_ptr<BIO, decltype(&BIO_free)>;
  const Bio from(BIO_new_mem_buf(key_pem.data(), -1), &BIO_free);
  const std::unique_ptr<EVP_PKEY, decltype(&EVP_PKEY_free)> key(
      PEM_read_bio_PrivateKey(from.get(), nullptr, nullptr, nullptr), &EVP_PKEY_free);
  const Bio to(BIO_new(BIO_s_mem()), &BIO_free);
  REQUIRE(PEM_write_bio_PKCS8PrivateKey(to.get(), key.get(), EVP_aes_128_cbc(), "password", 8,
                                        nullptr, nullptr) == 1);
  char* text = nullptr;
  const long size = BIO_get_mem_data(to.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

std::string common_name_in(const std::string& request_pem) {
  const std::unique_ptr<BIO, decltype(&BIO_free)> bio(BIO_new_mem_buf(request_pem.data(), -1),
                                                      &BIO_free);
  const std::unique_ptr<X509_REQ, decltype(&X509_REQ_free)> request(
      PEM_read_bio_X509_REQ(bio.get(), nullptr, nullptr, nullptr), &X509_REQ_free);
  REQUIRE(request);
  std::array<char, 64> name{};
  X509_NAME_get_text_by_NID(X509_REQ_get_subject_name(request.get()), NID_commonName, name.data(),
                            static_cast<int>(name.size()));
  return name.data();
}

}  // namespace

TEST_CASE("a kiosk's request names it and is signed by its key", "[link]") {
  const TestAuthority authority;
  const auto own = key_for("K01");
  CHECK(common_name_in(own.request) == "K01");
  CHECK(own.key.starts_with("-----BEGIN PRIVATE KEY-----"));
  // The authority verifies the request's signature.
  CHECK(sync::belong_together(own.key, authority.certify(own.request, "K01")));
}

TEST_CASE("each kiosk's key is another one", "[link]") {
  const TestAuthority authority;
  const auto one = key_for("K01");
  const auto other = key_for("K01");
  CHECK(one.key != other.key);
  CHECK_FALSE(sync::belong_together(one.key, authority.certify(other.request, "K01")));
}

TEST_CASE("a name that no certificate can carry gives a sentence instead of a key", "[link]") {
  const auto made = sync::make_key_and_request(std::string(65, 'K'));
  REQUIRE_FALSE(made);
  CHECK(made.error().find("KKK") != std::string::npos);
}

TEST_CASE("what is no key, no certificate or behind a password belongs to nothing", "[link]") {
  const TestAuthority authority;
  const auto own = key_for("K01");
  const auto certificate = authority.certify(own.request, "K01");
  CHECK_FALSE(sync::belong_together("", certificate));
  CHECK_FALSE(sync::belong_together(own.key, ""));
  CHECK_FALSE(sync::belong_together(certificate, own.key));
  CHECK_FALSE(sync::belong_together(own.key, own.request));
  CHECK_FALSE(sync::belong_together(own.key.substr(0, own.key.size() / 2), certificate));
  CHECK_FALSE(sync::belong_together(locked(own.key), certificate));
}

TEST_CASE("a certificate's fingerprint is what the openssl program says", "[link]") {
  CHECK(sync::fingerprint_of(known_certificate) == "MTN42JSV6BPSOGX2LOW5WDYQ7U");
}

TEST_CASE("a fingerprint can stand in a code", "[link]") {
  const TestAuthority authority;
  const auto found = sync::fingerprint_of(authority.certificate());
  REQUIRE(found);
  const auto code = sync::parse_enrolment_code(*found + "-ABCDEFGHIJKLMNOP");
  REQUIRE(code);
  CHECK(code->fingerprint == *found);
  CHECK(sync::fingerprint_of(TestAuthority{}.certificate()) != found);
}

TEST_CASE("text around a certificate does not change its fingerprint", "[link]") {
  const std::string certificate = known_certificate;
  CHECK(sync::fingerprint_of("Subject: CN = v\n" + certificate + "\n\n") ==
        sync::fingerprint_of(certificate));
}

TEST_CASE("what holds more than one certificate has no fingerprint", "[link]") {
  const TestAuthority other;
  const std::string certificate = known_certificate;
  CHECK_FALSE(sync::fingerprint_of(certificate + other.certificate()));
  CHECK_FALSE(sync::fingerprint_of(certificate + certificate));
  CHECK_FALSE(sync::fingerprint_of(certificate + key_for("K01").key));
  CHECK_FALSE(sync::fingerprint_of(certificate + "-----BEGIN CERTIFICATE-----\nAAAA"));
}

TEST_CASE("what is no certificate has neither fingerprint nor validity", "[link]") {
  const std::string certificate = known_certificate;
  for (const auto& text : {std::string{}, std::string{"<html>sign in</html>"},
                           certificate.substr(0, certificate.size() / 2), key_for("K01").request,
                           std::string{"-----BEGIN CERTIFICATE-----\nAAAA\n"
                                       "-----END CERTIFICATE-----\n"}}) {
    INFO(text);
    CHECK_FALSE(sync::fingerprint_of(text));
    CHECK_FALSE(sync::validity_of(text));
  }
}

TEST_CASE("a certificate says from when to when it is valid", "[link]") {
  const auto known = sync::validity_of(known_certificate);
  REQUIRE(known);
  CHECK(kiosk::to_iso(known->from, 0min) == "2026-12-01T13:43:14+00:00");
  CHECK(kiosk::to_iso(known->until, 0min) == "2036-11-28T13:43:14+00:00");
}
