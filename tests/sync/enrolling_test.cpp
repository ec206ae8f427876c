#include "kiosk/sync/link/enrolling.h"

#include <array>
#include <set>

#include "tests/support/catch.h"
#include "tests/sync/scripted_hub.h"

namespace {

namespace sync = kiosk::sync;
using sync::EnrolRefusal;
using tests::hub::Answer;
using tests::hub::Asked;
using tests::hub::Door;
using tests::hub::ScriptedHub;
using tests::hub::TestAuthority;

constexpr const char* secret = "ABCDEFGHIJKLMNOP";

Answer authority_answer(const std::string& pem) {
  return {.body = pem, .type = "application/x-pem-file"};
}

Answer answer_of(const sync::EnrolAnswer& answer, int status = 200) {
  return {.status = status, .body = text_of(answer)};
}

Answer refusing(EnrolRefusal refusal, int status) {
  return answer_of(std::unexpected(refusal), status);
}

/// What a hub gives for a request.
sync::Enrolled given(const TestAuthority& authority, const std::string& request) {
  return {.centre = "mpp-purwakarta",
          .digit = 3,
          .certificate = authority.certify(request, "K01"),
          .authority = authority.certificate()};
}

/// A hub that enrols whoever asks.
ScriptedHub::Script willing(const TestAuthority& authority) {
  return [&authority](const Asked& asked) {
    if (asked.what == "GET /v1/authority") return authority_answer(authority.certificate());
    if (asked.what == "POST /v1/enrol") {
      const auto request = sync::parse_enrol_request(asked.body);
      return request ? answer_of(given(authority, request->request)) : Answer{.status = 400};
    }
    const auto request = sync::parse_renew_request(asked.body);
    return request ? answer_of(given(authority, request->request)) : Answer{.status = 400};
  };
}

/// One that names its authority rightly, and then answers so.
ScriptedHub::Script after_authority(const TestAuthority& authority, const Answer& answer) {
  return [&authority, answer](const Asked& asked) {
    return asked.what == "GET /v1/authority" ? authority_answer(authority.certificate()) : answer;
  };
}

sync::EnrolmentCode code_of(const TestAuthority& authority) {
  return {.fingerprint = *sync::fingerprint_of(authority.certificate()), .secret = secret};
}

/// The sentence that enrolling ends with.
std::string sentence(const std::string& url, const sync::EnrolmentCode& code) {
  const auto enrolled = sync::enrol(url, code, "K01", "");
  return enrolled ? "enrolled" : enrolled.error();
}

std::string sentence(const TestAuthority& authority, const ScriptedHub::Script& script,
                     const Door& door = {}) {
  const ScriptedHub hub(authority, script, door);
  return sentence(hub.url(), code_of(authority));
}

bool says(const std::string& sentence, const char* words) {
  INFO(sentence);
  CHECK(sentence.ends_with('.'));
  return sentence.find(words) != std::string::npos;
}

sync::HubIdentity enrolled_at(const ScriptedHub& hub, const TestAuthority& authority) {
  auto enrolled = sync::enrol(hub.url(), code_of(authority), "K01", "");
  REQUIRE(enrolled);
  return std::move(*enrolled);
}

/// By a line of that identity.
std::expected<sync::HubIdentity, sync::HubError> renewed_by(const sync::HubIdentity& identity,
                                                            const std::string& seal_keys) {
  sync::HubClient line{{.url = identity.url,
                        .authority = identity.authority,
                        .certificate = identity.certificate,
                        .key = identity.key}};
  return sync::renew(line, identity, "K01", seal_keys);
}

bool heard_secret(const std::vector<Asked>& asked) {
  for (const auto& one : asked) {
    if ((one.head + one.body).find(secret) != std::string::npos) return true;
  }
  return false;
}

/// How a renewal ends with a hub that answers it so.
std::string renewal(const std::function<Answer(const TestAuthority&, const std::string&)>& answer) {
  const TestAuthority authority;
  const ScriptedHub hub(authority, [&](const Asked& asked) {
    if (asked.what != "POST /v1/renew") return willing(authority)(asked);
    const auto request = sync::parse_renew_request(asked.body);
    return request ? answer(authority, request->request) : Answer{.status = 400};
  });
  const auto renewed = renewed_by(enrolled_at(hub, authority), "");
  return renewed ? "renewed" : sync::name_of(renewed.error().fault);
}

}  // namespace

