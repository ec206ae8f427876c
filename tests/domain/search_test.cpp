#include "kiosk/domain/search.h"

#include <algorithm>

#include "tests/support/catch.h"
#include "tests/support/content_files.h"

using namespace kiosk::domain;

namespace {

const Content& centre() {
  static const Content content = parse_content(test_support::made_up_centre());
  return content;
}

std::vector<std::string> search(std::string_view query) {
  static const SearchIndex index(centre());
  std::vector<std::string> codes;
  for (const std::size_t i : index.find_services(query)) codes.push_back(centre().services[i].code);
  return codes;
}

bool finds_entry_71(std::string_view query) {
  const auto codes = search(query);
  return std::ranges::find(codes, "SP071") != codes.end();
}

Content content_of(const std::vector<std::string>& titles) {
  Content content;
  for (const std::string& title : titles) {
    Service& service = content.services.emplace_back();
    service.code = title;
    service.title = Wordings{.id = title};
  }
  return content;
}

std::vector<std::size_t> order_of(const std::vector<std::string>& titles, std::string_view query) {
  return SearchIndex(content_of(titles)).find_services(query);
}

}  // namespace

TEST_CASE("T0.1: each of the six queries finds entry 71 among 301 services in the first three hits",
          "[search]") {
  for (const char* query : {"71", "71206", "commissioning", "QA", "QC", "sertifikat standar"}) {
    INFO(query);
    auto codes = search(query);
    codes.resize(std::min<std::size_t>(codes.size(), 3));
    CHECK(std::ranges::find(codes, "SP071") != codes.end());
  }
}

TEST_CASE("case and accents do not matter", "[search]") {
  CHECK(finds_entry_71("COMMISSIONING"));
  CHECK(finds_entry_71("Cómmissioning"));
  CHECK(finds_entry_71("quality-assurance"));
  CHECK(fold_for_search("  Dénah & Fasilitas! ") == "denah fasilitas");
  CHECK(fold_for_search("Ärzte/Ñandú") == "arzte nandu");
}

TEST_CASE("one wrong, missing, extra or swapped letter is forgiven in words of four letters",
          "[search]") {
  CHECK(finds_entry_71("comissioning"));
  CHECK(finds_entry_71("commissioninng"));
  CHECK(finds_entry_71("kommissioning"));
  CHECK(finds_entry_71("comimssioning"));
  CHECK_FALSE(finds_entry_71("komisioning"));
  CHECK_FALSE(finds_entry_71("qx"));
}

TEST_CASE("digits match from the beginning only and forgive nothing", "[search]") {
  CHECK(finds_entry_71("712"));
  CHECK_FALSE(finds_entry_71("1206"));
  CHECK_FALSE(finds_entry_71("71207"));
}

TEST_CASE("every word of the query must match", "[search]") {
  CHECK(finds_entry_71("sertifikat commissioning"));
  CHECK_FALSE(finds_entry_71("reklame commissioning"));
}

TEST_CASE("exact words come first, then beginnings, then parts, then typing errors", "[search]") {
  CHECK(order_of({"izim", "perizinan", "izinku", "izin", "pajak"}, "izin") ==
        std::vector<std::size_t>{3, 2, 1, 0});
}

TEST_CASE("a query of nothing, or of too much, finds nothing", "[search]") {
  CHECK(search("").empty());
  CHECK(search(" .,- ").empty());
  CHECK(search("\xFF\xFE").empty());
  CHECK(search("a b c d e f g h i").empty());
}

TEST_CASE("inactive services are not found", "[search]") {
  Content content = content_of({"izin"});
  content.services[0].active = false;
  CHECK(SearchIndex(content).find_services("izin").empty());
}

TEST_CASE("agencies are found by name and code", "[search]") {
  const SearchIndex index(centre());
  const auto by_code = index.find_agencies("dpmptsp");
  REQUIRE_FALSE(by_code.empty());
  CHECK(centre().office.agencies[by_code.front()].code == "DPMPTSP");
  const auto by_name = index.find_agencies("penanaman modal");
  REQUIRE(by_name.size() == 1);
  CHECK(by_name.front() == by_code.front());
  CHECK(index.find_agencies("instansi uji").size() == 34);
}

TEST_CASE("an agency's services are found by the agency's name", "[search]") {
  CHECK(finds_entry_71("penanaman modal"));
}
