#include "kiosk/shell/files/report_seal.h"

#include <fstream>

#include <nlohmann/json.hpp>

#include "kiosk/records/survey.h"
#include "tests/support/catch.h"
#include "tests/support/read_file.h"
#include "tests/support/seal_opener.h"
#include "tests/support/temporary_folder.h"

using kiosk::PrivateText;
using nlohmann::json;
using tests::open_sealed;
using tests::SealedPart;

namespace domain = kiosk::domain;
namespace m = kiosk::messages;
namespace records = kiosk::records;
namespace shell = kiosk::shell;

namespace {

m::KeepComplaint sample_report() {
  m::KeepComplaint report{.id = kiosk::Uuid{{4, 1}}};
  report.header.classification = {.kind = domain::ReportKind::Complaint};
  report.header.due = kiosk::parse_date("2026-12-11");
  report.header.subject = domain::Subject::Service;
  report.header.service_code = "SP071";
  report.header.problem = domain::ProblemType::Behaviour;
  report.header.notice_version = "1";
  report.matter.description = PrivateText{"Petugas berkata \"nanti\"\\ \x01 saja"};
  report.matter.related = "A012";
  report.identity = domain::ReportIdentity{.name = PrivateText{"Siti Uji"},
                                           .phone = PrivateText{"081809898222"},
                                           .notify = domain::NotifyBy::WhatsApp};
  report.now = *kiosk::parse_instant("2026-11-23T09:12:34+07:00");
  return report;
}

json payload_of(const m::KeepComplaint& report,
                kiosk::UtcOffset utc_offset = kiosk::western_indonesia) {
  auto sealed_one = shell::sealed_report(report, utc_offset, PrivateText{"ABCDEFGHIJKLMNOP"},
                                         shell::development_seal_keys());
  sealed_one.number = "PGD-261123-K01-0007";
  sealed_one.kiosk = "K01";
  return json::parse(records::fact_of(sealed_one).payload);
}

const std::string hex_m = "782210053be77ddbec74d2bbffbea6fe40051125c3fc9e284fe1ee16a4c86b79";
const std::string hex_i = "e1920d84d099696f8c16ec7d5bff160f3f6b3d3df63af1d2f64db59f6d55ad7a";

}  // namespace

TEST_CASE("what is sealed carries the office's own time", "[seal]") {
  using namespace std::chrono_literals;
  const auto record = payload_of(sample_report(), 540min);
  const auto identity = open_sealed(record["identity"]["box"], SealedPart::Identity);
  REQUIRE(identity);
  CHECK(json::parse(*identity)["consent_at"] == "2026-11-23T11:12:34+09:00");
}

TEST_CASE("matter and identity are sealed apart, each to its own key (P08)", "[seal]") {
  const auto record = payload_of(sample_report());
  const auto matter = open_sealed(record["matter"]["box"], SealedPart::Matter);
  const auto identity = open_sealed(record["identity"]["box"], SealedPart::Identity);
  REQUIRE(matter);
  REQUIRE(identity);
  CHECK_FALSE(open_sealed(record["matter"]["box"], SealedPart::Identity));
  CHECK_FALSE(open_sealed(record["identity"]["box"], SealedPart::Matter));
  const auto inside = json::parse(*matter);
  CHECK(inside["description"] == "Petugas berkata \"nanti\"\\ \x01 saja");
  CHECK(inside["related"] == "A012");
  CHECK_FALSE(inside.contains("name"));
  const auto person = json::parse(*identity);
  CHECK(person["name"] == "Siti Uji");
  CHECK(person["consent_at"] == "2026-11-23T09:12:34+07:00");
}

TEST_CASE("what is sealed names its key, so that keys can change", "[seal]") {
  const auto record = payload_of(sample_report());
  // The first 8 bytes of SHA-256 of the public key.
  CHECK(record["matter"]["key"] == "0a3a957302a17e2a");
  CHECK(record["identity"]["key"] == "19dbe2e179970386");
}