TEST_CASE("a kiosk with a code becomes one of its hub's", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, willing(authority));
  const auto identity = sync::enrol(hub.url() + "/", code_of(authority), "K01", "seal keys");
  REQUIRE(identity);
  CHECK(identity->url == hub.url());
  CHECK(identity->centre == "mpp-purwakarta");
  CHECK(identity->digit == 3);
  CHECK(identity->authority == authority.certificate());
  CHECK(sync::belong_together(identity->key, identity->certificate));
  const auto asked = hub.asked();
  REQUIRE(asked.size() == 2);
  const auto request = sync::parse_enrol_request(asked[1].body);
  REQUIRE(request);
  CHECK(request->secret == secret);
  CHECK(request->kiosk == "K01");
  CHECK(request->seal_keys == "seal keys");
  // What was proved is another connection than the one that fetched the authority.
  CHECK(asked[0].connection != asked[1].connection);
  CHECK(asked[1].body.find("PRIVATE KEY") == std::string::npos);
}

TEST_CASE("an address that is not https://host:port is refused before anybody is asked", "[link]") {
  const TestAuthority authority;
  for (const auto* url :
       {"", "localhost", "http://localhost:1", "https://", "https://localhost:1/v1",
        "https://localhost:1?a=b", "https://localhost:1#a", "https://user@localhost:1",
        "https://localhost:99999", "https://local host:1", "ftp://localhost:1"}) {
    INFO(url);
    CHECK(says(sentence(url, code_of(authority)), "https://hub.example:8443"));
  }
}

TEST_CASE("a name that no kiosk may have is refused before anybody is asked", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, willing(authority));
  const auto enrolled = sync::enrol(hub.url(), code_of(authority), "front desk", "");
  REQUIRE_FALSE(enrolled);
  CHECK(says(enrolled.error(), "'front desk'"));
  CHECK(hub.asked().empty());
}

TEST_CASE("a hub with another fingerprint than the code's hears no secret", "[link]") {
  const TestAuthority authority;
  const TestAuthority other;
  ScriptedHub hub(authority, willing(authority));
  const auto told = sentence(hub.url(), code_of(other));
  CHECK(says(told, code_of(authority).fingerprint.c_str()));
  CHECK(says(told, code_of(other).fingerprint.c_str()));
  CHECK(hub.asked().size() == 1);
  CHECK_FALSE(heard_secret(hub.asked()));
}

TEST_CASE("who repeats the right authority but cannot prove it hears no secret", "[link]") {
  const TestAuthority authority;
  const TestAuthority own("of the one between");
  const auto pretending = after_authority(authority, Answer{});
  ScriptedHub between(own, pretending);
  CHECK(says(sentence(between.url(), code_of(authority)), "does not prove"));
  CHECK_FALSE(heard_secret(between.asked()));
}

TEST_CASE("an authority smuggled in behind the right one is not trusted with it", "[link]") {
  const TestAuthority authority;
  const TestAuthority own("of the one between");
  for (const auto& both :
       {authority.certificate() + own.certificate(), own.certificate() + authority.certificate()}) {
    ScriptedHub between(own, [&](const Asked&) { return authority_answer(both); });
    CHECK(says(sentence(between.url(), code_of(authority)), "does not say which authority"));
    CHECK_FALSE(heard_secret(between.asked()));
  }
}

TEST_CASE("a hub whose certificate is for another name or time hears no secret", "[link]") {
  const TestAuthority authority;
  ScriptedHub renamed(authority, willing(authority), {.name = "DNS:hub.example"});
  ScriptedHub expired(authority, willing(authority), {.period = tests::hub::past});
  CHECK(says(sentence(renamed.url(), code_of(authority)), "certificate is for"));
  CHECK(says(sentence(expired.url(), code_of(authority)), "clock"));
  CHECK_FALSE(heard_secret(renamed.asked()));
  CHECK_FALSE(heard_secret(expired.asked()));
}

TEST_CASE("whatever is wrong with the line has a sentence that says what to do", "[link]") {
  const TestAuthority authority;
  const Answer page{.body = "<html>sign in</html>", .type = "text/html"};
  const auto first = [&](const Answer& answer) {
    return sentence(authority, [&](const Asked&) { return answer; });
  };
  CHECK(says(first(page), "sign-in page"));
  CHECK(says(first({.status = 302, .headers = "Location: /\r\n"}), "sign-in page"));
  CHECK(says(first({.status = 404}), "does not say which authority"));
  CHECK(says(first(authority_answer("nonsense")), "does not say which authority"));
  CHECK(says(first({.status = 500}), "log"));
  CHECK(says(first({.status = 429, .headers = "Retry-After: 90\r\n"}), "in 90 seconds"));
  CHECK(says(first({.manner = Answer::Manner::Nothing}), "cut"));
  CHECK(says(first({.body = std::string(5U << 20U, ' ')}), "more than any hub"));
  CHECK(says(sentence(authority, willing(authority), {.wants_certificate = true}), "port"));
  CHECK(says(sentence(authority, willing(authority), {.kind = Door::Kind::PlainHttp}), "port"));
  CHECK(says(sentence("https://" + std::string(64, 'h') + ".example", code_of(authority)), "DNS"));
  auto gone = std::make_unique<ScriptedHub>(authority, willing(authority));
  const auto url = gone->url();
  gone.reset();
  CHECK(says(sentence(url, code_of(authority)), "cable"));
}

