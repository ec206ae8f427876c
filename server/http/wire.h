#pragma once
// HTTP/1.1 as bytes: reads requests, writes answers. Knows no socket and no time; what it reads is
// anybody's. One thread at a time. Its source is the only one that knows Beast.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>

#include "server/http/messages.h"

namespace server::http {

struct ReadLimits {
  std::size_t header_bytes = 0;
  std::size_t body_bytes = 0;  // packed, and unpacked
};

enum class ReadStep : std::uint8_t {
  NeedsMore,      // bytes, into `room`
  WantsContinue,  // the peer waits for `100 Continue` before it sends the body; told once
  Complete,       // `take` it
  Refused,        // with the status of `refusal`; nothing further can be read
};

/// The requests of one connection, one after the other.
class RequestReader {
 public:
  explicit RequestReader(ReadLimits limits);
  ~RequestReader();
  RequestReader(const RequestReader&) = delete;
  RequestReader& operator=(const RequestReader&) = delete;

  /// For the requests that have not begun.
  void limit_body(std::size_t most_bytes);

  /// Where the next bytes go, never empty after `NeedsMore`; then `received` says how many came.
  std::span<char> room();
  void received(std::size_t bytes);

  /// Goes on with what was received.
  ReadStep step();
  [[nodiscard]] int refusal() const;
  /// The request, without its peer. The bytes behind it are the next one's.
  Request take();
  /// Of the request that was taken last.
  [[nodiscard]] bool keeps_alive() const;
  /// True when bytes are there that belong to a request.
  [[nodiscard]] bool has_begun() const;

 private:
  struct Parts;
  std::unique_ptr<Parts> parts_;
};

enum class Connected : std::uint8_t { KeepAlive, Close };

/// Head and body; the body stays away where HTTP has none (HEAD, 204, 304). A status that is none
/// becomes 500.
[[nodiscard]] std::string answer_text(const Response& response, const std::string& method,
                                      Connected then);

}  // namespace server::http
