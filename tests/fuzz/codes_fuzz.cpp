// Anything a scanner may hand over, against keys that fit the seeds. A code that verifies must say
// the same when it is made again.

#include <sodium.h>

#include "kiosk/domain/code_text.h"
#include "kiosk/domain/codes.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using namespace kiosk::domain;

constexpr auto public_url = "https://mpp.example/q";
constexpr kiosk::Date today{std::chrono::year{2026} / 11 / 23};

struct Keys {
  KeyRing ring;
  std::array<std::uint8_t, 64> office_secret{};
};

const Keys& keys() {
  static const Keys made = [] {
    Keys all;
    kiosk::Bytes seed;
    for (std::uint8_t i = 0; i < 32; ++i) seed.push_back(i);
    OfficeKey office{.kid = "01"};
    crypto_sign_seed_keypair(office.public_key.data(), all.office_secret.data(), seed.data());
    all.ring.kiosk_keys.push_back({.kid = "01", .key = seed});
    all.ring.office_keys.push_back(office);
    return all;
  }();
  return made;
}

Verdict run(Input input) {
  const auto text = text_of(input);
  const auto scan = classify_scan(text, keys().ring, public_url, today);
  const auto* code = std::get_if<Code>(&scan);
  if (code == nullptr) return Verdict::Refused;
  const auto again = is_office_type(type_letter(*code))
                         ? make_office_code(*code, "01", keys().office_secret)
                         : make_kiosk_code(*code, keys().ring.kiosk_keys[0]);
  require(again.has_value() && verify_code(*again, keys().ring, today) == *code);
  return Verdict::Taken;
}

std::vector<Code> sample_codes() {
  using std::chrono::minutes;
  const TicketNumber number{.group = 'A', .sequence = 12};
  return {TicketCode{.kiosk = "K01",
                     .date = today,
                     .time = minutes{552},
                     .number = number,
                     .service_code = "SP071",
                     .priority = true},
          FileReceiptCode{
              .registration_number = "REG2026-004417", .date = today, .service_code = "SP071"},
          ComplaintReceiptCode{.complaint_number = "PGD-261123-K01-0007", .date = today},
          BadgeCode{.officer = "PTG-0012", .expires = today},
          PreCheckCode{.kiosk = "K01",
                       .date = today,
                       .time = minutes{545},
                       .service_code = "SP071",
                       .outcome = PreCheckOutcome::Partial,
                       .missing = {"A2", "B6a"}},
          SurveyInvitationCode{.kiosk = "K01", .date = today, .number = number}};
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts{"https://oss.go.id/x", "https://mpp.example/q/AJ1.T.01", "12345",
                                 "WIFI:S:MPP;;"};
  for (const auto& code : sample_codes()) {
    if (is_office_type(type_letter(code))) {
      texts.push_back(make_office_code(code, "01", keys().office_secret).value());
    } else {
      texts.push_back(make_kiosk_code(code, keys().ring.kiosk_keys[0]).value());
      texts.push_back(make_kiosk_code(code, keys().ring.kiosk_keys[0], public_url).value());
    }
  }
  return texts;
}

}  // namespace

const Target codes{"codes", run, seeds};

}  // namespace fuzz
