#include "server/http/listener.h"

#include <filesystem>
#include <future>
#include <stdexcept>
#include <thread>

#include "tests/server/desk.h"
#include "tests/server/raw_client.h"
#include "tests/support/catch.h"

namespace {

using namespace std::chrono_literals;
using namespace tests;
using server::http::Limits;
using server::http::Listener;
using server::http::ListenerConfig;
using server::http::Reply;
using server::http::Request;
using Clock = std::chrono::steady_clock;

std::ptrdiff_t threads() {
  const std::filesystem::directory_iterator tasks{"/proc/self/task"};
  return std::distance(begin(tasks), end(tasks));
}

}  // namespace

TEST_CASE("requests are served one after the other over one connection", "[http]") {
  const auto listener = listen();
  RawClient client{listener->port()};
  for (int n = 0; n < 3; ++n) {
    REQUIRE(client.send(request_text("POST", "/a/b?x=1&y=?", "body")));
    const auto answer = client.read_answer();
    REQUIRE(answer);
    CHECK(answer->status == 200);
    CHECK(answer->body == "POST /a/b x=1&y=? / body");
  }
}

TEST_CASE("an answer carries what HTTP needs and nothing about the server", "[http]") {
  const auto listener = listen({}, [](const Request& request, const Reply& reply) {
    if (request.path == "/busy") return reply({.status = 503, .body = "{}", .retry_after = 7s});
    if (request.path == "/empty") return reply({.status = 204, .body = "not sent"});
    reply({.status = request.path == "/none" ? 99 : 200, .body = "12345"});
  });
  RawClient client{listener->port()};
  client.send(get("/"));
  const auto usual = client.read_answer();
  REQUIRE(usual);
  CHECK(usual->headers == std::map<std::string, std::string>{{"connection", "keep-alive"},
                                                             {"content-length", "5"},
                                                             {"cache-control", "no-store"},
                                                             {"content-type", "application/json"}});
  client.send(get("/busy"));
  const auto busy = client.read_answer();
  REQUIRE(busy);
  CHECK(busy->status == 503);
  CHECK(busy->headers.at("retry-after") == "7");
  client.send(get("/empty"));
  const auto empty = client.read_answer();
  REQUIRE(empty);
  CHECK(empty->status == 204);
  CHECK_FALSE(empty->headers.contains("content-length"));
  CHECK(ask(client, get("/none")) == 500);
}

TEST_CASE("requests that are sent before the answers come are answered in order", "[http]") {
  Desk desk;
  const auto listener = listen({}, desk.keeping());
  RawClient client{listener->port()};
  client.send(get("/1") + post("two") + get("/3"));
  for (const auto* path : {"/1", "/v1/records", "/3"}) {
    const auto [request, reply] = desk.next();
    CHECK(request.path == path);
    reply({.body = path});
    const auto answer = client.read_answer();
    REQUIRE(answer);
    CHECK(answer->body == path);
  }
}

TEST_CASE("a request may come in any pieces", "[http]") {
  const auto listener = listen();
  RawClient client{listener->port()};
  for (const char byte : post("body") + get("/next")) client.send({&byte, 1});
  for (const auto* body : {"POST /v1/records  / body", "GET /next  / "}) {
    const auto answer = client.read_answer();
    REQUIRE(answer);
    CHECK(answer->body == body);
  }
}

TEST_CASE("a body of GET or HEAD is no matter, and an answer to HEAD has none", "[http]") {
  const auto listener = listen();
  RawClient client{listener->port()};
  CHECK(ask(client, request_text("GET", "/", "body")) == 200);
  client.send(request_text("HEAD", "/", "body"));
  const auto answer = client.read_answer(RawClient::Body::Without);
  REQUIRE(answer);
  CHECK(answer->headers.at("content-length") == "14");
  CHECK(ask(client) == 200);
}

TEST_CASE("chunks are joined, and one who waits to be told to go on is told", "[http]") {
  const auto listener = listen(small());
  RawClient client{listener->port()};
  client.send(
      "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
      "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n");
  const auto joined = client.read_answer();
  REQUIRE(joined);
  CHECK(joined->body == "POST /  / abcde");
  client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 4\r\nExpect: 100-continue\r\n\r\n");
  const auto told = client.read_answer();
  REQUIRE(told);
  CHECK(told->status == 100);
  client.send("body");
  const auto answer = client.read_answer();
  REQUIRE(answer);
  CHECK(answer->body == "POST /  / body");
  CHECK(refusal(*listener,
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 20001\r\n"
                "Expect: 100-continue\r\n\r\n") == 413);
}

