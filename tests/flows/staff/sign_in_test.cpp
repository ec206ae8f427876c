#include "tests/support/catch.h"
#include "tests/support/visit.h"

namespace m = kiosk::messages;
using m::PinVerdict;
using tests::Visit;

namespace {

/// The example badge of the domain rules, PTG-0012, valid until 2027-12-31, and its public key.
constexpr const char* badge =
    "AJ2.E.01.PTG-0012.20271231.GBWRKD5ASUGOQXRVUFAWSM6ZMTIZDLHFNLYGDCQ2UODRQKBMI64D3BOYIQZLPMXRZK"
    "DEJ73ZFNDKNKSHB4AGVUEEFPSR7O3EUXSGKDY";
constexpr const char* public_key =
    "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8";

Visit at_the_door() {
  Visit visit;
  const auto key = kiosk::from_hex(public_key);
  REQUIRE(key);
  kiosk::domain::OfficeKey office{.kid = "01"};
  std::copy(key->begin(), key->end(), office.public_key.begin());
  visit.arrange().keys.office = {office};
  visit.apply(m::Tapped{.id = "staff.open", .value = {}});
  return visit;
}

m::CheckPin checked(const Visit& visit) {
  const auto checks = visit.all<m::CheckPin>();
  REQUIRE_FALSE(checks.empty());
  return checks.back();
}

void answer(Visit& visit, PinVerdict verdict, std::chrono::seconds wait = {}) {
  visit.type("01000000");
  visit.tap("sign_in.submit");
  visit.apply(m::PinChecked{
      .attempt = checked(visit).attempt, .verdict = verdict, .who = {}, .wait = wait});
}

/// As the shell classifies it, with the office's key.
m::Scanned scanned(std::string_view text) {
  const auto keys = at_the_door().model().keys;
  return {.scan = kiosk::domain::classify_scan(text, {.kiosk_keys = {}, .office_keys = keys.office},
                                               "", *kiosk::parse_date("2026-11-23"))};
}

}  // namespace

TEST_CASE("number and PIN go to the worker, and nothing of them stays on the screen", "[staff]") {
  auto visit = at_the_door();
  visit.type("01654321");
  CHECK(visit.says("sign_in.field").find('6') == std::string::npos);
  visit.tap("sign_in.submit");
  CHECK(checked(visit).code.view() == "01654321");
  CHECK(checked(visit).badge.empty());
  CHECK(std::get<kiosk::flows::staff::SignIn>(visit.model().screen).code.empty());
  CHECK(kiosk::app::describe(visit.model()).find("654321") == std::string::npos);
}

TEST_CASE("a badge that verifies stands for the number, and the PIN is still asked", "[staff]") {
  auto visit = at_the_door();
  visit.apply(scanned(badge));
  CHECK(visit.says("sign_in.hint").find("PTG-0012") != std::string::npos);
  CHECK(visit.screen() == "staff.sign_in");
  visit.type("654321");
  visit.tap("sign_in.submit");
  CHECK(checked(visit).badge == "PTG-0012");
  CHECK(checked(visit).code.view() == "654321");
}

TEST_CASE("a forged or expired badge is refused", "[staff]") {
  auto visit = at_the_door();
  auto forged = std::string{badge};
  forged[12] = '1';
  visit.apply(scanned(forged));
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.badge.refused"));
  visit.set_clock("2028-01-01T09:00:00+07:00");
  visit.apply(scanned(badge));
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.badge.refused"));
}

TEST_CASE("the screen says why nobody is let in", "[staff]") {
  auto visit = at_the_door();
  answer(visit, PinVerdict::Wrong);
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.wrong"));
  answer(visit, PinVerdict::Wait, std::chrono::seconds{15});
  CHECK(visit.says("sign_in.answer").find("15") != std::string::npos);
  visit.wait(std::chrono::seconds{5});
  CHECK(visit.says("sign_in.answer").find("10") != std::string::npos);
  answer(visit, PinVerdict::Locked);
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.locked"));
  answer(visit, PinVerdict::NoPins);
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.no_pins"));
  answer(visit, PinVerdict::Failed);
  CHECK(visit.says("sign_in.answer") == visit.word("sign_in.failed"));
}

TEST_CASE("signing in and being refused are facts of the journal", "[staff]") {
  auto visit = at_the_door();
  answer(visit, PinVerdict::Wrong);
  REQUIRE(visit.all<m::RecordFact>().size() == 1);
  CHECK(visit.all<m::RecordFact>()[0].fact.kind == "staff_refused");
  visit.type("01123456");
  visit.tap("sign_in.submit");
  visit.apply(m::PinChecked{
      .attempt = checked(visit).attempt, .verdict = PinVerdict::Accepted, .who = "PTG-0012"});
  CHECK(visit.screen() == "staff.menu");
  CHECK(visit.all<m::RecordFact>().back().fact.payload.find("\"action\":\"sign_in\"") !=
        std::string::npos);
}

TEST_CASE("a late answer to another attempt lets nobody in", "[staff]") {
  auto visit = at_the_door();
  visit.type("01123456");
  visit.tap("sign_in.submit");
  const auto attempt = checked(visit).attempt;
  visit.apply(
      m::PinChecked{.attempt = attempt + 1, .verdict = PinVerdict::Accepted, .who = "PTG-0012"});
  CHECK(visit.screen() == "staff.sign_in");
  visit.tap("nav.home");
  visit.apply(
      m::PinChecked{.attempt = attempt, .verdict = PinVerdict::Accepted, .who = "PTG-0012"});
  CHECK(visit.screen() == "home.errands");
  CHECK_FALSE(visit.model().session.staff);
}
