#include "kiosk/sync/protocol/push.h"

#include <chrono>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/records/kinds.h"
#include "kiosk/sync/protocol/enrol.h"
#include "tests/support/catch.h"
#include "tests/sync/sample_chain.h"

namespace {

using namespace kiosk;
using nlohmann::json;
using sync::Refusal;

/// The message with one member changed, as JSON.
std::string changed(const sync::Push& push, const char* pointer, const json& value) {
  auto message = json::parse(text_of(push));
  message[json::json_pointer{pointer}] = value;
  return message.dump();
}

std::string without(const sync::Push& push, const char* member) {
  auto message = json::parse(text_of(push));
  message.erase(member);
  return message.dump();
}

}  // namespace

TEST_CASE("a push is read as it was written, payloads byte by byte") {
  for (const auto chain : {records::Chain::Journal, records::Chain::Voices}) {
    auto made = tests::sample_chain(40, chain);
    tests::seal(made, {.chain = chain,
                       .id = Uuid{{9}},
                       .kind = "of_a_newer_kiosk",
                       .payload = "{ \"spaces\" :1,\n\"é\\u00e9\": \"\\\"\"}"});
    const auto push = tests::push_of(made, 3, made.size());
    const auto read = sync::parse_push(text_of(push));
    REQUIRE(read);
    CHECK(*read == push);
  }
}

TEST_CASE("an erased payload and a lost record travel without payload") {
  auto made = tests::sample_chain(3);
  made[1].payload.reset();
  made[2] = {.sequence = 3,
             .id = made[2].id,
             .kind = std::string{records::lost_kind},
             .previous = made[1].hash,
             .hash = made[2].hash,
             .payload = std::nullopt};
  const auto read = sync::parse_push(text_of(tests::push_of(made)));
  REQUIRE(read);
  CHECK(read->records == made);
  CHECK(is_lost(read->records[2]));
}

TEST_CASE("what is no push of this protocol is malformed") {
  const auto push = tests::push_of(tests::sample_chain(2));
  const std::string digest(64, 'a');
  const std::vector<std::string> wrong{
      "",
      "{}",
      "[]",
      "<html>portal</html>",
      text_of(push).substr(0, 100),
      changed(push, "/protocol", 2),
      changed(push, "/protocol", 1.0),
      changed(push, "/kiosk", ""),
      changed(push, "/kiosk", "K 01"),
      changed(push, "/ledger", "1"),
      changed(push, "/chain", "both"),
      changed(push, "/follows", "00"),
      changed(push, "/follows", std::string(64, 'Z')),
      changed(push, "/records", json::array()),
      changed(push, "/records", 7),
      changed(push, "/records/0", 7),
      changed(push, "/records/0/sequence", 0),
      changed(push, "/records/0/sequence", -1),
      changed(push, "/records/0/sequence", 1e300),
      changed(push, "/records/0/sequence", 18446744073709551615ULL),
      changed(push, "/records/0/time_ms", 9e300),
      changed(push, "/records/0/time_ms", 9223372036854775807LL),
      changed(push, "/records/0/id", "x"),
      changed(push, "/records/0/kind", "Ticket"),
      changed(push, "/records/0/kind", std::string(41, 'a')),
      changed(push, "/records/0/hash", nullptr),
      changed(push, "/records/0/payload_sha256", digest + "a"),
      changed(push, "/records/0/payload", nullptr),
      changed(push, "/records/0/payload", json::object()),
      changed(push, "/records/0/payload", std::string("{\0}", 3)),
      without(push, "records"),
      without(push, "follows")};
  for (const auto& text : wrong) {
    INFO(text);
    const auto read = sync::parse_push(text);
    REQUIRE_FALSE(read);
    CHECK(read.error() == Refusal::Malformed);
  }
}

