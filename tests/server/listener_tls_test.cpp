// The listener over TLS: who comes in, and as whom.

#include <atomic>

#include <openssl/ec.h>
#include <openssl/pem.h>

#include "server/access/authority.h"
#include "server/access/x509.h"
#include "server/http/listener.h"
#include "tests/server/desk.h"
#include "tests/server/raw_client.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace std::chrono_literals;
using namespace tests;
using server::access::Authority;
using server::http::Limits;
using server::http::Listener;
using server::http::ListenerConfig;
using server::http::Tls;
namespace openssl = kiosk::openssl;

const kiosk::Instant today = *kiosk::parse_instant("2026-11-23T09:12:00+07:00");

std::chrono::sys_seconds seconds(kiosk::Instant instant) {
  return std::chrono::floor<std::chrono::seconds>(instant);
}

std::string signing_request(EVP_PKEY* key) {
  const openssl::SigningRequest request{X509_REQ_new()};
  REQUIRE(X509_REQ_set_pubkey(request.get(), key) == 1);
  REQUIRE(X509_REQ_sign(request.get(), key, EVP_sha256()) > 0);
  const openssl::Bio memory{BIO_new(BIO_s_mem())};
  REQUIRE(PEM_write_bio_X509_REQ(memory.get(), request.get()) == 1);
  char* text = nullptr;
  const auto size = BIO_get_mem_data(memory.get(), &text);
  return {text, static_cast<std::size_t>(size)};
}

/// A hub with its authority and a clock that the test sets.
class Hub {
 public:
  explicit Hub(kiosk::Instant made = today)
      : authority_(*Authority::open(folder_.path(), made)), clock_(seconds(today)) {}

  [[nodiscard]] Authority& authority() { return authority_; }
  void set_clock(kiosk::Instant instant) { clock_ = seconds(instant); }

  Tls tls() {
    const auto door = authority_.make_door({"127.0.0.1"}, today);
    REQUIRE(door);
    return {door->key, door->certificate, authority_.certificate(),
            [this] { return clock_.load(); }};
  }

  ListenerConfig config(Limits limits = {}) {
    auto config = small(limits);
    config.tls = tls();
    return config;
  }

  [[nodiscard]] ClientTls nobody() const {
    return {.authority = authority_.certificate(), .now = seconds(today)};
  }

  ClientTls kiosk(kiosk::Instant issued = today) {
    const openssl::Key key{EVP_EC_gen("P-256")};
    const auto made = authority_.certify(signing_request(key.get()), "PTSP Uji", "K01", issued);
    REQUIRE(made);
    serial_ = made->serial;
    auto client = nobody();
    client.certificate = made->pem;
    client.key = server::access::pem_of(key.get());
    return client;
  }

  /// Of the last kiosk.
  [[nodiscard]] const std::string& serial() const { return serial_; }

 private:
  tests::TemporaryFolder folder_;
  Authority authority_;
  std::atomic<std::chrono::sys_seconds> clock_;
  std::string serial_;
};

/// A client only notices when it reads that its certificate was refused.
bool is_let_in(const Listener& listener, const ClientTls& tls) {
  RawClient client{listener.port()};
  return client.shake_hands(tls) && ask(client) == 200;
}

}  // namespace

TEST_CASE("who shows a certificate is known by it, and who shows none is nobody", "[http]") {
  Hub hub;
  Desk desk;
  const auto listener = listen(hub.config(), desk.keeping());
  RawClient kiosk{listener->port()};
  REQUIRE(kiosk.shake_hands(hub.kiosk()));
  RawClient nobody{listener->port()};
  REQUIRE(nobody.shake_hands(hub.nobody()));
  for (int n = 0; n < 2; ++n) {
    kiosk.send(get("/"));
    const auto [request, reply] = desk.next();
    CHECK(request.peer.centre == "PTSP Uji");
    CHECK(request.peer.kiosk == "K01");
    CHECK(request.peer.certificate == hub.serial());
    reply({});
    CHECK(kiosk.read_answer());
  }
  nobody.send(get("/"));
  const auto [request, reply] = desk.next();
  CHECK(request.peer.centre.empty());
  CHECK(request.peer.kiosk.empty());
  CHECK(request.peer.certificate.empty());
}

TEST_CASE("only TLS 1.3 is spoken", "[http]") {
  Hub hub;
  const auto listener = listen(hub.config());
  auto old = hub.nobody();
  old.newest_version = TLS1_2_VERSION;
  CHECK_FALSE(is_let_in(*listener, old));
  RawClient plain{listener->port()};
  CHECK(ask(plain) == 0);
  CHECK(is_let_in(*listener, hub.nobody()));
}

TEST_CASE("a certificate of another authority is refused", "[http]") {
  Hub hub;
  Hub other;
  const auto listener = listen(hub.config());
  auto foreign = other.kiosk();
  foreign.authority = hub.authority().certificate();
  CHECK_FALSE(is_let_in(*listener, foreign));
  auto borrowed = hub.nobody();
  const auto door = hub.authority().make_door({"127.0.0.1"}, today);
  borrowed.certificate = door->certificate;
  borrowed.key = door->key;
  CHECK_FALSE(is_let_in(*listener, borrowed));
  CHECK(is_let_in(*listener, hub.kiosk()));
}

