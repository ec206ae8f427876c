#pragma once
// A peer of the listener that sends what it is told, well-formed or not, over a loopback socket.
// Every wait has a deadline. One thread at a time.

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include <openssl/ssl.h>

#include "kiosk/base/openssl.h"

namespace tests {

/// Longer than any answer takes on a busy machine; waits end earlier.
inline constexpr std::chrono::seconds long_enough{20};

struct ClientTls {
  std::string authority = {};    // PEM: whose doors are trusted
  std::string certificate = {};  // PEM; empty = comes without
  std::string key = {};
  std::chrono::sys_seconds now{};  // by which the door's certificate is judged
  int newest_version = TLS1_3_VERSION;
};

struct RawAnswer {
  int status = 0;
  std::map<std::string, std::string> headers;  // by name in lower case
  std::string body;
};

class RawClient {
 public:
  /// Connects from `from`, an address of the loopback interface.
  explicit RawClient(std::uint16_t port, const std::string& from = "127.0.0.1");
  ~RawClient();
  RawClient(const RawClient&) = delete;
  RawClient& operator=(const RawClient&) = delete;

  /// True when the client's part of the handshake succeeded; the server may still refuse its
  /// certificate, which the next read then shows.
  bool shake_hands(const ClientTls& tls);

  /// False when the peer takes nothing more.
  bool send(std::string_view bytes);
  /// The next answer; `Without` a body after HEAD. Nothing when the connection ended before.
  enum class Body : std::uint8_t { With, Without };
  std::optional<RawAnswer> read_answer(Body body = Body::With);
  /// True when the peer closes or resets within that time, whatever it sends before.
  bool is_closed_within(std::chrono::milliseconds time);
  /// True when the server offered to forgo its certificates the next time.
  [[nodiscard]] bool may_resume() const;
  /// No more is sent, but answers are still read.
  void end_sending();
  /// As a cable that is pulled, and a system that then answers for a process that has gone.
  void reset();

 private:
  using Clock = std::chrono::steady_clock;
  struct FreeContext {
    void operator()(SSL_CTX* context) const { SSL_CTX_free(context); }
    void operator()(SSL* connection) const { SSL_free(connection); }
  };
  enum class Received : std::uint8_t { Some, Nothing, End };

  bool send_raw(std::string_view bytes);
  bool flush();
  Received receive_raw(Clock::time_point deadline, std::string& bytes);
  Received receive(Clock::time_point deadline);

  int socket_ = -1;
  std::unique_ptr<SSL_CTX, FreeContext> context_;
  std::unique_ptr<SSL, FreeContext> tls_;
  BIO* incoming_ = nullptr;  // owned by `tls_`
  BIO* outgoing_ = nullptr;
  std::string received_;
};

/// A request with `Host`, `Content-Length` and further header lines, each with its line ending.
std::string request_text(const std::string& method, const std::string& target,
                         const std::string& body = {}, const std::string& lines = {});

std::string gzip(const std::string& text);

}  // namespace tests
