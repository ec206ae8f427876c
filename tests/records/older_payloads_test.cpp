// Payloads as programs before this one wrote them: they can be read for ever.

#include "kiosk/records/kinds.h"
#include "tests/records/sample_facts.h"
#include "tests/support/catch.h"

namespace records = kiosk::records;

TEST_CASE("a pre-check of schema 1 had its questions beside the other members", "[records]") {
  const auto kept = records::parse_precheck(
      R"({"id":"00000000-0000-7000-8000-000000000009","service_code":"SP071",)"
      R"("service_rev":"ab","scale":"KECIL","branch":["QAQC"],"answers":[)"
      R"({"item":"A4","state":"TANYA_PETUGAS","sub":["LUAR_KI_TIDAK_TAHU"]},)"
      R"({"item":"B6a","state":"YA","expiry":"2028-12-31"}],"outcome":"SEBAGIAN",)"
      R"("missing":["A4"],"started_at":"2026-11-23T09:10:00+07:00",)"
      R"("finished_at":"2026-11-23T09:12:30+07:00","kiosk":"K01"})");
  REQUIRE(kept);
  CHECK(kept->questions == std::map<std::string, std::vector<std::string>>{{"scale", {"KECIL"}},
                                                                           {"branch", {"QAQC"}}});
  REQUIRE(kept->items.size() == 2);
  CHECK(kept->items[0].sub == std::vector<std::string>{"LUAR_KI_TIDAK_TAHU"});
  CHECK(kept->missing == std::vector<std::string>{"A4"});
}

TEST_CASE("a report of schema 1 names no key, and how to answer was sealed", "[records]") {
  const auto kept = records::parse_report(
      R"({"schema":1,"no":"PGD-261123-K01-0007","kiosk":"K01","requested":"PENGADUAN",)"
      R"("class":"PENGADUAN","reason":"OK","due":"2026-12-11","matter":"bWF0","identity":"aWQ="})");
  REQUIRE(kept);
  CHECK(kept->matter == records::Sealed{.key = {}, .box = "bWF0"});
  CHECK(kept->identity == records::Sealed{.key = {}, .box = "aWQ="});
  CHECK(kept->answer_by.empty());
}

TEST_CASE("a survey of schema 1 holds its suggestion as a text", "[records]") {
  auto payload = records::fact_of(tests::sample_survey()).payload;
  const auto replace = [&](const std::string& from, const std::string& to) {
    const auto at = payload.find(from);
    REQUIRE(at != std::string::npos);
    payload.replace(at, from.size(), to);
  };
  replace(R"("schema":2)", R"("schema":1)");
  replace(R"("suggestion":null)", R"("suggestion":"Ym94")");
  const auto kept = records::parse_survey(payload);
  REQUIRE(kept);
  CHECK(kept->suggestion == records::Sealed{.key = {}, .box = "Ym94"});
}

TEST_CASE("payloads without a schema read as of the first", "[records]") {
  CHECK(records::parse_staff_called(R"({"reason":"help"})") == "help");
  CHECK(records::parse_emergency_begun(R"({"source":"alarm"})") == "alarm");
  CHECK(records::parse_device("device_scanner", R"({"state":"lost"})"));
  CHECK(records::is_readable("device_printer", R"({"trouble":"none"})"));
}

TEST_CASE("floors of the first programs name one day", "[records]") {
  const auto started = records::parse_ledger_started(
      R"({"schema":1,"kiosk":"K01","floor_day":"2026-11-23","floors":{"A":7,"*":501}})");
  REQUIRE(started);
  CHECK(started->floors == records::NumberFloors{{tests::sample_day, {{'A', 7}, {'*', 501}}}});
  CHECK_FALSE(records::parse_ledger_started(R"({"floor_day":"soon","floors":{"A":7}})"));
  CHECK_FALSE(records::parse_ledger_started(R"({"floors_of_days":{"2026-11-23":{"AB":7}}})"));
}

TEST_CASE("nonsense is read as nothing", "[records]") {
  for (const auto& kind : records::all_kinds()) {
    INFO(kind.name);
    for (const auto* text : {"", "[]", "null", "{", "7", R"("text")"}) {
      CHECK_FALSE(records::is_readable(kind.name, text));
    }
  }
}
