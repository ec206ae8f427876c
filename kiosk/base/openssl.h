#pragma once
// OpenSSL's things as owners that free them, and its errors as sentences. For the few sources that
// speak with OpenSSL, the kiosk's and the server's; any thread.

#include <chrono>
#include <expected>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include <openssl/bio.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

#include "kiosk/base/time.h"

namespace kiosk::openssl {

template <auto function>
struct Free {
  template <class Kind>
  void operator()(Kind* thing) const {
    function(thing);
  }
};

using Bio = std::unique_ptr<BIO, Free<BIO_free>>;
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using Certificate = std::unique_ptr<X509, Free<X509_free>>;
using SigningRequest = std::unique_ptr<X509_REQ, Free<X509_REQ_free>>;
using Extension = std::unique_ptr<X509_EXTENSION, Free<X509_EXTENSION_free>>;
using Name = std::unique_ptr<GENERAL_NAME, Free<GENERAL_NAME_free>>;
using Names = std::unique_ptr<GENERAL_NAMES, Free<GENERAL_NAMES_free>>;
using Number = std::unique_ptr<BIGNUM, Free<BN_free>>;

/// The sentence, and what OpenSSL has to say to it.
inline std::unexpected<std::string> failure(std::string sentence) {
  const auto code = ERR_peek_last_error();
  const char* reason = code == 0 ? nullptr : ERR_reason_error_string(code);
  if (reason != nullptr) sentence += std::string{" ("} + reason + ")";
  ERR_clear_error();
  return std::unexpected(std::move(sentence));
}

/// In place of OpenSSL's own, which would ask on the terminal: a key that wants a password is none
/// of ours.
inline int no_password(char* /*text*/, int /*size*/, int /*for_writing*/, void* /*data*/) {
  return -1;
}

/// What was written to a memory BIO.
inline std::string text_in(BIO* memory) {
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory, &text);
  return size > 0 ? std::string(text, static_cast<std::size_t>(size)) : std::string{};
}

/// Nothing for a time that is none.
inline std::optional<Instant> instant_of(const ASN1_TIME* time) {
  tm parts{};
  if (ASN1_TIME_to_tm(time, &parts) != 1) return std::nullopt;
  const Date day{std::chrono::year{parts.tm_year + 1900},
                 std::chrono::month{static_cast<unsigned>(parts.tm_mon + 1)},
                 std::chrono::day{static_cast<unsigned>(parts.tm_mday)}};
  return std::chrono::sys_days{day} + std::chrono::hours{parts.tm_hour} +
         std::chrono::minutes{parts.tm_min} + std::chrono::seconds{parts.tm_sec};
}

/// Borrows the text. Null without memory.
inline Bio reader_of(std::string_view text) {
  return Bio{BIO_new_mem_buf(text.data(), static_cast<int>(text.size()))};
}

}  // namespace kiosk::openssl
