#include "kiosk/sync/link/hub_client.h"

#include <array>
#include <chrono>
#include <cstdint>
#include <cstdlib>
#include <memory>
#include <set>
#include <thread>

#include "kiosk/sync/link/identity.h"
#include "tests/support/catch.h"
#include "tests/sync/scripted_hub.h"

namespace {

namespace sync = kiosk::sync;
using tests::hub::Answer;
using tests::hub::Asked;
using tests::hub::Door;
using tests::hub::Period;
using tests::hub::ScriptedHub;
using tests::hub::TestAuthority;
using namespace std::chrono_literals;

using Manner = Answer::Manner;
using Outcome = std::expected<sync::HubReply, sync::HubError>;

/// For what must come; a slow machine does not fail the test.
constexpr auto plenty = 30s;
/// For what never comes.
constexpr auto soon = 200ms;

sync::HubAccess access_to(const ScriptedHub& hub, const TestAuthority& authority) {
  return {.url = hub.url(), .authority = authority.certificate(), .certificate = "", .key = ""};
}

/// The status of a reply, or the fault's name.
std::string outcome(const Outcome& result) {
  return result ? std::to_string(result->status) : sync::name_of(result.error().fault);
}

/// Of one request to a hub that answers so.
Outcome asked_once(const Answer& answer, const Door& door = {}) {
  const TestAuthority authority;
  const ScriptedHub hub(authority, answer, door);
  sync::HubClient client(access_to(hub, authority));
  return client.post("/v1/records", "{}", plenty);
}

/// A certificate of `issuer` for the kiosk.
struct Shown {
  const TestAuthority& issuer;
  Period period{};
};

/// Of one request, with that certificate, to a hub of `authority` that wants one.
Outcome asked_showing(const Shown& shown, const TestAuthority& authority, const Door& door,
                      const std::string& body = "{}") {
  const ScriptedHub hub(authority, Answer{}, door);
  const auto own = sync::make_key_and_request("K01");
  REQUIRE(own);
  auto access = access_to(hub, authority);
  access.certificate = shown.issuer.certify(own->request, "K01", shown.period);
  access.key = own->key;
  sync::HubClient client(access);
  return client.post("/v1/records", body, plenty);
}

/// Does not become shorter by compressing.
std::string noise_of(std::size_t size) {
  std::string noise;
  for (std::uint32_t state = 1; noise.size() < size;) {
    state = state * 1'664'525U + 1'013'904'223U;
    noise += static_cast<char>(state >> 24U);
  }
  return noise;
}

}  // namespace

TEST_CASE("each fault of the line has a name of its own", "[link]") {
  std::set<std::string> names;
  for (int i = 0; i <= static_cast<int>(sync::last_link_fault); ++i) {
    names.insert(sync::name_of(static_cast<sync::LinkFault>(i)));
  }
  CHECK(names.size() == static_cast<std::size_t>(sync::last_link_fault) + 1);
}

TEST_CASE("a request arrives as it was sent, and its answer comes back", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.body = R"({"taken":true})"});
  sync::HubClient client(access_to(hub, authority));
  const auto reply = client.post("/v1/records", R"({"records":[]})", plenty);
  REQUIRE(outcome(reply) == "200");
  CHECK(reply->body == R"({"taken":true})");
  const auto asked = hub.asked();
  REQUIRE(asked.size() == 1);
  CHECK(asked[0].what == "POST /v1/records");
  CHECK(asked[0].body == R"({"records":[]})");
  CHECK(asked[0].peer.empty());
  CHECK_FALSE(asked[0].compressed);
  CHECK(asked[0].head.find("Content-Type: application/json\r\n") != std::string::npos);
  CHECK(asked[0].head.find("Cookie:") == std::string::npos);
}

TEST_CASE("a hub may be named by its address", "[link]") {
  const TestAuthority authority;
  const ScriptedHub hub(authority, Answer{});
  auto access = access_to(hub, authority);
  access.url = "https://127.0.0.1:" + std::to_string(hub.port());
  CHECK(outcome(sync::HubClient(access).get("/v1/head", plenty)) == "200");
}

TEST_CASE("only a body of more than 1 KiB is compressed", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{});
  sync::HubClient client(access_to(hub, authority));
  const std::array bodies{std::string(1024, 'a'), std::string(1025, 'a'), noise_of(3U << 20U)};
  for (const auto& body : bodies) CHECK(outcome(client.post("/v1/records", body, plenty)) == "200");
  const auto asked = hub.asked();
  REQUIRE(asked.size() == bodies.size());
  for (std::size_t i = 0; i < bodies.size(); ++i) {
    CHECK(asked[i].body == bodies.at(i));
    CHECK(asked[i].compressed == (i > 0));
    CHECK(asked[i].head.find("Expect:") == std::string::npos);
  }
}

