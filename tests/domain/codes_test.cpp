#include "kiosk/domain/codes.h"

#include <functional>
#include <random>

#include <sodium.h>

#include "kiosk/base/sha256.h"
#include "tests/support/catch.h"
#include "tests/support/days.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

using tests::monday;

namespace {

constexpr auto ticket_text = "AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q";
constexpr auto receipt_text =
    "AJ2.R.01.REG2026-004417.20261123.SP071."
    "TRZLUU7C6AWHOK5NV3YJ4RCX6R6XINK3UUN3ISNZ53HDNLEHI6TQTCL6TLSFVNSNZ72CX3GOF26Y5LJQXZSMLKJ2EIVZ3X"
    "XDJCIUKCI";
constexpr auto badge_text =
    "AJ2.E.01.PTG-0012.20271231."
    "GBWRKD5ASUGOQXRVUFAWSM6ZMTIZDLHFNLYGDCQ2UODRQKBMI64D3BOYIQZLPMXRZKDEJ73ZFNDKNKSHB4AGVUEEFPSR7O"
    "3EUXSGKDY";

Bytes key_bytes() {
  Bytes key;
  for (std::uint8_t i = 0; i < 32; ++i) key.push_back(i);
  return key;
}

std::array<std::uint8_t, 64> office_secret(std::array<std::uint8_t, 32>& public_key) {
  std::array<std::uint8_t, 64> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), key_bytes().data());
  return secret;
}

KeyRing key_ring() {
  KeyRing keys{.kiosk_keys = {{.kid = "01", .key = key_bytes()}}, .office_keys = {{.kid = "01"}}};
  office_secret(keys.office_keys[0].public_key);
  return keys;
}

struct Vector {
  const char* text;
  Code code;
};

std::vector<Vector> kiosk_vectors() {
  return {{ticket_text, TicketCode{"K01", monday, 9h + 12min, {'A', 0, 12}, "SP071", false}},
          {"AJ1.C.01.PGD-261123-K01-0007.20261123.P.PHM3PDXNVTYURENOYT2PPGH3WI",
           ComplaintReceiptCode{"PGD-261123-K01-0007", monday, VoiceKind::Complaint}},
          {"AJ1.P.01.K01.20261123.0905.SP071.S.A2-A3-B6A.2CF55XYHH3P5SKPVIZM236FQOE",
           PreCheckCode{
               "K01", monday, 9h + 5min, "SP071", PreCheckOutcome::Partial, {"A2", "A3", "B6a"}}},
          {"AJ1.S.01.K01.20261123.A012.2B45XUHT7YDUIQKEJCMZNDZYDY",
           SurveyInvitationCode{"K01", monday, {'A', 0, 12}}}};
}

std::vector<Vector> office_vectors() {
  return {{receipt_text, FileReceiptCode{"REG2026-004417", monday, "SP071"}},
          {badge_text, BadgeCode{"PTG-0012", *parse_date("2027-12-31")}}};
}

CodeError error_of(std::string_view text) {
  auto result = verify_code(text, key_ring(), monday);
  REQUIRE_FALSE(result);
  return result.error();
}

Scan scan(std::string_view text) {
  return classify_scan(text, key_ring(), "https://mpp.example/q", monday);
}

}  // namespace

TEST_CASE("every kind of code has the agreed text and reads back", "[codes]") {
  auto keys = key_ring();
  CHECK(to_hex(keys.office_keys[0].public_key) ==
        "03a107bff3ce10be1d70dd18e74bc09967e4d6309ba50d5f1ddc8664125531b8");
  for (const auto& [text, code] : kiosk_vectors()) {
    CHECK(make_kiosk_code(code, keys.kiosk_keys[0]) == text);
    CHECK(verify_code(text, keys, monday) == code);
    CHECK(scan(text) == Scan{code});
  }
  std::array<std::uint8_t, 32> public_key{};
  auto secret = office_secret(public_key);
  for (const auto& [text, code] : office_vectors()) {
    CHECK(make_office_code(code, "01", secret) == text);
    CHECK(verify_code(text, keys, monday) == code);
    CHECK(scan(text) == Scan{code});
  }
}