TEST_CASE("the clear part has no word of the visitor's (S06)", "[seal]") {
  auto record = payload_of(sample_report());
  CHECK(record["no"] == "PGD-261123-K01-0007");
  CHECK(record["class"] == "PENGADUAN");
  CHECK(record["problem"] == "LAINNYA");
  CHECK(record["problem_sub"] == "PERILAKU");
  CHECK(record["due"] == "2026-12-11");
  CHECK(record["answer_by"] == "WA");  // the kind of channel, not the number
  CHECK(record["withdrawal_sha256"].get<std::string>().size() == 64);
  const auto text = record.dump();
  for (const auto* word : {"Siti", "0818", "nanti", "A012", "ABCDEFGH", "09:12"}) {
    INFO(word);
    CHECK(text.find(word) == std::string::npos);
  }
  CHECK_FALSE(record.contains("handling"));  // T6.13: officers' alone
}

TEST_CASE("an anonymous record has no identity, no time and no language (P01)", "[seal]") {
  auto report = sample_report();
  report.identity.reset();
  const auto record = payload_of(report);
  CHECK_FALSE(record.contains("identity"));
  CHECK_FALSE(record.contains("lang"));
  CHECK_FALSE(record.contains("answer_by"));
  CHECK(record.dump().find("consent_at") == std::string::npos);
}

TEST_CASE("the length of what was sealed tells little", "[seal]") {
  auto short_one = sample_report();
  short_one.identity->name = PrivateText{"Ani"};
  const auto lengths = [](const json& record) {
    return std::pair{record["matter"]["box"].get<std::string>().size(),
                     record["identity"]["box"].get<std::string>().size()};
  };
  CHECK(lengths(payload_of(short_one)) == lengths(payload_of(sample_report())));
}

TEST_CASE("the same report is sealed differently each time", "[seal]") {
  CHECK(payload_of(sample_report())["matter"]["box"] !=
        payload_of(sample_report())["matter"]["box"]);
}

TEST_CASE("a suggestion is sealed with the matter's key and leaves the rest as it was (S06, P10)",
          "[seal]") {
  const auto sealed_one =
      shell::sealed_suggestion(PrivateText{"Tambah \"kursi\""}, shell::development_seal_keys());
  const auto payload = json::parse(
      records::with_suggestion(R"({"schema":2,"suggestion":null,"u":{"time":3}})", sealed_one));
  const auto inside = open_sealed(payload["suggestion"]["box"], SealedPart::Matter);
  REQUIRE(inside);
  CHECK(json::parse(*inside) == json{{"suggestion", "Tambah \"kursi\""}});
  CHECK_FALSE(open_sealed(payload["suggestion"]["box"], SealedPart::Identity));
  CHECK(payload["u"]["time"] == 3);
  CHECK(payload.dump().find("kursi") == std::string::npos);
}

TEST_CASE("withdrawal codes are long, printable and never the same (P02, P09)", "[seal]") {
  const auto first = shell::make_withdrawal_code();
  CHECK(first.size() == 16);  // 80 bits
  CHECK(first.view().find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567") == std::string::npos);
  CHECK_FALSE(first == shell::make_withdrawal_code());
}

TEST_CASE("seal keys are two different keys in two files", "[seal]") {
  const tests::TemporaryFolder folder;
  CHECK_FALSE(shell::load_seal_keys(folder.path()));
  tests::write_file(folder.path() + "/report-matter.pub", hex_m + "\n");
  CHECK_FALSE(shell::load_seal_keys(folder.path()));
  tests::write_file(folder.path() + "/report-identity.pub", hex_m);
  CHECK_FALSE(shell::load_seal_keys(folder.path()));
  tests::write_file(folder.path() + "/report-identity.pub", hex_i);
  const auto keys = shell::load_seal_keys(folder.path());
  REQUIRE(keys);
  CHECK(*keys == shell::development_seal_keys());
}

TEST_CASE("a key that is none is refused with its reason", "[seal]") {
  for (const auto& text :
       {std::string{}, std::string{"   "}, std::string(64, 'x'), std::string(64, '0'),
        hex_m.substr(1), hex_m + "00", std::string("\0\0", 2)}) {
    INFO(text);
    CHECK_FALSE(shell::parse_seal_key(text));
  }
  CHECK(shell::parse_seal_key("  " + hex_m + "\r\n"));
}