TEST_CASE("a connection is kept open, and no request carries anything of the one before it",
          "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.headers = "Set-Cookie: a=b\r\n"});
  sync::HubClient client(access_to(hub, authority));
  CHECK(outcome(client.post("/v1/records", noise_of(2000), plenty)) == "200");
  CHECK(outcome(client.get("/v1/head", plenty)) == "200");
  CHECK(outcome(client.post("/v1/records", "{}", plenty)) == "200");
  const auto asked = hub.asked();
  REQUIRE(asked.size() == 3);
  CHECK(asked[2].connection == asked[0].connection);
  CHECK(asked[1].what == "GET /v1/head");
  CHECK(asked[1].head.find("Content-") == std::string::npos);
  CHECK(asked[2].head.find("Content-Encoding") == std::string::npos);
  CHECK(asked[2].head.find("Cookie") == std::string::npos);
}

TEST_CASE("a connection that the hub closed meanwhile is made again", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.manner = Manner::UntilClose});
  sync::HubClient client(access_to(hub, authority));
  CHECK(outcome(client.post("/v1/records", "{}", plenty)) == "200");
  CHECK(outcome(client.post("/v1/records", "{}", plenty)) == "200");
  CHECK(hub.asked().back().connection == 2);
}

TEST_CASE("a refusal with a body is a reply", "[link]") {
  for (const int status : {400, 401, 403, 404, 409, 413}) {
    const auto reply = asked_once({.status = status, .body = R"({"refused":"gap"})"});
    CHECK(outcome(reply) == std::to_string(status));
    if (reply) CHECK(reply->body == R"({"refused":"gap"})");
  }
  CHECK(outcome(asked_once({.type = "Application/JSON; charset=utf-8"})) == "200");
}

TEST_CASE("a redirect and another's page are a portal's", "[link]") {
  CHECK(outcome(asked_once({.status = 302, .headers = "Location: https://localhost/\r\n"})) ==
        "portal");
  CHECK(outcome(asked_once({.body = "<html>sign in</html>", .type = "text/html"})) == "portal");
  CHECK(outcome(asked_once({.status = 404, .body = "none", .type = "text/plain"})) == "portal");
  CHECK(outcome(asked_once({.type = "application/jsonp"})) == "portal");
  CHECK(outcome(asked_once({}, {.kind = Door::Kind::PlainHttp})) == "portal");
}

TEST_CASE("a redirect is not followed", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.status = 307, .headers = "Location: /elsewhere\r\n"});
  sync::HubClient client(access_to(hub, authority));
  CHECK(outcome(client.post("/v1/records", "{}", plenty)) == "portal");
  CHECK(hub.asked().size() == 1);
}

TEST_CASE("a certificate is an answer for the one path that asks for it", "[link]") {
  const TestAuthority authority;
  const ScriptedHub hub(authority, [](const Asked& asked) {
    const bool missing = asked.connection == 2;
    return missing ? Answer{.status = 404}
                   : Answer{.body = "PEM", .type = "application/x-pem-file"};
  });
  {
    sync::HubClient client(access_to(hub, authority));
    CHECK(outcome(client.get("/v1/authority", plenty)) == "200");
    CHECK(outcome(client.get("/v1/head", plenty)) == "portal");
  }
  CHECK(outcome(sync::HubClient(access_to(hub, authority)).get("/v1/authority", plenty)) == "404");
}

TEST_CASE("a hub in trouble and a busy one are told apart", "[link]") {
  CHECK(outcome(asked_once({.status = 500})) == "hub_trouble");
  CHECK(outcome(asked_once({.status = 502, .body = "x", .type = "text/html"})) == "hub_trouble");
  CHECK(outcome(asked_once({.status = 429})) == "hub_busy");
  CHECK(outcome(asked_once({.status = 503, .body = "x", .type = "text/html"})) == "hub_busy");
}

