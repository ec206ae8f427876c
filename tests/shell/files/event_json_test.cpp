#include "kiosk/shell/files/event_json.h"

#include <array>
#include <functional>
#include <random>
#include <set>
#include <typeindex>

#include "kiosk/domain/loggable_scan.h"
#include "tests/support/catch.h"
#include "tests/support/sample_events.h"
#include "tests/support/sample_states.h"

namespace m = kiosk::messages;
using kiosk::shell::parse_event;
using kiosk::shell::to_json;
using nlohmann::json;

namespace {

/// Calls `visit` with every number of the value in turn, at whatever depth.
void visit_numbers(json& value, const std::function<void(json& number)>& visit) {
  if (value.is_number()) return visit(value);
  for (auto& member : value) {
    if (member.is_structured() || member.is_number()) visit_numbers(member, visit);
  }
}

template <class... Parts>
std::size_t kinds_of(const std::variant<Parts...>&) {
  return (std::variant_size_v<typename Parts::Kinds> + ...);
}

}  // namespace

TEST_CASE("every kind of event comes back from the log as it was", "[event_json]") {
  for (const auto& event : tests::sample_events()) {
    const auto line = to_json(event).dump();
    const auto back = parse_event(json::parse(line));
    INFO(line);
    REQUIRE(back);
    CHECK(*back == event);
  }
}

TEST_CASE("the list above has every kind but those that are kept in part", "[event_json]") {
  std::set<std::type_index> seen{typeid(m::ContentLoaded)};
  for (const auto& event : tests::sample_events()) {
    m::visit([&](const auto& one) { seen.insert(typeid(one)); }, event);
  }
  CHECK(seen.size() == kinds_of(m::Event::Parts{}));
}

TEST_CASE("of a code only what tells of no person is kept, and a replay goes on with that",
          "[event_json]") {
  namespace d = kiosk::domain;
  const auto day = *kiosk::parse_date("2026-11-23");
  const std::vector<std::pair<d::Scan, std::string>> scans{
      {d::Code{d::BadgeCode{.officer = "PTG-0012", .expires = day}}, "PTG"},
      {d::Code{d::SurveyInvitationCode{
           .kiosk = "K01", .date = day, .number = {.group = 'B', .sequence = 812}}},
       "812"},
      {d::BusinessNumber{.digits = "9120001234567"}, "912"},
      {d::OtherLink{.host = "siti.example"}, "siti"},
      {d::OfficialLink{.host = "oss.go.id"}, "oss"}};
  for (const auto& [scan, personal] : scans) {
    const auto line = to_json(m::Scanned{.scan = scan}).dump();
    INFO(line);
    CHECK(line.find(personal) == std::string::npos);
    const auto back = parse_event(json::parse(line));
    REQUIRE(back);
    CHECK(get<m::Scanned>(*back).scan == d::loggable(scan));
    CHECK(to_json(*back).dump() == line);
  }
}

TEST_CASE("content is kept by its digest", "[event_json]") {
  const m::ContentLoaded loaded{
      .content = tests::sample_content(), .search = nullptr, .digest = "0123456789abcdef"};
  const auto back = parse_event(to_json(loaded));
  REQUIRE(back);
  CHECK(get<m::ContentLoaded>(*back).digest == "0123456789abcdef");
}

TEST_CASE("a line that is no event is refused and breaks nothing", "[event_json]") {
  for (const auto* line :
       {"{}", "[]", "null", "1", "\"tick\"", R"({"event":"unheard of"})", R"({"event":"tick"})",
        R"({"event":"tick","now":"x","steady":1})", R"({"event":5})",
        R"({"event":"ticket","ticket":"{}"})", R"({"event":"store","trouble":"x"})"}) {
    INFO(line);
    CHECK_FALSE(parse_event(json::parse(line)));
  }
}

TEST_CASE("thousands of damaged lines are refused or read, and break nothing", "[event_json]") {
  std::minstd_rand random{7};
  int read = 0;
  for (int round = 0; round < 300; ++round) {
    for (const auto& event : tests::sample_events()) {
      auto line = to_json(event).dump();
      const auto cuts = 1 + random() % 3;
      for (unsigned i = 0; i < cuts; ++i) {
        line[random() % line.size()] = static_cast<char>(32 + random() % 95);
      }
      const auto parsed = json::parse(line, nullptr, false);
      if (!parsed.is_discarded() && parse_event(parsed)) ++read;
    }
  }
  CHECK(read > 0);
}

TEST_CASE("a number that is none of ours is an event that reads the same again, or none",
          "[event_log]") {
  const auto hostile = std::array<json, 9>{
      1e300,        -1e300, 0.5, 1e10, 18446744073709551615U, -9223372036854775807LL,
      4294967296LL, -1,     "7"};
  int refused = 0;
  for (const auto& event : tests::sample_events()) {
    auto line = to_json(event);
    visit_numbers(line, [&](json& number) {
      const auto good = number;
      for (const auto& bad : hostile) {
        number = bad;
        INFO(line.dump());
        const auto read = parse_event(line);
        if (!read) ++refused;
        if (read) CHECK(parse_event(to_json(*read)).has_value());
      }
      number = good;
    });
  }
  CHECK(refused > 200);
}