TEST_CASE("a certificate is judged by the clock that the listener is given", "[http]") {
  Hub hub{today - std::chrono::days{1'000}};
  const auto listener = listen(hub.config());
  const auto expired = hub.kiosk(today - std::chrono::days{91});
  const auto early = hub.kiosk(today + 2h);
  CHECK_FALSE(is_let_in(*listener, expired));
  CHECK_FALSE(is_let_in(*listener, early));
  hub.set_clock(today + 2h);
  CHECK(is_let_in(*listener, early));
  hub.set_clock(today - std::chrono::days{2});
  CHECK(is_let_in(*listener, expired));
  CHECK_FALSE(is_let_in(*listener, early));
}

TEST_CASE("a client that comes again is looked at again", "[http]") {
  Hub hub;
  const auto listener = listen(hub.config());
  const auto kiosk = hub.kiosk();
  RawClient client{listener->port()};
  REQUIRE(client.shake_hands(kiosk));
  CHECK(ask(client) == 200);
  CHECK_FALSE(client.may_resume());
  hub.set_clock(today + server::access::certificate_life);
  CHECK_FALSE(is_let_in(*listener, kiosk));
}

TEST_CASE("one who does not finish the handshake is closed in time", "[http]") {
  Hub hub;
  Limits limits;
  limits.handshake = 200ms;
  const auto listener = listen(hub.config(limits));
  const auto begin = std::chrono::steady_clock::now();
  RawClient silent{listener->port()};
  RawClient half{listener->port()};
  half.send(std::string{"\x16\x03\x01\x02\x00\x01\x00\x01\xfc", 9});
  RawClient kiosk{listener->port()};
  REQUIRE(kiosk.shake_hands(hub.kiosk()));
  CHECK(ask(kiosk) == 200);
  CHECK(silent.is_closed_within(long_enough));
  CHECK(half.is_closed_within(long_enough));
  CHECK(std::chrono::steady_clock::now() - begin >= limits.handshake);
  CHECK(ask(kiosk) == 200);
}

TEST_CASE("large bodies, requests behind each other and refusals pass through TLS", "[http]") {
  Hub hub;
  auto config = hub.config();
  config.limits.body_bytes = 2'000'000;
  const auto listener = listen(config);
  RawClient client{listener->port()};
  REQUIRE(client.shake_hands(hub.kiosk()));
  const std::string body(2'000'000, 'x');
  client.send(post(body) + get("/2"));
  const auto first = client.read_answer();
  REQUIRE(first);
  CHECK(first->body == "POST /v1/records  PTSP Uji/K01 " + body);
  CHECK(client.read_answer());
  client.send(post(body + 'x'));
  const auto refused = client.read_answer();
  REQUIRE(refused);
  CHECK(refused->status == 413);
  CHECK(client.is_closed_within(long_enough));
}

TEST_CASE("who shows no certificate may send no more than a request to be enrolled", "[http]") {
  Hub hub;
  auto config = hub.config();
  config.limits.stranger_body_bytes = 1'000;
  const auto listener = listen(config);
  RawClient client{listener->port()};
  REQUIRE(client.shake_hands(hub.nobody()));
  client.send(post(std::string(1'000, 'x')));
  CHECK(client.read_answer());
  client.send(post(std::string(1'001, 'x')));
  const auto refused = client.read_answer();
  REQUIRE(refused);
  CHECK(refused->status == 413);
}

TEST_CASE("a renewed certificate counts from the next connection on", "[http]") {
  Hub hub;
  Hub other;
  const auto listener = listen(hub.config());
  RawClient before{listener->port()};
  REQUIRE(before.shake_hands(hub.kiosk()));
  CHECK(ask(before) == 200);
  REQUIRE(listener->use(other.tls()));
  CHECK(ask(before) == 200);
  CHECK(is_let_in(*listener, other.kiosk()));
  CHECK_FALSE(is_let_in(*listener, hub.nobody()));
}

TEST_CASE("a key that is not of the certificate is refused, and the former ones stay", "[http]") {
  Hub hub;
  const auto listener = listen(hub.config());
  auto broken = hub.tls();
  broken.key = hub.tls().key;
  const auto refused = listener->use(broken);
  REQUIRE_FALSE(refused);
  CHECK_THAT(refused.error(), Catch::Contains("not of its certificate"));
  CHECK(is_let_in(*listener, hub.kiosk()));
  const auto error = [](const Tls& tls) {
    const auto started = Listener::start({.tls = tls}, tell);
    return started ? std::string{} : started.error();
  };
  CHECK_THAT(error({}), Catch::Contains("certificate of the door"));
  auto alone = hub.tls();
  alone.authority = "";
  CHECK_THAT(error(alone), Catch::Contains("certificate of the authority"));
}

TEST_CASE("a listener with TLS ends at once, whatever its peers are doing", "[http]") {
  Hub hub;
  Desk desk;
  auto listener = listen(hub.config(), desk.keeping());
  RawClient silent{listener->port()};
  RawClient idle{listener->port()};
  REQUIRE(idle.shake_hands(hub.kiosk()));
  RawClient waiting{listener->port()};
  REQUIRE(waiting.shake_hands(hub.nobody()));
  waiting.send(get("/"));
  const auto question = desk.next();
  RawClient refused{listener->port()};
  auto old = hub.nobody();
  old.newest_version = TLS1_2_VERSION;
  refused.shake_hands(old);
  const auto begin = std::chrono::steady_clock::now();
  listener.reset();
  CHECK(std::chrono::steady_clock::now() - begin < 5s);
  for (auto* client : {&silent, &idle, &waiting, &refused}) {
    CHECK(client->is_closed_within(0ms));
  }
  question.second({});
}