TEST_CASE("HTTP/1.0, and who says close, is answered and closed", "[http]") {
  const auto listener = listen();
  CHECK(refusal(*listener, "GET / HTTP/1.0\r\n\r\n") == 200);
  CHECK(refusal(*listener, "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n") == 200);
  CHECK(refusal(*listener, get("/", "Connection: close\r\n")) == 200);
  RawClient client{listener->port()};
  client.send(get("/"));
  client.end_sending();
  CHECK(client.read_answer());
  CHECK(client.is_closed_within(long_enough));
}

TEST_CASE("who never gets an answer from the handler is told so, and a later one is dropped",
          "[http]") {
  Limits limits;
  limits.answer = 150ms;
  Desk desk;
  const auto listener = listen(small(limits), desk.keeping());
  CHECK(refusal(*listener, get("/")) == 504);
  const auto [request, late] = desk.next();
  late({.body = "late"});
  RawClient client{listener->port()};
  client.send(get("/"));
  (void)desk.next();  // and its reply is thrown away
  const auto answer = client.read_answer();
  REQUIRE(answer);
  CHECK(answer->status == 504);
}

TEST_CASE("a reply may come from any thread, and only the first counts", "[http]") {
  Desk desk;
  const auto listener = listen({}, desk.keeping());
  RawClient client{listener->port()};
  Reply former;
  for (int n = 0; n < 20; ++n) {
    client.send(get("/"));
    const auto question = desk.next();
    std::thread answering{[&question, &former, n] {
      if (former) former({.status = 500, .body = "of the former question"});
      question.second({.body = std::to_string(n)});
      question.second({.status = 500, .body = "again"});
    }};
    const auto answer = client.read_answer();
    answering.join();
    REQUIRE(answer);
    CHECK(answer->body == std::to_string(n));
    former = question.second;
  }
}

TEST_CASE("a reply is harmless when the peer or the listener has gone", "[http]") {
  Desk desk;
  auto listener = listen({}, desk.keeping());
  RawClient gone{listener->port()};
  gone.send(get("/gone"));
  const auto [first, to_gone] = desk.next();
  gone.reset();
  to_gone({.body = std::string(1'000'000, 'x')});
  RawClient client{listener->port()};
  client.send(get("/"));
  const auto question = desk.next();
  std::promise<void> begun;
  std::jthread answering{[&](const std::stop_token& stop) {
    begun.set_value();
    while (!stop.stop_requested()) question.second({.body = "x"});
  }};
  begun.get_future().wait();
  listener.reset();
  answering.request_stop();
  question.second({.body = "after"});
  to_gone({.body = "after"});
}

TEST_CASE("a peer that resets, or reads nothing of its answer, ends nobody but itself", "[http]") {
  Limits limits;
  limits.answer = 300ms;
  const auto listener = listen(small(limits), [](const Request& request, const Reply& reply) {
    reply({.body = std::string(request.path == "/large" ? 20'000'000 : 2, 'x')});
  });
  for (int n = 0; n < 5; ++n) {
    RawClient client{listener->port()};
    client.send(get("/large") + get("/large"));
    client.reset();
  }
  RawClient deaf{listener->port()};
  deaf.send(get("/large"));
  RawClient other{listener->port()};
  const auto deadline = Clock::now() + 2 * limits.answer;
  while (Clock::now() < deadline) REQUIRE(ask(other) == 200);
  CHECK_FALSE(deaf.read_answer());
}

TEST_CASE("a handler that throws is a fault of the server", "[http]") {
  const auto listener =
      listen({}, [](const Request&, const Reply&) { throw std::runtime_error{"a bug"}; });
  RawClient client{listener->port()};
  CHECK(ask(client) == 500);
  CHECK(ask(client) == 500);
}

TEST_CASE("a listener ends at once and leaves nothing behind", "[http]") {
  const auto before = threads();
  Desk desk;
  auto listener = listen({}, desk.keeping());
  RawClient silent{listener->port()};
  RawClient half{listener->port()};
  half.send("POST / HTTP/1.1\r\n");
  RawClient waiting{listener->port()};
  waiting.send(get("/"));
  const auto question = desk.next();
  const auto begin = Clock::now();
  listener.reset();
  CHECK(Clock::now() - begin < 5s);
  for (auto* client : {&silent, &half, &waiting}) CHECK(client->is_closed_within(0ms));
  CHECK(threads() == before);
}

TEST_CASE("an address that is none, or is taken, is a sentence", "[http]") {
  const auto error = [](const ListenerConfig& config) {
    const auto listener = Listener::start(config, tell);
    return listener ? std::string{} : listener.error();
  };
  CHECK_THAT(error({.address = "localhost"}), Catch::Contains("is no address"));
  CHECK_THAT(error({.address = "192.0.2.1"}), Catch::Contains("192.0.2.1"));
  const auto listener = listen();
  CHECK_THAT(error({.port = listener->port()}), Catch::Contains("cannot be taken"));
}