TEST_CASE("the ticket's code fits the small QR version", "[codes]") {
  CHECK(std::string_view{ticket_text}.size() == 66);
}

TEST_CASE("a single changed character is found anywhere in a code", "[codes]") {
  auto vectors = kiosk_vectors();
  for (const auto& office : office_vectors()) vectors.push_back(office);
  for (const auto& vector : vectors) {
    for (std::size_t i = 0; i < std::string_view{vector.text}.size(); ++i) {
      std::string changed{vector.text};
      changed[i] = changed[i] == 'B' ? '5' : 'B';
      CHECK_FALSE(verify_code(changed, key_ring(), monday));
    }
  }
}

TEST_CASE("a type in the wrong format is refused, even with a right signature", "[codes]") {
  std::string swapped{ticket_text};
  swapped[4] = 'R';
  CHECK(error_of(swapped) == CodeError::Malformed);
  CHECK_FALSE(make_kiosk_code(office_vectors()[0].code, key_ring().kiosk_keys[0]));
  std::array<std::uint8_t, 32> public_key{};
  CHECK_FALSE(make_office_code(kiosk_vectors()[0].code, "01", office_secret(public_key)));
  std::string forged = "AJ1.E.01.PTG-0012.20271231";
  auto signature = hmac_sha256(key_bytes(), as_bytes(forged));
  forged += "." + to_base32(ByteView{signature}.first(16));
  CHECK(error_of(forged) == CodeError::Malformed);
}

TEST_CASE("unknown keys, long, dotless and cut codes are refused", "[codes]") {
  std::string other_key{ticket_text};
  other_key[7] = '2';
  CHECK(error_of(other_key) == CodeError::UnknownKey);
  CHECK(error_of("AJ1.T." + std::string(494, 'A')) == CodeError::TooLong);
  std::string dotless{ticket_text};
  std::erase(dotless, '.');
  CHECK(error_of(dotless) == CodeError::Malformed);
  for (std::size_t size = 0; size < std::string_view{ticket_text}.size(); ++size) {
    CHECK_FALSE(verify_code(std::string_view{ticket_text}.substr(0, size), key_ring(), monday));
  }
  CHECK_FALSE(verify_code(ticket_text, {}, monday));
}

TEST_CASE("lower case and surrounding white space are accepted", "[codes]") {
  std::string lower{ticket_text};
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  CHECK(verify_code(lower, key_ring(), monday));
  CHECK(verify_code(std::string{ticket_text} + "\r\n", key_ring(), monday));
  CHECK(verify_code("  " + std::string{ticket_text}, key_ring(), monday));
}

TEST_CASE("a day still to come is refused, a past one is the caller's to judge", "[codes]") {
  CHECK(verify_code(ticket_text, key_ring(), add_days(monday, -1)).error() ==
        CodeError::FutureDate);
  CHECK(verify_code(ticket_text, key_ring(), add_days(monday, 400)));
  CHECK(verify_code(badge_text, key_ring(), add_days(monday, -400)));
}

TEST_CASE("a public address goes before the code and is stripped by the scanner", "[codes]") {
  auto code = kiosk_vectors()[0].code;
  auto text = make_kiosk_code(code, key_ring().kiosk_keys[0], "https://mpp.example/q");
  CHECK(text == "HTTPS://MPP.EXAMPLE/Q/" + std::string{ticket_text});
  CHECK(scan(*text) == Scan{code});
  CHECK(scan("https://mpp.example/q/" + std::string{ticket_text}) == Scan{code});
  CHECK(scan("https://mpp.example/q/help") == Scan{OtherLink{"mpp.example"}});
  CHECK(scan("https://evil.example/q/" + std::string{ticket_text}) ==
        Scan{OtherLink{"evil.example"}});
}