TEST_CASE("when the answer to the secret is lost, the code may be used up", "[link]") {
  const TestAuthority authority;
  for (const auto& lost :
       {Answer{.manner = Answer::Manner::Nothing}, Answer{.manner = Answer::Manner::HalfBody}}) {
    CHECK(says(sentence(authority, after_authority(authority, lost)), "print a new one"));
  }
  CHECK_FALSE(says(sentence(authority, after_authority(authority, {.status = 503})), "new one"));
}

TEST_CASE("each refusal has a sentence of its own", "[link]") {
  const TestAuthority authority;
  std::set<std::string> sentences;
  for (int i = 0; i <= static_cast<int>(sync::last_enrol_refusal); ++i) {
    const auto refusal = static_cast<EnrolRefusal>(i);
    const auto told = sentence(authority, after_authority(authority, refusing(refusal, 403)));
    CHECK(says(told, ""));
    sentences.insert(told);
  }
  CHECK(sentences.size() == static_cast<std::size_t>(sync::last_enrol_refusal) + 1);
}

TEST_CASE("an answer that is none of the protocol's is not understood", "[link]") {
  const TestAuthority authority;
  for (const auto& answer : {Answer{}, Answer{.status = 404, .body = R"({"refused":"not_found"})"},
                             Answer{.body = "{"}}) {
    CHECK(says(sentence(authority, after_authority(authority, answer)), "does not understand"));
  }
}

TEST_CASE("a certificate for another key, or of another authority, is not kept", "[link]") {
  const TestAuthority authority;
  const TestAuthority other;
  const auto another = sync::make_key_and_request("K01");
  REQUIRE(another);
  CHECK(says(sentence(authority,
                      after_authority(authority, answer_of(given(authority, another->request)))),
             "not for this kiosk's key"));
  CHECK(says(
      sentence(authority, after_authority(authority, answer_of(given(other, another->request)))),
      "another authority"));
}

TEST_CASE("a certificate is renewed with a new key, asked for with the old one", "[link]") {
  const TestAuthority authority;
  ScriptedHub hub(authority, willing(authority));
  const auto before = enrolled_at(hub, authority);
  const auto after = renewed_by(before, "new seal keys");
  REQUIRE(after);
  CHECK(after->key != before.key);
  CHECK(sync::belong_together(after->key, after->certificate));
  auto otherwise_the_same = *after;
  otherwise_the_same.key = before.key;
  otherwise_the_same.certificate = before.certificate;
  CHECK(otherwise_the_same == before);
  const auto asked = hub.asked().back();
  CHECK(asked.what == "POST /v1/renew");
  CHECK(asked.peer == "K01");
  const auto request = sync::parse_renew_request(asked.body);
  REQUIRE(request);
  CHECK(request->seal_keys == "new seal keys");
}

TEST_CASE("a renewal that is refused, or gives what is not ours, changes nothing", "[link]") {
  const auto refused = [](EnrolRefusal refusal, int status) {
    return renewal([=](const auto&, const auto&) { return refusing(refusal, status); });
  };
  CHECK(refused(EnrolRefusal::Revoked, 403) == "certificate_refused");
  CHECK(refused(EnrolRefusal::KeyRefused, 400) == "hub_trouble");
  CHECK(refused(EnrolRefusal::Busy, 503) == "hub_busy");
  CHECK(renewal([](const auto&, const auto&) { return Answer{}; }) == "hub_trouble");
  CHECK(renewal([](const auto& authority, const auto&) {
          return answer_of(given(authority, sync::make_key_and_request("K01")->request));
        }) == "hub_trouble");
  CHECK(renewal([](const auto& authority, const auto& request) {
          auto moved = given(authority, request);
          moved.digit = 4;
          return answer_of(moved);
        }) == "hub_trouble");
  CHECK(renewal([](const auto&, const auto& request) {
          return answer_of(given(TestAuthority{}, request));
        }) == "not_our_hub");
}
