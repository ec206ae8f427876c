#include "server/access/enrolment.h"

#include "kiosk/sync/link/identity.h"
#include "tests/server/test_database.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using namespace kiosk;
using namespace std::chrono_literals;
using server::access::Authority;
using sync::EnrolRefusal;
using sync::Refusal;

const Instant now = *parse_instant("2026-11-23T09:12:00+07:00");
const std::string of_centre = "mpp";

/// A hub that certifies kiosks of the centre.
class Hub : public tests::TestDatabase {
 public:
  Hub() : authority_(Authority::open(folder_.path(), now)) { REQUIRE(authority_); }

  sync::EnrolmentCode code_for(const std::string& kiosk) {
    const auto code = server::access::give_code(database(), *authority_, of_centre, kiosk, now);
    REQUIRE(code);
    return *code;
  }

  sync::EnrolAnswer enrol(const std::string& secret, const std::string& kiosk, Instant at = now) {
    const auto made = sync::make_key_and_request(kiosk);
    REQUIRE(made);
    return enrol_with(made->request, secret, kiosk, at);
  }

  sync::EnrolAnswer enrol_with(const std::string& request, const std::string& secret,
                               const std::string& kiosk, Instant at = now) {
    const auto answer = server::access::enrol(
        database(), *authority_, of_centre,
        {.secret = secret, .kiosk = kiosk, .request = request, .seal_keys = "matter:1"}, at);
    REQUIRE(answer);
    return *answer;
  }

  sync::EnrolAnswer renew(const std::string& kiosk, const std::string& certificate) {
    const auto made = sync::make_key_and_request(kiosk);
    REQUIRE(made);
    const auto answer =
        server::access::renew(database(), *authority_, of_centre, kiosk, certificate,
                              {.request = made->request, .seal_keys = "matter:2"}, now);
    REQUIRE(answer);
    return *answer;
  }

  server::access::Kiosk row_of(const std::string& kiosk) {
    using Row = std::expected<std::optional<server::access::Kiosk>, server::store::DatabaseError>;
    const auto row = database().reading([&](soci::session& session) -> Row {
      return server::access::find_kiosk(session, of_centre, kiosk);
    });
    REQUIRE(row);
    REQUIRE(*row);
    return **row;
  }

  std::optional<Refusal> shut_out(const std::string& kiosk, const std::string& certificate) {
    using Answer = std::expected<std::optional<Refusal>, server::store::DatabaseError>;
    const auto refusal = database().in_transaction([&](soci::session& session) -> Answer {
      return server::access::refusal_of(session, of_centre, kiosk, certificate);
    });
    REQUIRE(refusal);
    return *refusal;
  }

  void revoke(const std::string& kiosk) {
    REQUIRE(server::access::revoke(database(), of_centre, kiosk) == true);
  }

 private:
  tests::TemporaryFolder folder_;
  std::expected<Authority, std::string> authority_;
};

void check_refused(const sync::EnrolAnswer& answer, EnrolRefusal refusal) {
  REQUIRE_FALSE(answer);
  CHECK(answer.error() == refusal);
}

}  // namespace

TEST_CASE("a code makes a kiosk one of the centre's, once, and the secret itself is not kept") {
  Hub hub;
  const auto code = hub.code_for("K01");
  CHECK(hub.ask("SELECT count(*) FROM enrolment WHERE code_sha256 = '" + code.secret + "'") == 0);
  const auto enrolled = hub.enrol(code.secret, "K01");
  REQUIRE(enrolled);
  CHECK(enrolled->centre == of_centre);
  CHECK(enrolled->digit == 1);
  CHECK(sync::fingerprint_of(enrolled->authority) == code.fingerprint);
  CHECK_FALSE(hub.shut_out("K01", hub.row_of("K01").certificate));
  check_refused(hub.enrol(code.secret, "K01"), EnrolRefusal::CodeWrong);
}

TEST_CASE("a code is for one kiosk and for two days") {
  Hub hub;
  const auto code = hub.code_for("K01");
  check_refused(hub.enrol(code.secret, "K02"), EnrolRefusal::CodeWrong);
  check_refused(hub.enrol("AAAAAAAAAAAAAAAA", "K01"), EnrolRefusal::CodeWrong);
  check_refused(hub.enrol(code.secret, "K01", now + 48h + 1ms), EnrolRefusal::CodeWrong);
  // It was swept out when it had run out.
  check_refused(hub.enrol(code.secret, "K01"), EnrolRefusal::CodeWrong);
}

TEST_CASE("a newer code ends the one before, and who is shut out has none left (S05)") {
  Hub hub;
  const auto first = hub.code_for("K01");
  const auto second = hub.code_for("K01");
  check_refused(hub.enrol(first.secret, "K01"), EnrolRefusal::CodeWrong);
  REQUIRE(hub.enrol(second.secret, "K01"));
  const auto third = hub.code_for("K01");
  hub.revoke("K01");
  check_refused(hub.enrol(third.secret, "K01"), EnrolRefusal::CodeWrong);
}

TEST_CASE("a request that is no good does not use the code up") {
  Hub hub;
  const auto code = hub.code_for("K01");
  check_refused(hub.enrol_with("no request", code.secret, "K01"), EnrolRefusal::KeyRefused);
  CHECK(hub.enrol(code.secret, "K01"));
}

TEST_CASE("nine kiosks have a digit each, and one that comes again keeps its own (R07)") {
  Hub hub;
  for (int i = 1; i <= 9; ++i) {
    const auto name = "K0" + std::to_string(i);
    const auto enrolled = hub.enrol(hub.code_for(name).secret, name);
    REQUIRE(enrolled);
    CHECK(enrolled->digit == i);
  }
  check_refused(hub.enrol(hub.code_for("K10").secret, "K10"), EnrolRefusal::CentreFull);
  const auto again = hub.enrol(hub.code_for("K04").secret, "K04");
  REQUIRE(again);
  CHECK(again->digit == 4);
}

TEST_CASE("the old certificate holds until the renewed one is shown, which may be lost (S05)") {
  Hub hub;
  REQUIRE(hub.enrol(hub.code_for("K01").secret, "K01"));
  const auto first = hub.row_of("K01").certificate;
  REQUIRE(hub.renew("K01", first));
  const auto lost = hub.row_of("K01").certificate;
  CHECK(lost != first);
  CHECK_FALSE(hub.shut_out("K01", first));
  REQUIRE(hub.renew("K01", first));
  const auto second = hub.row_of("K01").certificate;
  CHECK(hub.row_of("K01").seal_keys == "matter:2");
  CHECK_FALSE(hub.shut_out("K01", second));
  CHECK(hub.shut_out("K01", first) == Refusal::Revoked);
  CHECK(hub.shut_out("K01", lost) == Refusal::Revoked);
  check_refused(hub.renew("K01", first), EnrolRefusal::Revoked);
}

TEST_CASE("who is shut out is refused with every certificate, until enrolled again (S05)") {
  Hub hub;
  REQUIRE(hub.enrol(hub.code_for("K01").secret, "K01"));
  const auto first = hub.row_of("K01").certificate;
  hub.revoke("K01");
  CHECK(hub.shut_out("K01", first) == Refusal::Revoked);
  check_refused(hub.renew("K01", first), EnrolRefusal::Revoked);
  REQUIRE(hub.enrol(hub.code_for("K01").secret, "K01"));
  CHECK(hub.shut_out("K01", first) == Refusal::Revoked);
  CHECK_FALSE(hub.shut_out("K01", hub.row_of("K01").certificate));
  CHECK(hub.shut_out("K02", first) == Refusal::Unknown);
}