TEST_CASE("a value that cannot be read back is never made into a code", "[codes]") {
  auto key = key_ring().kiosk_keys[0];
  TicketCode good{"K01", monday, 9h, {'A', 0, 12}, "SP071", false};
  CHECK(make_kiosk_code(good, key));
  auto bad = good;
  bad.kiosk = "K.1";
  CHECK_FALSE(make_kiosk_code(bad, key));
  bad = good;
  bad.service_code = "sp 1";
  CHECK_FALSE(make_kiosk_code(bad, key));
  bad = good;
  bad.time = 24h;
  CHECK_FALSE(make_kiosk_code(bad, key));
  bad = good;
  bad.number.sequence = 10'000;
  CHECK_FALSE(make_kiosk_code(bad, key));
  CHECK_FALSE(make_kiosk_code(good, {.kid = "01", .key = Bytes(15)}));
  CHECK_FALSE(make_kiosk_code(good, {.kid = "1", .key = key_bytes()}));
  PreCheckCode long_list{
      "K01", monday, 9h, "SP071", PreCheckOutcome::Partial, std::vector<std::string>(90, "A1")};
  CHECK_FALSE(make_kiosk_code(long_list, key));
}

TEST_CASE("a complete pre-check has an empty list", "[codes]") {
  PreCheckCode code{"K01", monday, 9h, "SP071", PreCheckOutcome::Complete, {}};
  auto text = make_kiosk_code(code, key_ring().kiosk_keys[0]);
  REQUIRE(text);
  CHECK(verify_code(*text, key_ring(), monday) == Code{code});
}

TEST_CASE("links are official only under go.id, to the letter", "[codes]") {
  CHECK(scan("https://oss.go.id/x?y#z") == Scan{OfficialLink{"oss.go.id"}});
  CHECK(scan("HTTPS://TTE.KOMINFO.GO.ID/verifyPDF") == Scan{OfficialLink{"tte.kominfo.go.id"}});
  CHECK(scan("http://oss.go.id") == Scan{OfficialLink{"oss.go.id"}});
  for (auto text : {"https://oss.go.id@evil.example/", "https://oss.go.id:8443/",
                    "https://xn--oss-abc.go.id/", "https://oss.go.id\\@evil.example",
                    "https://öss.go.id/", "https://oss..go.id/", "https:// oss.go.id/",
                    "https://oss.go.id%2eevil.example/", "https://", "https://oss.go.id./"}) {
    CHECK(scan(text) == Scan{OtherLink{}});
  }
  CHECK(scan("https://oss.go.id.evil.example/") == Scan{OtherLink{"oss.go.id.evil.example"}});
  CHECK(scan("https://notgo.id/") == Scan{OtherLink{"notgo.id"}});
  CHECK(scan("https://go.id/") == Scan{OtherLink{"go.id"}});
  CHECK(scan("https://evil.example/oss.go.id") == Scan{OtherLink{"evil.example"}});
}

TEST_CASE("other things are named without showing personal numbers", "[codes]") {
  CHECK(scan("1234567890123") == Scan{BusinessNumber{"1234567890123"}});
  CHECK(scan("3214005001900001") == Scan{PersonalNumber{}});
  CHECK(scan("WIFI:S:net;P:x;;") == Scan{NotAReceipt{}});
  CHECK(scan("sms:+62812") == Scan{NotAReceipt{}});
  CHECK(scan("mailto:a@b.id") == Scan{NotAReceipt{}});
  CHECK(scan("") == Scan{UnknownCode{}});
  CHECK(scan("halo") == Scan{UnknownCode{}});
  CHECK(scan(std::string(5000, '1')) == Scan{UnknownCode{}});
  CHECK(scan("AJ1.X") == Scan{InvalidCode{CodeError::Malformed}});
  CHECK(scan("AJ1." + std::string(496, '1')) == Scan{InvalidCode{CodeError::TooLong}});
}

