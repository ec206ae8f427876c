#pragma once
// Accepts connections and reads requests within limits: slow, silent, oversize and too many peers
// cost others nothing. One network thread of its own. The only part that knows Beast is its source.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <functional>
#include <memory>
#include <optional>
#include <string>

#include "server/http/messages.h"

namespace server::http {

/// TLS 1.3. A client may come without a certificate; one that it shows must be of the authority and
/// in its time, else the handshake fails.
struct Tls {
  std::string key;          // PEM
  std::string certificate;  // PEM, the door's own and the authority's behind it
  std::string authority;    // PEM: who certifies clients
  /// The time that certificates are judged by; empty = the system's clock.
  std::function<std::chrono::sys_seconds()> now;
};

struct Limits {
  std::size_t connections = 2'000;      // beyond it new ones are closed at once
  std::size_t connections_a_peer = 64;  // of one address
  std::size_t header_bytes = 16ULL << 10U;
  std::size_t body_bytes = 4ULL << 20U;            // also what a compressed one may unpack to
  std::size_t stranger_body_bytes = 64ULL << 10U;  // the same, over TLS without a certificate
  std::chrono::milliseconds handshake{5'000};
  std::chrono::milliseconds request{15'000};  // from its first byte to its last
  std::chrono::milliseconds answer{35'000};   // until the handler has replied, else 504; and again
                                              // until the peer has read it
  std::chrono::milliseconds idle{60'000};     // between requests
};

struct ListenerConfig {
  std::string address = "127.0.0.1";
  std::uint16_t port = 0;  // 0 = any that is free
  std::optional<Tls> tls;
  Limits limits{};
};

class Listener {
 public:
  /// The error is a sentence for the operator.
  static std::expected<std::unique_ptr<Listener>, std::string> start(ListenerConfig config,
                                                                     Handle handle);
  /// Closes all connections; late replies are dropped. Not called by the handler.
  ~Listener();
  Listener(const Listener&) = delete;
  Listener& operator=(const Listener&) = delete;

  [[nodiscard]] std::uint16_t port() const;
  /// From the next connection on: a renewed certificate. The error is a sentence for the operator;
  /// the former one then stays.
  [[nodiscard]] std::expected<void, std::string> use(const Tls& tls);

 private:
  struct Inside;
  explicit Listener(std::shared_ptr<Inside> inside);
  std::shared_ptr<Inside> inside_;
};

}  // namespace server::http