TEST_CASE("a busy hub says in seconds when to come again, within an hour", "[link]") {
  const auto wait = [](const std::string& said) {
    const auto result = asked_once({.status = 503, .headers = "retry-after: " + said + "\r\n"});
    REQUIRE(outcome(result) == "hub_busy");
    return result.error().retry_after;
  };
  CHECK(wait("0") == 0s);
  CHECK(wait("17") == 17s);
  CHECK(wait("3600") == 3600s);
  CHECK(wait("999999999999999999999999") == 3600s);
  CHECK(wait("-5") == 0s);
  CHECK(wait("5 s") == 0s);
  CHECK(wait("Wed, 21 Oct 2099 07:28:00 GMT") == 0s);
  CHECK(asked_once({.status = 429}).error().retry_after == 0s);
}

TEST_CASE("half an answer, or none, is a broken line and never a reply", "[link]") {
  CHECK(outcome(asked_once({.manner = Manner::HalfHead})) == "broken");
  CHECK(outcome(asked_once({.body = R"({"a":1})", .manner = Manner::HalfBody})) == "broken");
  CHECK(outcome(asked_once({.manner = Manner::Nothing})) == "broken");
  CHECK(outcome(asked_once({}, {.kind = Door::Kind::Slams})) == "broken");
  CHECK(outcome(asked_once({.body = "no gzip", .headers = "Content-Encoding: gzip\r\n"})) ==
        "broken");
}

TEST_CASE("an answer is taken up to 4 MiB, also once unpacked", "[link]") {
  constexpr std::size_t most = 4U << 20U;
  CHECK(outcome(asked_once({.body = std::string(most, ' ')})) == "200");
  CHECK(outcome(asked_once({.body = std::string(most + 1, ' ')})) == "too_large");
  CHECK(outcome(asked_once({.body = std::string(most + 1, ' '), .manner = Manner::UntilClose})) ==
        "too_large");
  const auto packed = asked_once({.body = std::string(most, ' '), .manner = Manner::Compressed});
  REQUIRE(outcome(packed) == "200");
  CHECK(packed->body.size() == most);
  CHECK(outcome(asked_once({.body = std::string(16 * most, ' '), .manner = Manner::Compressed})) ==
        "too_large");
}

TEST_CASE("a hub that takes its time is too slow, one that nobody hears of has no line", "[link]") {
  const TestAuthority authority;
  auto silent = std::make_unique<ScriptedHub>(authority, Answer{}, Door{Door::Kind::Silent});
  const auto access = access_to(*silent, authority);
  CHECK(outcome(sync::HubClient(access).get("/v1/head", soon)) == "too_slow");
  silent.reset();
  CHECK(outcome(sync::HubClient(access).get("/v1/head", plenty)) == "no_line");

  const ScriptedHub slow(authority, Answer{.manner = Manner::Never});
  CHECK(outcome(sync::HubClient(access_to(slow, authority)).get("/v1/head", soon)) == "too_slow");
}

TEST_CASE("a name that cannot be looked up and an address that is none are unknown names",
          "[link]") {
  const TestAuthority authority;
  // No label of a name may be so long: the resolver refuses it without asking anybody.
  for (const auto& url :
       {"https://" + std::string(64, 'h') + ".example", std::string{"https://"},
        std::string{"http://localhost"}, std::string{"file:///etc/hostname"}, std::string{}}) {
    INFO(url);
    sync::HubClient client(
        {.url = url, .authority = authority.certificate(), .certificate = "", .key = ""});
    CHECK(outcome(client.get("/v1/head", plenty)) == "name_unknown");
  }
}

TEST_CASE("a hub of another authority or name is not ours, and is told nothing", "[link]") {
  const TestAuthority authority;
  const TestAuthority of_the_same_name;
  const TestAuthority other("another authority");
  ScriptedHub anew(of_the_same_name, Answer{});
  ScriptedHub foreign(other, Answer{});
  ScriptedHub renamed(authority, Answer{}, {.name = "DNS:hub.example,IP:192.0.2.1"});
  for (auto* hub : {&anew, &foreign, &renamed}) {
    sync::HubClient client(access_to(*hub, authority));
    CHECK(outcome(client.post("/v1/records", "{}", plenty)) == "not_our_hub");
    CHECK(hub->asked().empty());
  }
}

TEST_CASE("an authority that cannot be read proves nobody", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{});
  auto access = access_to(hub, authority);
  access.authority = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  CHECK(outcome(sync::HubClient(access).post("/v1/records", "{}", plenty)) == "not_our_hub");
  CHECK(hub.asked().empty());
}

TEST_CASE("a hub that speaks only older TLS is not ours", "[link]") {
  CHECK(outcome(asked_once({}, {.kind = Door::Kind::OnlyTls12})) == "not_our_hub");
}