TEST_CASE("a slip of another kiosk cannot be checked here; it is never called forged", "[codes]") {
  auto keys = key_ring();
  keys.kiosk_keys.front().kiosk = "K02";
  for (const auto& vector : kiosk_vectors()) {
    INFO(vector.text);
    CHECK(verify_code(vector.text, keys, monday) == std::unexpected(CodeError::UnknownKey));
  }
  keys.kiosk_keys.front().kiosk = "K01";
  for (const auto& vector : kiosk_vectors()) CHECK(verify_code(vector.text, keys, monday));
  const KioskKey of_the_centre{.kid = "10", .key = keys.kiosk_keys.front().key, .kiosk = "K02"};
  const auto code = make_kiosk_code(verify_code(kiosk_vectors().front().text, keys, monday).value(),
                                    of_the_centre);
  CHECK(verify_code(code.value(), {.kiosk_keys = {of_the_centre}, .office_keys = {}}, monday));
}

TEST_CASE("two codes that a scanner sent as one are two", "[codes]") {
  using Parts = std::vector<std::string_view>;
  const std::string url = "https://mpp.example/q";
  for (const auto& vector : kiosk_vectors()) {
    const std::string first = vector.text;
    const auto printed = "HTTPS://MPP.EXAMPLE/Q/" + first;
    const auto twice = printed + printed;
    CHECK(codes_in(twice, url) == Parts{printed, printed});
    CHECK(codes_in(first, url) == Parts{first});
    for (const auto& office : office_vectors()) {
      const std::string second = office.text;
      const auto both = first + second;
      CHECK(codes_in(both, "") == Parts{first, second});
    }
  }
  for (const std::string text :
       {"", "AJ1.", "AJ1.AJ1.AJ1.", "https://oss.go.id/AJ1.", "9120001234567"}) {
    CHECK(codes_in(text, url) == Parts{text});
  }
}

TEST_CASE("a government link with a stray character is uncertain, not somebody else's", "[codes]") {
  for (const auto* text :
       {"https://oss.go.id/nib/a b", "https://layanan.go.id/caf\u00e9", "http://oss.go.id/a\\b"}) {
    INFO(text);
    const auto scan = classify_scan(text, {}, "", monday);
    const auto* link = std::get_if<OtherLink>(&scan);
    REQUIRE(link != nullptr);
    CHECK(link->is_uncertain);
    CHECK(link->host.ends_with(".go.id"));
  }
  for (const auto* text :
       {"https://oss.go.id\\@evil.com/", "https://evil.com/a b", "https://oss.go.id @evil.com/"}) {
    INFO(text);
    CHECK(classify_scan(text, {}, "", monday) == Scan{OtherLink{}});
  }
}

TEST_CASE("each bad form of each code is refused for its own reason (3.8.1)", "[codes]") {
  using Change = std::function<std::string(std::string)>;
  struct Bad {
    const char* name;
    Change change;
    CodeError error;
  };
  const std::vector<Bad> all{
      {"one character of a field changed",
       [](std::string t) { return t.replace(9, 1, t[9] == 'Z' ? "Y" : "Z"); },
       CodeError::BadSignature},
      {"one character of the signature changed",
       [](std::string t) { return t.replace(t.size() - 9, 1, t[t.size() - 9] == 'B' ? "5" : "B"); },
       CodeError::BadSignature},
      {"unknown kid", [](std::string t) { return t.replace(6, 2, "77"); }, CodeError::UnknownKey},
      {"the other format", [](std::string t) { return t.replace(2, 1, t[2] == '1' ? "2" : "1"); },
       CodeError::Malformed},
      {"a format to come", [](std::string t) { return t.replace(2, 1, "3"); },
       CodeError::Malformed},
      {"dots missing", [](std::string t) { return std::erase(t, '.'), t; }, CodeError::Malformed},
      {"a field too many", [](std::string t) { return t.insert(9, "X."); },
       CodeError::BadSignature},
      {"500 characters", [](std::string t) { return t + std::string(500 - t.size(), 'A'); },
       CodeError::TooLong},
      {"a space inside", [](std::string t) { return t.insert(9, " "); }, CodeError::BadSignature},
      {"without its signature", [](std::string t) { return t.substr(0, t.rfind('.')); },
       CodeError::Malformed}};
  auto vectors = kiosk_vectors();
  for (const auto& office : office_vectors()) vectors.push_back(office);
  REQUIRE(vectors.size() == 6);
  for (const auto& vector : vectors) {
    for (const auto& bad : all) {
      const auto text = bad.change(vector.text);
      INFO(bad.name << ": " << text);
      CHECK(error_of(text) == bad.error);
      // Dots are what tells our codes from other texts.
      if (text.find('.') != text.npos && !text.starts_with("AJ3")) {
        CHECK(scan(text) == Scan{InvalidCode{bad.error}});
      } else {
        CHECK(scan(text) == Scan{UnknownCode{}});
      }
    }
  }
}

