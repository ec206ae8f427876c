// Documents, notices, the visitors' network and the floor plan: what the office supplies beside its
// services, and what is left out when it is wrong.

#include <algorithm>

#include <nlohmann/json.hpp>

#include "kiosk/domain/content_parser.h"
#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;
using kiosk::Date;
using namespace std::chrono_literals;
using nlohmann::ordered_json;

namespace {

Content with_file(const std::string& path, const std::string& text) {
  ContentFiles files = test_support::read_content_files();
  files.texts[path] = text;
  return parse_content(files);
}

template <class Edit>
Content with_office(Edit edit) {
  return parse_content(test_support::with_edited("office.json", edit));
}

bool has_finding(const Content& content, Severity severity, std::string_view part) {
  return std::ranges::any_of(content.findings, [&](const Finding& finding) {
    return finding.severity == severity && finding.message.contains(part);
  });
}

constexpr const char* declaration = R"({"schema": 1, "title": {"id": "Maklumat Uji"},
  "paragraphs": [{"id": "Kalimat uji."}, {"id": "Kalimat kedua."}]})";

}  // namespace

TEST_CASE("T12.1: without the office's files there is no document at all", "[content]") {
  const Content content = parse_content(test_support::read_content_files());
  for (const auto& document : content.documents) CHECK_FALSE(document.has_value());
}

TEST_CASE("a document is what its file says", "[content]") {
  const Content content = with_file("documents/maklumat.json", declaration);
  REQUIRE(content.documents[0].has_value());
  CHECK(content.documents[0]->paragraphs.size() == 2);
  CHECK(text_in(content.documents[0]->title, Language::English) == "Maklumat Uji");
  CHECK_FALSE(content.documents[1].has_value());
  CHECK(is_clean(content));
}

TEST_CASE("a document without text, or with an error, is left out with a reason", "[content]") {
  const Content empty = with_file("documents/kode_etik.json",
                                  R"({"schema": 1, "title": {"id": "x"}, "paragraphs": []})");
  CHECK_FALSE(empty.documents[1].has_value());
  CHECK(has_finding(empty, Severity::Error, "no paragraph"));
  const Content broken = with_file("documents/kode_etik.json", "{");
  CHECK_FALSE(broken.documents[1].has_value());
  CHECK_FALSE(is_clean(broken));
  const Content misnamed = with_file("documents/maklumta.json", declaration);
  CHECK(has_finding(misnamed, Severity::Warning, "no document of this name"));
}

TEST_CASE("notices are shown from and until their days, both included", "[content]") {
  const Content content = with_file("notices.json", R"({"schema": 1, "notices": [
    {"text": {"id": "selalu"}},
    {"text": {"id": "desember"}, "from": "2026-12-01", "until": "2026-12-31"},
    {"text": {"id": "sejak"}, "from": "2026-12-31"}]})");
  CHECK(is_clean(content));
  CHECK(notices_on(content.notices, Date{2026y / 11 / 30}).size() == 1);
  CHECK(notices_on(content.notices, Date{2026y / 12 / 1}).size() == 2);
  CHECK(notices_on(content.notices, Date{2026y / 12 / 31}).size() == 3);
  CHECK(notices_on(content.notices, Date{2027y / 1 / 1}).size() == 2);
}

TEST_CASE("a notice that is too long or ends before it begins is refused", "[content]") {
  const std::string text(notice_characters + 1, 'x');
  const Content long_one =
      with_file("notices.json", R"({"schema": 1, "notices": [{"text": {"id": ")" + text + "\"}}]}");
  CHECK(long_one.notices.empty());
  CHECK(has_finding(long_one, Severity::Error, "at most 200"));
  const Content turned = with_file("notices.json", R"({"schema": 1, "notices": [
    {"text": {"id": "x"}, "from": "2026-12-02", "until": "2026-12-01"}]})");
  CHECK(turned.notices.empty());
  CHECK(has_finding(turned, Severity::Error, "ends before it begins"));
}

TEST_CASE("the network's code escapes what the format uses itself", "[content]") {
  CHECK(wifi_code({.network = "MPP", .password = {}}) == "WIFI:T:nopass;S:MPP;;");
  CHECK(wifi_code({.network = "a;b", .password = "p:q\\\"r,s"}) ==
        "WIFI:T:WPA;S:a\\;b;P:p\\:q\\\\\\\"r\\,s;;");
}

TEST_CASE("a network whose name or password cannot be one is refused", "[content]") {
  const Content good = with_office([](ordered_json& json) {
    json["wifi"] = {{"network", "MPP"}, {"password", "duabelas kata"}};
  });
  REQUIRE(good.office.wifi.has_value());
  CHECK(good.office.wifi->network == "MPP");
  for (const auto& [network, password] :
       {std::pair{std::string{}, "duabelas"}, std::pair{std::string(33, 'n'), "duabelas"},
        std::pair{std::string{"MPP"}, "pendek"}}) {
    const Content bad = with_office(
        [&](ordered_json& json) { json["wifi"] = {{"network", network}, {"password", password}}; });
    CHECK_FALSE(bad.office.wifi.has_value());
    CHECK_FALSE(bad.office.groups.empty());
  }
}

TEST_CASE("the shipped plan has a floor, a kiosk and a way to every place of a facility",
          "[content]") {
  const Content content = parse_content(test_support::read_content_files());
  REQUIRE(content.office.floors.size() == 1);
  CHECK(content.office.floors[0].plan == "lantai_1");
  const KioskPlace* kiosk = find_kiosk(content.office, "K01");
  REQUIRE(kiosk != nullptr);
  for (const Place& place : content.office.places) {
    if (place.kind != PlaceKind::Facility || place.facility == 37) continue;
    INFO(place.facility);
    CHECK(std::ranges::find(kiosk->ways, place.facility, &Way::facility) != kiosk->ways.end());
  }
  CHECK(find_kiosk(content.office, "K99") == nullptr);
}

TEST_CASE("markers stand on floors that are there, and ways lead to markers", "[content]") {
  const auto places = with_office([](ordered_json&) {}).office.places.size();
  const Content lost = with_office([](ordered_json& json) { json["places"][0]["floor"] = 2; });
  CHECK(lost.office.places.size() + 1 == places);
  CHECK_FALSE(lost.office.groups.empty());
  CHECK(has_finding(lost, Severity::Error, "there is no floor 2"));
  const Content nowhere =
      with_office([](ordered_json& json) { json["kiosks"][0]["ways"][0]["marker"] = 9; });
  CHECK(has_finding(nowhere, Severity::Warning, "leads to no marker"));
  CHECK_FALSE(nowhere.office.kiosks.empty());
  const Content twice =
      with_office([](ordered_json& json) { json["floors"].push_back(json["floors"][0]); });
  CHECK(has_finding(twice, Severity::Error, "given twice"));
  const Content point =
      with_office([](ordered_json& json) { json["kiosks"][0]["ways"][1]["points"] = {{1, 2, 3}}; });
  CHECK(has_finding(point, Severity::Error, "a point is two numbers"));
}