TEST_CASE("a text that nests without end is malformed, and ends no program") {
  const auto deep =
      R"({"protocol":1,"x":)" + std::string(1'000'000, '[') + std::string(1'000'000, ']') + "}";
  const auto read = sync::parse_push(deep);
  REQUIRE_FALSE(read);
  CHECK(read.error() == Refusal::Malformed);
  const auto message =
      R"({"protocol":1,"x":)" + std::string(30'000, '[') + std::string(30'000, ']') + "}";
  CHECK_FALSE(sync::parse_enrol_request(message));
  auto push = tests::push_of(tests::sample_chain(2));
  push.records[1].payload = "{\"a\":" + std::string(500'000, '[') + std::string(500'000, ']') + "}";
  CHECK(sync::parse_push(text_of(push)));
  CHECK_FALSE(records::is_readable(push.records[1].kind, *push.records[1].payload));
}

TEST_CASE("more than a thousand records, or four megabytes, are too large") {
  auto chain = tests::sample_chain(1'001);
  CHECK(sync::parse_push(text_of(tests::push_of(chain, 1, 1'000))));
  const auto many = sync::parse_push(text_of(tests::push_of(chain)));
  REQUIRE_FALSE(many);
  CHECK(many.error() == Refusal::TooLarge);
  const auto long_text = sync::parse_push(std::string(sync::most_push_bytes + 1, ' '));
  REQUIRE_FALSE(long_text);
  CHECK(long_text.error() == Refusal::TooLarge);
}

TEST_CASE("members that a later version adds are passed over") {
  const auto push = tests::push_of(tests::sample_chain(2));
  CHECK(sync::parse_push(changed(push, "/records/1/new", 1)));
  CHECK(sync::parse_push(changed(push, "/new", json::object())));
}

TEST_CASE("an answer is read as it was written, with each refusal") {
  const sync::Head head{.sequence = 12, .hash = sha256(as_bytes("12"))};
  std::vector<sync::PushAnswer> answers{{.refusal = std::nullopt, .head = head}};
  for (int i = 0; i <= static_cast<int>(sync::last_refusal); ++i) {
    answers.push_back({.refusal = static_cast<Refusal>(i), .head = head});
  }
  answers.push_back(
      {.refusal = Refusal::Busy, .head = {}, .retry_after = std::chrono::seconds{30}});
  for (const auto& answer : answers) {
    INFO(text_of(answer));
    CHECK(sync::parse_push_answer(text_of(answer)) == answer);
  }
}

TEST_CASE("what is no answer of this protocol is none") {
  const auto right = text_of(sync::PushAnswer{.refusal = Refusal::Busy, .head = {}});
  for (const auto& text : std::vector<std::string>{
           "", "<html>", "{}", right.substr(0, right.size() - 1), R"({"protocol":1})",
           R"({"protocol":1,"head":{"sequence":-1,"hash":""}})",
           fmt::format(R"({{"protocol":1,"head":{{"sequence":1,"hash":"{}"}},"refused":"no"}})",
                       std::string(64, '0')),
           fmt::format(
               R"({{"protocol":1,"head":{{"sequence":1,"hash":"{}"}},"retry_after_s":86400}})",
               std::string(64, '0'))}) {
    INFO(text);
    CHECK_FALSE(sync::parse_push_answer(text));
  }
}

TEST_CASE("an enrolment code can be typed in any case and with spaces") {
  const sync::EnrolmentCode code{.fingerprint = "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
                                 .secret = "234567ABCDEFGHIJ"};
  CHECK(sync::parse_enrolment_code(to_string(code)) == code);
  CHECK(sync::parse_enrolment_code(" abcd-efgh ijklmnopqrstuvwxyz 2345-67abcdefghij") == code);
  CHECK_FALSE(sync::parse_enrolment_code(""));
  CHECK_FALSE(sync::parse_enrolment_code("ABCDEFGHIJKLMNOPQRSTUVWXYZ-234567ABCDEFGHI"));
  CHECK_FALSE(sync::parse_enrolment_code("ABCDEFGHIJKLMNOPQRSTUVWXYZ-234567ABCDEFGHI1"));
}

TEST_CASE("what is said at an enrolment is read as it was written") {
  const sync::EnrolRequest request{
      .secret = "S", .kiosk = "K01", .request = "-----BEGIN\nX\n", .seal_keys = "aa,bb"};
  CHECK(sync::parse_enrol_request(text_of(request)) == request);
  const sync::RenewRequest renewal{.request = "-----BEGIN", .seal_keys = ""};
  CHECK(sync::parse_renew_request(text_of(renewal)) == renewal);
  const sync::EnrolAnswer taken{
      sync::Enrolled{.centre = "mpp", .digit = 9, .certificate = "C", .authority = "A"}};
  CHECK(sync::parse_enrol_answer(text_of(taken)) == taken);
  for (int i = 0; i <= static_cast<int>(sync::last_enrol_refusal); ++i) {
    const sync::EnrolAnswer refused{std::unexpected(static_cast<sync::EnrolRefusal>(i))};
    INFO(text_of(refused));
    CHECK(sync::parse_enrol_answer(text_of(refused)) == refused);
  }
  CHECK_FALSE(sync::parse_enrol_answer(""));
  CHECK_FALSE(sync::parse_enrol_answer(
      R"({"protocol":1,"centre":"m","digit":0,"certificate":"","authority":""})"));
  CHECK_FALSE(
      sync::parse_enrol_request(R"({"protocol":1,"secret":"","kiosk":"a b","request":""})"));
}