TEST_CASE("no type passes for another, and no day still to come for monday (3.8.1)", "[codes]") {
  for (const auto& vector : kiosk_vectors()) {
    for (const char type : {'T', 'R', 'C', 'E', 'P', 'S', 'X'}) {
      std::string swapped{vector.text};
      swapped[4] = type;
      INFO(swapped);
      if (swapped != vector.text) CHECK_FALSE(verify_code(swapped, key_ring(), monday));
    }
    CHECK(verify_code(vector.text, key_ring(), add_days(monday, -1)).error() ==
          CodeError::FutureDate);
  }
  CHECK(verify_code(receipt_text, key_ring(), add_days(monday, -1)).error() ==
        CodeError::FutureDate);
  CHECK(verify_code(badge_text, key_ring(), add_days(monday, -1)));
}

TEST_CASE("every code is read in small letters and with what a scanner adds to its end (3.8.1)",
          "[codes]") {
  auto vectors = kiosk_vectors();
  for (const auto& office : office_vectors()) vectors.push_back(office);
  for (const auto& vector : vectors) {
    std::string lower{vector.text};
    for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    for (const auto& text : {lower, std::string{vector.text} + "\n",
                             std::string{vector.text} + "\r\n", "\t" + lower + " "}) {
      CHECK(scan(text) == Scan{vector.code});
    }
  }
}

TEST_CASE("whatever is no code of ours has one sentence of its own (3.8.2)", "[codes]") {
  struct Row {
    const char* text;
    Scan scan;
  };
  const std::vector<Row> rows{{"https://mpp.example/q/AJ1.T.01", InvalidCode{CodeError::Malformed}},
                              {"https://mpp.example/q/", OtherLink{"mpp.example"}},
                              {"https://mpp.example/qAJ1.T.01", OtherLink{"mpp.example"}},
                              {"AJ2.", InvalidCode{CodeError::Malformed}},
                              {"aj1.", InvalidCode{CodeError::Malformed}},
                              {"AJ1", UnknownCode{}},
                              {"https://purwakartakab.go.id", OfficialLink{"purwakartakab.go.id"}},
                              {"https://user:secret@oss.go.id/", OtherLink{}},
                              {"https://oss.go.id:443/", OtherLink{}},
                              {"https://xn--s-zga.oss.go.id/", OtherLink{}},
                              {"https://oss.go.id.evil.com/", OtherLink{"oss.go.id.evil.com"}},
                              {"https://evil-go.id/", OtherLink{"evil-go.id"}},
                              {"ftp://oss.go.id/", NotAReceipt{}},
                              {"9120001234567", BusinessNumber{"9120001234567"}},
                              {"912000123456", UnknownCode{}},
                              {"91200012345678", UnknownCode{}},
                              {"912000123456A", UnknownCode{}},
                              {"3214005001900001", PersonalNumber{}},
                              {"321400500190000", UnknownCode{}},
                              {"32140050019000012", UnknownCode{}},
                              {"tel:+62264123456", NotAReceipt{}},
                              {"MATMSG:TO:a@b.id;;", NotAReceipt{}},
                              {"SMSTO:+62812:halo", NotAReceipt{}},
                              {"geo:-6.55,107.44", NotAReceipt{}},
                              {"BEGIN:VCARD\nEND:VCARD", NotAReceipt{}},
                              {"   ", UnknownCode{}},
                              {"A-012", UnknownCode{}}};
  for (const auto& row : rows) {
    INFO(row.text);
    CHECK(scan(row.text) == row.scan);
  }
}
