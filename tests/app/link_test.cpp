#include "kiosk/app/link.h"

#include "tests/support/catch.h"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;
using app::Link;
using app::LinkAct;
using app::LinkNext;
using std::chrono::milliseconds;

Instant at(const char* text) {
  return *parse_instant(text);
}

const auto morning = at("2026-11-23T09:12:00+07:00");
const auto in_march = at("2027-03-01T00:00:00+07:00");

/// A link with all done that there is to do at the start.
Link rested(milliseconds steady, Instant now) {
  Link link{steady, now, in_march};
  for (auto next = link.begin(steady, now); next.act != LinkAct::Wait;
       next = link.begin(steady, now)) {
    link.done(next, {}, steady, 0);
  }
  return link;
}

}  // namespace

TEST_CASE("after the start the journal goes at once, and voices of the hours that are over (P10)") {
  Link link{0ms, morning, in_march};
  auto next = link.begin(0ms, morning);
  CHECK(next.act == LinkAct::SendJournal);
  link.done(next, {}, 0ms, 0);
  next = link.begin(0ms, morning);
  CHECK(next == LinkNext{.act = LinkAct::SendVoices, .hour = at("2026-11-23T09:00:00+07:00")});
  link.done(next, {}, 0ms, 0);
  CHECK(link.begin(0ms, morning).act == LinkAct::Wait);
}

TEST_CASE("what was stored in the journal is sent a moment later, together") {
  auto link = rested(0ms, morning);
  link.journal_grew(1'000ms);
  link.journal_grew(1'100ms);
  CHECK(link.begin(1'100ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 150ms});
  CHECK(link.begin(1'250ms, morning).act == LinkAct::SendJournal);
}

TEST_CASE("voices are sent at a full hour only, whatever happens in between (P10)") {
  auto link = rested(0ms, morning);
  auto now = morning;
  auto steady = 0ms;
  std::vector<Instant> sent;
  while (now < morning + 3h) {
    link.journal_grew(steady);
    const auto next = link.begin(steady, now);
    if (next.act == LinkAct::SendVoices) sent.push_back(now);
    if (next.act == LinkAct::SendVoices) CHECK(next.hour <= now);
    link.done(next, {}, steady, 0.5);
    now += 7s;
    steady += 7s;
  }
  REQUIRE(sent.size() == 3);
  for (const auto moment : sent) {
    CHECK(moment - std::chrono::floor<std::chrono::hours>(moment) < 8s);
  }
}

TEST_CASE("what is stored while a batch is on its way is sent after it") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  const auto next = link.begin(250ms, morning);
  link.journal_grew(260ms);
  link.done(next, {}, 300ms, 0);
  CHECK(link.begin(300ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 250ms});
  CHECK(link.begin(550ms, morning).act == LinkAct::SendJournal);
}

TEST_CASE("a full batch is followed by the next at once, and an hour is done when all is sent") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  link.done(link.begin(250ms, morning), {.more = true}, 250ms, 0);
  CHECK(link.begin(250ms, morning).act == LinkAct::SendJournal);
  link.done({.act = LinkAct::SendJournal}, {}, 250ms, 0);
  const auto ten = at("2026-11-23T10:00:00+07:00");
  const auto until_ten = std::chrono::duration_cast<milliseconds>(ten - morning);
  const auto next = link.begin(until_ten, ten);
  CHECK(next == LinkNext{.act = LinkAct::SendVoices, .hour = ten, .also_ahead = true});
  link.done(next, {.more = true}, until_ten, 0);
  CHECK(link.begin(until_ten, ten) == next);
}

TEST_CASE("a clock that is set lets no voice go before the next full hour (P10)") {
  const auto quarter_past_two = at("2026-11-23T14:10:00+07:00");
  auto link = rested(0ms, quarter_past_two);
  const auto back = at("2026-11-23T13:55:00+07:00");
  CHECK(link.begin(1'000ms, back).act == LinkAct::Wait);
  const auto forward = at("2026-11-23T15:00:00+07:00");
  CHECK(link.begin(2'000ms, forward).act == LinkAct::Wait);
  CHECK(link.begin(2'000ms + 1h, forward + 1h).act == LinkAct::SendVoices);
}

TEST_CASE("what is refused of one chain keeps the other from nothing") {
  Link link{0ms, morning, in_march};
  link.done(link.begin(0ms, morning), {.refusal = sync::Refusal::Fork}, 0ms, 1);
  const auto voices = link.begin(0ms, morning);
  CHECK(voices.act == LinkAct::SendVoices);
  link.done(voices, {}, 0ms, 1);
  CHECK(link.begin(0ms, morning).act == LinkAct::Wait);
  CHECK(link.begin(2'000ms, morning + 2s).act == LinkAct::SendJournal);
}

TEST_CASE("a batch that is empty says nothing about the line") {
  Link link{0ms, morning, in_march};
  link.done(link.begin(0ms, morning), {.nobody_asked = true}, 0ms, 0);
  link.done(link.begin(0ms, morning), {.nobody_asked = true}, 0ms, 0);
  CHECK(link.begin(0ms, morning).act == LinkAct::Greet);
}

TEST_CASE("failures are tried again later and later, never all kiosks together") {
  Link link{0ms, morning, in_march};
  auto steady = 0ms;
  auto before = 0ms;
  for (int i = 0; i < 12; ++i) {
    const auto next = link.begin(steady, morning + steady);
    REQUIRE(next.act == LinkAct::SendJournal);
    link.done(next, {.fault = sync::LinkFault::NoLine}, steady, 1);
    const auto wait = link.begin(steady, morning + steady).wait;
    CHECK(wait >= before);
    CHECK(wait <= app::longest_retry);
    before = wait;
    steady += wait;
  }
  CHECK(before == app::longest_retry);
  CHECK(link.failures() == 12);
  Link other{0ms, morning, in_march};
  other.done(other.begin(0ms, morning), {.fault = sync::LinkFault::NoLine}, 0ms, 0);
  CHECK(other.begin(0ms, morning).wait == app::first_retry / 2);
}

TEST_CASE("a hub that asks for time gets it, and one that answers ends the waiting") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  link.done(link.begin(250ms, morning), {.fault = sync::LinkFault::HubBusy, .retry_after = 300s},
            250ms, 0);
  CHECK(link.begin(250ms, morning).wait == 300s);
  link.done(link.begin(301'000ms, morning + 301s), {}, 301'000ms, 0);
  CHECK(link.failures() == 0);
}

TEST_CASE("an idle line is tried once a minute") {
  auto link = rested(0ms, morning);
  CHECK(link.begin(0ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 60s});
  CHECK(link.begin(60'000ms, morning + 60s).act == LinkAct::Greet);
}

TEST_CASE("the certificate is renewed at half of its life, and keeps nothing from being sent") {
  Link link{0ms, in_march, in_march};
  const auto next = link.begin(0ms, in_march);
  CHECK(next.act == LinkAct::Renew);
  link.done(next, {.refusal = sync::Refusal::Busy}, 0ms, 0);
  CHECK(link.begin(0ms, in_march).act == LinkAct::SendJournal);
  CHECK(link.begin(1h - 1ms, in_march + 1h - 1ms).act != LinkAct::Renew);
  CHECK(link.begin(1h, in_march + 1h).act == LinkAct::Renew);
}

TEST_CASE("a clock that is wrong by months renews once an hour, not without end") {
  Link link{0ms, in_march, morning};
  link.done(link.begin(0ms, in_march), {}, 0ms, 0);
  link.use_certificate(morning + 45 * 24h);
  CHECK(link.begin(0ms, in_march).act == LinkAct::SendJournal);
}
