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
  Link link{steady, in_march};
  for (auto next = link.next(steady, now); next.act != LinkAct::Wait;
       next = link.next(steady, now)) {
    link.begin(next);
    link.done(next, {}, steady, 0);
  }
  return link;
}

}  // namespace

TEST_CASE("after the start the journal goes at once, and voices of the hours that are over (P10)") {
  Link link{0ms, in_march};
  auto next = link.next(0ms, morning);
  CHECK(next.act == LinkAct::SendJournal);
  link.done(next, {}, 0ms, 0);
  next = link.next(0ms, morning);
  CHECK(next == LinkNext{.act = LinkAct::SendVoices, .hour = at("2026-11-23T09:00:00+07:00")});
  link.done(next, {}, 0ms, 0);
  CHECK(link.next(0ms, morning).act == LinkAct::Wait);
}

TEST_CASE("what was stored in the journal is sent a moment later, together") {
  auto link = rested(0ms, morning);
  link.journal_grew(1'000ms);
  link.journal_grew(1'100ms);
  CHECK(link.next(1'100ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 150ms});
  CHECK(link.next(1'250ms, morning).act == LinkAct::SendJournal);
}

TEST_CASE("voices are sent at a full hour only, whatever happens in between (P10)") {
  auto link = rested(0ms, morning);
  auto now = morning;
  auto steady = 0ms;
  std::vector<Instant> sent;
  while (now < morning + 3h) {
    link.journal_grew(steady);
    const auto next = link.next(steady, now);
    link.begin(next);
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
  const auto next = link.next(250ms, morning);
  link.begin(next);
  link.journal_grew(260ms);
  link.done(next, {}, 300ms, 0);
  CHECK(link.next(300ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 250ms});
  CHECK(link.next(550ms, morning).act == LinkAct::SendJournal);
}

TEST_CASE("a full batch is followed by the next at once, and an hour is done when all is sent") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  auto next = link.next(250ms, morning);
  link.begin(next);
  link.done(next, {.more = true}, 250ms, 0);
  CHECK(link.next(250ms, morning).act == LinkAct::SendJournal);
  const auto ten = at("2026-11-23T10:00:00+07:00");
  link.done(link.next(250ms, morning), {}, 250ms, 0);
  next = link.next(3'000ms, ten);
  CHECK(next == LinkNext{.act = LinkAct::SendVoices, .hour = ten, .also_ahead = true});
  link.done(next, {.more = true}, 3'000ms, 0);
  CHECK(link.next(3'000ms, ten) == next);
}

TEST_CASE("failures are tried again later and later, never all kiosks together") {
  Link link{0ms, in_march};
  auto steady = 0ms;
  auto before = 0ms;
  for (int i = 0; i < 12; ++i) {
    const auto next = link.next(steady, morning);
    REQUIRE(next.act == LinkAct::SendJournal);
    link.done(next, {.fault = sync::LinkFault::NoLine}, steady, 1);
    const auto wait = link.next(steady, morning).wait;
    CHECK(wait >= before);
    CHECK(wait <= app::longest_retry);
    before = wait;
    steady += wait;
  }
  CHECK(before == app::longest_retry);
  CHECK(link.failures() == 12);
  Link other{0ms, in_march};
  other.done(other.next(0ms, morning), {.fault = sync::LinkFault::NoLine}, 0ms, 0);
  CHECK(other.next(0ms, morning).wait == app::first_retry / 2);
}

TEST_CASE("a hub that asks for time gets it, and one that answers ends the waiting") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  link.done(link.next(250ms, morning), {.refusal = sync::Refusal::Busy, .retry_after = 300s}, 250ms,
            0);
  CHECK(link.next(250ms, morning).wait == 300s);
  link.done(link.next(301'000ms, morning), {}, 301'000ms, 0);
  CHECK(link.failures() == 0);
}

TEST_CASE("an idle line is tried once a minute") {
  auto link = rested(0ms, morning);
  CHECK(link.next(0ms, morning) == LinkNext{.act = LinkAct::Wait, .wait = 60s});
  CHECK(link.next(60'000ms, morning + 60s).act == LinkAct::Greet);
}

TEST_CASE("the certificate is renewed at half of its life, before anything else") {
  auto link = rested(0ms, morning);
  link.journal_grew(0ms);
  const auto next = link.next(1'000ms, in_march);
  CHECK(next.act == LinkAct::Renew);
  link.done(next, {.fault = sync::LinkFault::NoLine}, 1'000ms, 0);
  CHECK(link.next(1'000ms, in_march).act == LinkAct::Wait);
  CHECK(link.next(2'000ms, in_march).act == LinkAct::Renew);
  link.use_certificate(in_march + 45 * 24h);
  CHECK(link.next(2'000ms, in_march).act == LinkAct::SendJournal);
}
