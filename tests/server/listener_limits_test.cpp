// What the listener refuses, and whom it closes.

#include <string>

#include <sys/resource.h>
#include <unistd.h>

#include "server/http/listener.h"
#include "tests/server/desk.h"
#include "tests/server/raw_client.h"
#include "tests/support/catch.h"

namespace {

using namespace std::chrono_literals;
using namespace tests;
using server::http::Limits;
using Clock = std::chrono::steady_clock;

}  // namespace

TEST_CASE("a header beyond the limit is refused, in one piece or in many", "[http]") {
  const auto listener = listen(small());
  const std::string line = "X-Long: " + std::string(100, 'x') + "\r\n";
  std::string lines;
  for (int n = 0; n < 10; ++n) lines += line;
  CHECK(refusal(*listener, get("/", lines)) == 431);
  CHECK(refusal(*listener, get('/' + std::string(2'000, 'x'))) == 431);
  CHECK(refusal(*listener, std::string(100'000, 'x')) == 431);
  // Cut behind the first letter of the next line, each piece is read to its end.
  RawClient client{listener->port()};
  client.send("GET / HTTP/1.1\r\nX");
  int sent = 0;
  while (sent < 100 && !client.is_closed_within(1ms)) {
    client.send("-Long: " + std::string(100, 'x') + "\r\nX");
    ++sent;
  }
  CHECK(sent < 100);
}

TEST_CASE("a body beyond the limit is refused, packed or not", "[http]") {
  const auto listener = listen(small());
  const std::string most(20'000, 'x');
  RawClient client{listener->port()};
  CHECK(ask(client, post(most)) == 200);
  CHECK(ask(client, post(gzip(most), "Content-Encoding: gzip\r\n")) == 200);
  CHECK(refusal(*listener, post(most + 'x')) == 413);
  CHECK(refusal(*listener, post(gzip(most + 'x'), "Content-Encoding: gzip\r\n")) == 413);
  CHECK(refusal(*listener, post(std::string(5'000'000, 'x'))) == 413);
  CHECK(refusal(*listener,
                "POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                "4e20\r\n" +
                    most + "\r\n1\r\nx\r\n0\r\n\r\n") == 413);
  CHECK(refusal(*listener,
                "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 18446744073709551615\r\n\r\n") ==
        413);
}

TEST_CASE("a packed body is unpacked; one that cannot be, or otherwise, is refused", "[http]") {
  const auto listener = listen();
  RawClient client{listener->port()};
  client.send(post(gzip("the body"), "Content-Encoding: GZIP\r\n"));
  const auto answer = client.read_answer();
  REQUIRE(answer);
  CHECK(answer->body == "POST /v1/records  / the body");
  CHECK(ask(client, post("plain", "Content-Encoding: identity\r\n")) == 200);
  CHECK(ask(client, get("/", "Content-Encoding: gzip\r\n")) == 200);
  CHECK(refusal(*listener, post("no gzip", "Content-Encoding: gzip\r\n")) == 400);
  CHECK(refusal(*listener, post("text", "Content-Encoding: br\r\n")) == 415);
  CHECK(refusal(*listener, post("text", "Content-Encoding: gzip, gzip\r\n")) == 415);
  const std::string twice = "Content-Encoding: gzip\r\nContent-Encoding: gzip\r\n";
  CHECK(refusal(*listener, post("text", twice)) == 415);
}

TEST_CASE("what is no request, or could be read in two ways, is refused", "[http]") {
  const auto listener = listen();
  const std::string chunked = "Transfer-Encoding: chunked\r\n";
  for (const auto& bytes : {
           std::string{"\r\n\r\n"},
           std::string{"\x16\x03\x01\x02\0\x01\r\n\r\n", 10},
           std::string{"GET / HTTP/2.0\r\nHost: x\r\n\r\n"},
           std::string{"GET / HTTP/1.1\r\n\r\n"},
           std::string{"GET / HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"},
           std::string{"GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n"},
           std::string{"CONNECT x:443 HTTP/1.1\r\nHost: x\r\n\r\n"},
           std::string{"GET / HTTP/1.1\r\nHost x\r\n\r\n"},
           std::string{"GET / HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n"},
           std::string{
               "GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n"},
           std::string{"POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n"},
           post("0\r\n\r\n", chunked),
           "POST / HTTP/1.1\r\nHost: x\r\n" + chunked + "\r\nxyz\r\n",
           "POST / HTTP/1.1\r\nHost: x\r\n" + chunked + "\r\n1;" + std::string(100'000, 'x'),
       }) {
    INFO(bytes.substr(0, 200));
    CHECK(refusal(*listener, bytes) == 400);
  }
}

TEST_CASE("one that sends slowly is closed in time, and others are served meanwhile", "[http]") {
  Limits limits;
  limits.request = 300ms;
  const auto listener = listen(small(limits));
  RawClient slow{listener->port()};
  RawClient other{listener->port()};
  const auto begin = Clock::now();
  int served = 0;
  for (const char byte : std::string{"GET /"} + std::string(900, 'x')) {
    slow.send({&byte, 1});
    if (slow.is_closed_within(5ms)) break;
    served += ask(other) == 200 ? 1 : 0;
  }
  CHECK(Clock::now() - begin >= limits.request);
  CHECK(served > 3);
  CHECK(slow.is_closed_within(0ms));
  CHECK(ask(other) == 200);
}

TEST_CASE("one that says nothing is closed, before its first request or after", "[http]") {
  Limits limits;
  limits.idle = 200ms;
  const auto listener = listen(small(limits));
  const auto begin = Clock::now();
  RawClient silent{listener->port()};
  RawClient asked{listener->port()};
  CHECK(ask(asked) == 200);
  CHECK(silent.is_closed_within(long_enough));
  CHECK(asked.is_closed_within(long_enough));
  CHECK(Clock::now() - begin >= limits.idle);
}

TEST_CASE("beyond so many connections, in all or of one address, more are closed", "[http]") {
  Limits limits;
  limits.connections = 3;
  limits.connections_a_peer = 2;
  const auto listener = listen(small(limits));
  auto first = std::make_unique<RawClient>(listener->port());
  RawClient second{listener->port()};
  CHECK(ask(*first) == 200);
  CHECK(ask(second) == 200);
  RawClient third{listener->port()};
  CHECK(third.is_closed_within(long_enough));
  RawClient other{listener->port(), "127.0.0.2"};
  CHECK(ask(other) == 200);
  RawClient beyond{listener->port(), "127.0.0.3"};
  CHECK(beyond.is_closed_within(long_enough));
  CHECK(ask(second) == 200);
  first.reset();
  const auto deadline = Clock::now() + long_enough;
  int status = 0;
  while (status == 0 && Clock::now() < deadline) {
    RawClient again{listener->port()};
    status = ask(again);
  }
  CHECK(status == 200);
}

TEST_CASE("without descriptors the next connection waits until there are some", "[http]") {
  const auto listener = listen();
  RawClient early{listener->port()};
  CHECK(ask(early) == 200);
  rlimit before{};
  REQUIRE(::getrlimit(RLIMIT_NOFILE, &before) == 0);
  // The client gets the last one, and the listener none for its end of the connection.
  const int last = ::dup(STDIN_FILENO);
  ::close(last);
  auto few = before;
  few.rlim_cur = static_cast<rlim_t>(last) + 1;
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &few) == 0);
  RawClient waiting{listener->port()};
  waiting.send(get("/"));
  const int served = ask(early);
  const bool is_closed = waiting.is_closed_within(0ms);
  REQUIRE(::setrlimit(RLIMIT_NOFILE, &before) == 0);
  CHECK(served == 200);
  CHECK_FALSE(is_closed);
  CHECK(waiting.read_answer());
}
