#include "kiosk/base/bytes.h"
#include "kiosk/base/sha256.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "tests/support/catch.h"

using namespace kiosk;
using namespace std::chrono_literals;

TEST_CASE("an instant is shown in the office's own offset", "[base]") {
  auto instant = parse_instant("2026-11-23T02:12:00Z");
  REQUIRE(instant);
  CHECK(to_iso(*instant, 420min) == "2026-11-23T09:12:00+07:00");
  CHECK(to_iso(*instant, 540min) == "2026-11-23T11:12:00+09:00");
  CHECK(parse_instant("2026-11-23T09:12:00+07:00") == instant);
}

TEST_CASE("the local day turns at the office's midnight", "[base]") {
  auto before = *parse_instant("2026-11-22T23:59:59.999+07:00");
  CHECK(to_iso(to_local(before, 420min).date) == "2026-11-22");
  CHECK(to_iso(to_local(before + 1ms, 420min).date) == "2026-11-23");
  CHECK(to_local(before + 1ms, 420min).since_midnight == 0ms);
}

TEST_CASE("times and dates that do not exist are refused", "[base]") {
  for (auto text : {"", "2026-02-30", "2026-13-01", "2026-1-01", "x026-01-01", "2026-01-01 "}) {
    CHECK_FALSE(parse_date(text));
  }
  for (auto text : {"", "2026-11-23T09:12:00", "2026-11-23T25:12:00Z", "2026-11-23T09:12Z",
                    "2026-11-23T09:12:00+7:00", "2026-11-23 09:12:00Z"}) {
    CHECK_FALSE(parse_instant(text));
  }
}

TEST_CASE("a day moves over months, leap days and years", "[base]") {
  CHECK(to_iso(add_days(*parse_date("2028-01-30"), 30)) == "2028-02-29");
  CHECK(to_iso(add_days(*parse_date("2027-01-01"), -1)) == "2026-12-31");
  CHECK(days_between(*parse_date("2026-12-31"), *parse_date("2027-01-02")) == 2);
}

TEST_CASE("base32 follows RFC 4648 and has one form only", "[base]") {
  CHECK(to_base32(as_bytes("foobar")) == "MZXW6YTBOI");
  CHECK(to_base32(as_bytes("f")) == "MY");
  CHECK(from_base32("MZXW6YTBOI") == Bytes{'f', 'o', 'o', 'b', 'a', 'r'});
  CHECK_FALSE(from_base32("MZ"));
  CHECK_FALSE(from_base32("m"));
  CHECK_FALSE(from_base32("A"));
}

TEST_CASE("a version 7 identity carries its time and keeps order", "[base]") {
  auto at = *parse_instant("2026-11-23T09:12:00+07:00");
  auto uuid = make_uuid_v7(at, {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
  auto later = make_uuid_v7(at + 1ms, {});
  CHECK(uuid < later);
  CHECK(parse_uuid(to_string(uuid)) == uuid);
  CHECK(to_string(uuid)[14] == '7');
  CHECK_FALSE(parse_uuid("0190163d86949739b-aea5-966c26f8ad91"));
  CHECK_FALSE(parse_uuid("zzzzzzzz-8694-739b-aea5-966c26f8ad91"));
}

TEST_CASE("digests are those of the published vectors", "[base]") {
  CHECK(to_hex(sha256(as_bytes("abc"))) ==
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
  CHECK(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))) ==
        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}
