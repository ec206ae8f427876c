#pragma once
// A request and its answer as values, for those who know nothing of HTTP. Any thread.

#include <chrono>
#include <functional>
#include <optional>
#include <string>

namespace server::http {

/// Who has connected, by the certificate of the connection; empty without one.
struct Peer {
  std::string centre;       // organisation
  std::string kiosk;        // common name
  std::string certificate;  // serial, lower-case hexadecimal
};

struct Request {
  std::string method;  // `POST`
  std::string path;    // `/v1/records`, without what follows a `?`
  std::string query;   // behind the `?`
  std::string body;    // unpacked, if it came with gzip
  Peer peer;
};

struct Response {
  int status = 200;
  std::string body;
  std::string type = "application/json";
  std::optional<std::chrono::seconds> retry_after{};
};

/// Called once, from any thread, at any time: also after the peer has gone.
using Reply = std::function<void(Response)>;
/// Called on the network thread: must not block. The reply may come later.
using Handle = std::function<void(Request, Reply)>;

}  // namespace server::http
