#pragma once
// What the listener asks of OpenSSL: who may come in, and who has come. Any thread.

#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <string>

#include <openssl/ssl.h>

#include "server/http/listener.h"

namespace server::http {

/// A door's key and certificate, and whose clients it lets in.
class TlsDoor {
 public:
  /// The error is a sentence for the operator.
  [[nodiscard]] static std::expected<std::shared_ptr<const TlsDoor>, std::string> make(
      const Tls& tls);

  /// For one connection that was accepted now; the caller owns it. Null without memory.
  [[nodiscard]] SSL* open() const;

 private:
  struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
  };

  std::unique_ptr<SSL_CTX, FreeContext> context_;
  std::function<std::chrono::sys_seconds()> now_;
};

/// After the handshake; empty when the client showed no certificate.
[[nodiscard]] Peer peer_of(const SSL* connection);

}  // namespace server::http
