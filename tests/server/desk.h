#pragma once
// Who answers in tests of the listener: tells what was asked, or keeps the questions.

#include <condition_variable>
#include <deque>
#include <mutex>
#include <string>
#include <utility>

#include "server/http/listener.h"
#include "tests/server/raw_client.h"
#include "tests/support/catch.h"

namespace tests {

/// Says what arrived: method, path, query, who, body.
inline server::http::Response told(const server::http::Request& request) {
  return {.body = request.method + ' ' + request.path + ' ' + request.query + ' ' +
                  request.peer.centre + '/' + request.peer.kiosk + ' ' + request.body,
          .type = "text/plain"};
}

inline void tell(const server::http::Request& request, const server::http::Reply& reply) {
  reply(told(request));
}

/// Keeps questions until the test takes them.
class Desk {
 public:
  using Question = std::pair<server::http::Request, server::http::Reply>;

  server::http::Handle keeping() {
    return [this](server::http::Request request, server::http::Reply reply) {
      const std::scoped_lock lock{mutex_};
      questions_.emplace_back(std::move(request), std::move(reply));
      came_.notify_one();
    };
  }

  Question next() {
    std::unique_lock lock{mutex_};
    const bool came = came_.wait_for(lock, long_enough, [this] { return !questions_.empty(); });
    REQUIRE(came);
    auto question = std::move(questions_.front());
    questions_.pop_front();
    return question;
  }

 private:
  std::mutex mutex_;
  std::condition_variable came_;
  std::deque<Question> questions_;
};

inline std::unique_ptr<server::http::Listener> listen(server::http::ListenerConfig config = {},
                                                      server::http::Handle handle = tell) {
  auto listener = server::http::Listener::start(std::move(config), std::move(handle));
  INFO((listener ? "" : listener.error()));
  REQUIRE(listener);
  return std::move(*listener);
}

/// Asks over a connection that is open; 0 when it is not.
inline int ask(RawClient& client, const std::string& request = request_text("GET", "/")) {
  if (!client.send(request)) return 0;
  const auto answer = client.read_answer();
  return answer ? answer->status : 0;
}

/// Sizes that a test can go beyond.
inline server::http::ListenerConfig small(server::http::Limits limits = {}) {
  limits.header_bytes = 1'000;
  limits.body_bytes = 20'000;
  return {.limits = limits};
}

inline std::string get(const std::string& target, const std::string& lines = {}) {
  return request_text("GET", target, {}, lines);
}

inline std::string post(const std::string& body, const std::string& lines = {}) {
  return request_text("POST", "/v1/records", body, lines);
}

/// The status of the answer to these bytes, when all of them are taken and the connection is closed
/// behind it; else 0. A peer whose bytes are not taken may never read the answer.
inline int refusal(const server::http::Listener& listener, const std::string& bytes) {
  RawClient client{listener.port()};
  if (!client.send(bytes)) return 0;
  const auto answer = client.read_answer();
  const bool says_so = answer && answer->headers.at("connection") == "close";
  return says_so && client.is_closed_within(long_enough) ? answer->status : 0;
}

}  // namespace tests
