#include <algorithm>

#include "kiosk/records/staff.h"
#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace m = kiosk::messages;
using tests::Visit;
using namespace std::chrono_literals;

namespace {

Visit calling() {
  Visit visit;
  visit.tap("attract.start");
  visit.tap("home.help");
  return visit;
}

long calls(const Visit& visit, const std::string& reason) {
  const auto facts = visit.all<m::RecordFact>();
  return std::count_if(facts.begin(), facts.end(), [&](const m::RecordFact& fact) {
    return fact.fact == kiosk::records::staff_called_fact(reason);
  });
}

}  // namespace

TEST_CASE("a call is recorded, said and shown to staff", "[call_staff]") {
  auto visit = calling();
  visit.tap("call.help");
  CHECK(calls(visit, "help") == 1);
  CHECK(visit.says("call.note").find(visit.word("call_staff.called")) != std::string::npos);
  CHECK(visit.all<m::Speak>().size() == 1);
  visit.sign_in();
  visit.tap("menu.status");
  CHECK(visit.says("staff.call.0").find(visit.word("call_staff.help")) != std::string::npos);
}

TEST_CASE("a call chimes once, and not at all where sounds are switched off", "[call_staff]") {
  auto visit = calling();
  visit.forget_effects();
  for (int i = 0; i < 2; ++i) visit.tap("call.wheelchair");
  const auto sounds = visit.all<m::Play>();
  CHECK(std::count_if(sounds.begin(), sounds.end(),
                      [](const m::Play& one) { return one.sound == m::Sound::Chime; }) == 1);
  auto quiet = calling();
  quiet.tap("tools.display");
  quiet.tap("display.feedback");
  quiet.tap("display.done");
  quiet.forget_effects();
  quiet.tap("call.help");
  CHECK(quiet.all<m::Play>().empty());
}

TEST_CASE("security is called at most once in ten seconds (T13.1)", "[call_staff]") {
  auto visit = calling();
  for (int i = 0; i < 9; ++i) {
    visit.tap("call.security");
    visit.wait(1s);
  }
  CHECK(calls(visit, "security") == 1);
  visit.wait(1s);
  visit.tap("call.security");
  CHECK(calls(visit, "security") == 2);
}

TEST_CASE("neither other buttons nor a way out and in again make more calls (T13.1)",
          "[call_staff]") {
  auto visit = calling();
  for (int i = 0; i < 4; ++i) {
    visit.tap("call.security");
    visit.tap("call.help");
    visit.tap("call.wheelchair");
    visit.tap("nav.home");
    visit.tap("home.help");
    visit.wait(1s);
  }
  CHECK(calls(visit, "security") == 1);
  CHECK(calls(visit, "help") == 1);
  CHECK(calls(visit, "wheelchair") == 1);
}