TEST_CASE("a hub's certificate that is over, or not valid yet, says that a clock is wrong",
          "[link]") {
  CHECK(outcome(asked_once({}, {.period = tests::hub::past})) == "hub_expired");
  CHECK(outcome(asked_once({}, {.period = tests::hub::future})) == "hub_expired");
}

TEST_CASE("an expired certificate of another authority is no matter of clocks", "[link]") {
  const TestAuthority authority;
  const TestAuthority other;
  const ScriptedHub hub(other, Answer{}, {.period = tests::hub::past});
  sync::HubClient client(access_to(hub, authority));
  CHECK(outcome(client.get("/v1/head", plenty)) == "not_our_hub");
}

TEST_CASE("the hub sees the kiosk's certificate", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{}, {.wants_certificate = true});
  const auto own = sync::make_key_and_request("K01");
  REQUIRE(own);
  auto access = access_to(hub, authority);
  access.certificate = authority.certify(own->request, "K01");
  access.key = own->key;
  CHECK(outcome(sync::HubClient(access).post("/v1/records", "{}", plenty)) == "200");
  REQUIRE(hub.asked().size() == 1);
  CHECK(hub.asked()[0].peer == "K01");
}

TEST_CASE("a certificate that the hub does not take is named as the reason", "[link]") {
  const TestAuthority authority;
  const TestAuthority of_the_same_name;
  const TestAuthority other("another authority");
  const Door door{.wants_certificate = true, .is_rude = GENERATE(false, true)};
  CHECK(outcome(asked_showing({other}, authority, door)) == "certificate_refused");
  CHECK(outcome(asked_showing({of_the_same_name}, authority, door)) == "certificate_refused");
  CHECK(outcome(asked_showing({authority, tests::hub::past}, authority, door)) ==
        "certificate_refused");
  CHECK(outcome(asked_once({}, door)) == "certificate_refused");
  // Also when much of the request is on its way before the hub says so.
  CHECK(outcome(asked_showing({other}, authority, door, noise_of(3U << 20U))) ==
        "certificate_refused");
}

TEST_CASE("a key that is not the certificate's gets no further than this machine", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{});
  const auto own = sync::make_key_and_request("K01");
  const auto other = sync::make_key_and_request("K01");
  REQUIRE(own);
  REQUIRE(other);
  auto access = access_to(hub, authority);
  access.certificate = authority.certify(own->request, "K01");
  access.key = other->key;
  CHECK(outcome(sync::HubClient(access).get("/v1/head", plenty)) == "certificate_refused");
  CHECK(hub.asked().empty());
}

TEST_CASE("who trusts nobody asks for the authority and nothing else, and tells nothing",
          "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.body = "PEM", .type = "application/x-pem-file"},
                  {.name = "DNS:other.example"});
  sync::HubClient client({.url = hub.url(), .authority = "", .certificate = "", .key = ""});
  CHECK(outcome(client.post("/v1/enrol", "{}", plenty)) == "not_our_hub");
  CHECK(outcome(client.get("/v1/head", plenty)) == "not_our_hub");
  CHECK(hub.asked().empty());
  CHECK(outcome(client.get("/v1/authority", plenty)) == "200");
}

TEST_CASE("a proxy of the environment is not used", "[link]") {
  const TestAuthority authority;
  const ScriptedHub hub(authority, Answer{});
  ::setenv("https_proxy", "http://127.0.0.1:1", 1);
  ::setenv("ALL_PROXY", "http://127.0.0.1:1", 1);
  const auto result = sync::HubClient(access_to(hub, authority)).get("/v1/head", plenty);
  ::unsetenv("https_proxy");
  ::unsetenv("ALL_PROXY");
  CHECK(outcome(result) == "200");
}

TEST_CASE("a request under way can be ended from another thread, and none follows", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, Answer{.manner = Manner::Never});
  sync::HubClient client(access_to(hub, authority));
  std::thread canceller([&] {
    hub.await_requests(1);
    client.cancel();
  });
  const auto begun = std::chrono::steady_clock::now();
  const auto cancelled = client.post("/v1/records", "{}", 5min);
  canceller.join();
  CHECK_FALSE(cancelled);
  CHECK(std::chrono::steady_clock::now() - begun < 10s);
  CHECK_FALSE(client.post("/v1/records", "{}", plenty));
  CHECK(hub.asked().size() == 1);
}
