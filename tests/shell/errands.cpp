#include "tests/shell/errands.h"

#include <numeric>

#include <sodium.h>

#include "kiosk/domain/codes.h"

namespace tests {

namespace domain = kiosk::domain;

std::array<std::uint8_t, 32> agreed_key() {
  std::array<std::uint8_t, 32> key{};
  std::iota(key.begin(), key.end(), std::uint8_t{0});
  return key;
}

namespace {

std::string office_code(const domain::Code& code) {
  std::array<std::uint8_t, 32> public_key{};
  std::array<std::uint8_t, 64> secret{};
  crypto_sign_seed_keypair(public_key.data(), secret.data(), agreed_key().data());
  return domain::make_office_code(code, "01", secret).value();
}

std::string file_receipt(const char* date) {
  return office_code(domain::FileReceiptCode{.registration_number = "REG2026-004417",
                                             .date = *kiosk::parse_date(date),
                                             .service_code = "SP071"});
}

std::string badge(const char* officer, const char* expires = "2027-12-31") {
  return office_code(domain::BadgeCode{.officer = officer, .expires = *kiosk::parse_date(expires)});
}

constexpr auto ticket_code = "AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q";
constexpr auto invitation_code = "AJ1.S.01.K01.20261123.A012.2B45XUHT7YDUIQKEJCMZNDZYDY";
constexpr auto complaint_code =
    "AJ1.C.01.PGD-261123-K01-0007.20261123.P.PHM3PDXNVTYURENOYT2PPGH3WI";
constexpr auto precheck_code =
    "AJ1.P.01.K01.20261123.0905.SP071.S.A2-A3-B6A.2CF55XYHH3P5SKPVIZM236FQOE";

std::vector<Errand> taking_and_checking() {
  return {
      {"a queue number",
       {"home.ticket", "queue.agency.DPMPTSP", "queue.service.SP071", "card.take",
        "queue.priority.none"},
       {"queue.issuing", "issuing.number", "A-001", "AJ1.T.01.K01.20261123.", 3}},
      {"the number given back",
       {"home.scan", ScanSlip{}, "receipt.cancel", "cancel.yes"},
       {"receipt.cancel", "cancel.title", "A-001 tidak lagi dalam antrian", "", 1}},
      {"the same ticket once more",
       // Another code first: the same again at once would be the same scan.
       {"home.scan", Scan{ticket_code}, "nav.back", ScanSlip{}},
       {"receipt.result", "receipt.title", "A-001 sudah dibatalkan"}},
      {"the requirements, to the printed checklist",
       {"home.precheck",
        "queue.agency.DPMPTSP",
        "queue.service.SP071",
        "precheck.start",
        "precheck.option.KECIL",
        "precheck.option.COMM",
        "precheck.next",
        "precheck.yes",
        "precheck.yes",
        "precheck.option.DALAM_KI",
        "precheck.item.A5",
        "precheck.next",
        "precheck.yes",
        "precheck.option.struktur",
        "precheck.option.uraian_tugas",
        "precheck.option.pembagian_kewenangan",
        "precheck.next",
        "precheck.yes",
        "precheck.not_yet",
        "precheck.yes",
        "precheck.expiry.skip",
        "precheck.item.B5b",
        "precheck.next",
        "precheck.finish",
        "precheck.print"},
       {"precheck.result", "precheck.lack.B4", "", "AJ1.P.01.K01.20261123.", 1}},
  };
}

std::vector<Errand> scanning() {
  const auto scanned = [](std::string code, std::string node, std::string says) {
    return Errand{"a scanned code: " + says,
                  {"home.scan", Scan{std::move(code)}},
                  {"receipt.result", std::move(node), std::move(says)}};
  };
  std::string forged = ticket_code;
  forged.back() = 'A';
  std::string unknown_key = ticket_code;
  unknown_key[7] = '9';
  return {
      scanned(ticket_code, "receipt.title", "A-012"),
      scanned(file_receipt("2026-11-23"), "receipt.title", "Rabu, 2 Desember 2026"),
      scanned(complaint_code, "receipt.title", "PGD-261123-K01-0007"),
      scanned(precheck_code, "receipt.missing.B6a", "B6a"),
      scanned(badge("PTG-0012"), "receipt.name", "Siti Aminah"),
      scanned(badge("PTG-0099"), "receipt.title", "tidak dapat dipastikan"),
      scanned("https://oss.go.id/berkas", "receipt.title", "oss.go.id"),
      scanned("https://0ss.go.id.evil.com/", "receipt.host", "0ss.go.id.evil.com"),
      scanned("9120001234567", "receipt.title", "NIB"),
      scanned("3214005001900001", "receipt.title", "NIK"),
      scanned("WIFI:S:hall;;", "receipt.title", "bukan tanda terima"),
      scanned("hello", "receipt.title", "bukan tanda terima"),
      scanned(forged, "receipt.title", "tidak sah"),
      scanned(unknown_key, "receipt.title", "tidak dapat diperiksa"),
  };
}

std::vector<Errand> speaking_up() {
  return {
      {"a complaint",
       {"home.complaint", "complaint.complaint", "complaint.named", "complaint.about.service",
        "complaint.service.SP071", "complaint.problem.2", "complaint.when.today",
        Type{"Loket 3 lambat sekali."}, "complaint.take", Type{"Asep"}, "complaint.take",
        "complaint.notify.0", Type{"081234567890"}, "complaint.take", "complaint.take",
        "complaint.send"},
       {"complaint.sent", "complaint.number", "PGD-261123-K01-0001-", "AJ1.C.01.PGD-261123-", 0,
        1}},
      {"a suggestion",
       {"home.complaint", "complaint.suggestion", "complaint.anonymous", "complaint.about.other",
        Type{"Kursi."}, "complaint.take", "complaint.send"},
       {"complaint.sent", "complaint.number", "PGD-261123-K01-0002-", "AJ1.C.01.PGD-261123-", 0,
        1}},
      {"praise",
       {"home.complaint", "complaint.praise", "complaint.anonymous", "complaint.about.officer",
        Type{"Ramah."}, "complaint.take", "complaint.send"},
       {"complaint.sent", "complaint.number", "PGD-261123-K01-0003-", "AJ1.C.01.PGD-261123-", 0,
        1}},
      {"a complaint about a file that is overdue",
       {"home.scan", Scan{file_receipt("2026-11-02")}, "receipt.complain", "complaint.complaint",
        "complaint.anonymous", "complaint.when.waiting", Type{"Lama."}, "complaint.take",
        "complaint.send"},
       {"complaint.sent", "complaint.number", "PGD-261123-K01-0004-", "AJ1.C.01.PGD-261123-", 0,
        1}},
      {"an oral complaint",
       {"home.complaint", "complaint.oral", "queue.priority.none"},
       {"queue.issuing", "issuing.number", "-001", "AJ1.T.01.K01.20261123.", 3}},
  };
}

std::vector<Errand> judging() {
  std::vector<Step> answers{"survey.start", "survey.service.SP071", "survey.answer.2",
                            "survey.skip",  "survey.answer.6",      "survey.skip"};
  for (const auto* score : {"3", "3", "4", "4", "3", "4", "3", "2", "3"}) {
    answers.emplace_back(std::string{"survey.answer."} + score);
  }
  const auto questionnaire = [&](std::vector<Step> first, const std::vector<Step>& last) {
    first.insert(first.end(), answers.begin(), answers.end());
    first.insert(first.end(), last.begin(), last.end());
    return first;
  };
  const Ending thanks{"survey.thanks", "survey.kept", "", "", 0, 1};
  return {
      {"a face on the screen",
       {"home.survey", "survey.face.4"},
       {"survey.pulse", "survey.kept", "", "", 0, 1}},
      {"a face of the box", {Press{1}}, {"survey.pulse", "survey.sorry", "", "", 0, 1}},
      {"the whole questionnaire with a suggestion",
       questionnaire({"home.survey", "survey.full"},
                     {Type{"Kursi."}, "survey.take", "survey.send"}),
       thanks},
      {"the questionnaire by invitation, without one",
       questionnaire({"home.scan", Scan{invitation_code}}, {"survey.take", "survey.send"}), thanks},
      {"an invitation that is spent",
       // Another code first: the same again at once would be the same scan.
       {"home.scan", Scan{ticket_code}, "nav.back", Scan{invitation_code}},
       {"survey.intro", "survey.spent", ""}},
  };
}

std::vector<Errand> asking() {
  return {
      {"the standard of a service",
       {"home.info", "info.services", "queue.agency.DPMPTSP", "queue.service.SP071",
        "info.component.3"},
       {"info.component", "info.title", ""}},
      {"what the standard keeps for its second part",
       {"home.info", "info.services", "queue.agency.DPMPTSP", "queue.service.SP071", "info.more",
        "info.component.14"},
       {"info.component", "info.title", ""}},
      {"the opening hours", {"home.info", "info.hours"}, {"info.hours", "hours.today", ""}},
      {"the address for a letter",
       {"home.info", "info.channels", "channel.c", "channel.print"},
       {"info.channel", "channel.paper", "", "-"}},
      {"a blank form for the box",
       {"home.info", "info.channels", "channel.m", "channel.print"},
       {"info.channel", "channel.paper", "", "-"}},
      {"the last facility of the list",
       {"home.info", "info.facilities", "facility.49", "facility.map"},
       {"info.map", "map.where", "Kotak saran"}},
      {"a place on the map", {"home.map", "map.list.0"}, {"info.map", "map.where", ""}},
      {"a wheelchair",
       {"home.info", "info.facilities", "facility.28", "facility.wheelchair"},
       {"info.facility", "facility.called", "", "", 1}},
      {"staff", {"home.help", "call.help"}, {"home.call_staff", "call.note", "", "", 1}},
      {"security staff",
       {"tools.help", "call.security"},
       {"home.call_staff", "call.note", "", "", 1}},
  };
}

/// What staff do; the journal knows each act, its end, and that they signed in.
std::vector<Errand> tending() {
  // Each card is another one, as after a renewal: the same again at once would be the same scan.
  const auto card = [](const char* expires) { return Scan{badge("PTG-0012", expires)}; };
  return {
      {"staff print a test slip",
       {card("2027-01-31"), "receipt.sign_in", EnterPin{}, "menu.devices", "devices.print"},
       {"staff.devices", "devices.paper", "", "-", 3}},
      {"staff set the first volume",
       {card("2027-02-28"), "receipt.sign_in", EnterPin{}, "menu.settings", "preferences.volume.4"},
       {"staff.preferences", "preferences.volume.4", "4", "", 2}},
      {"staff close the kiosk and open it again",
       {card("2027-03-31"), "receipt.sign_in", EnterPin{}, "menu.close", "confirm.cleaning",
        card("2027-04-30"), EnterPin{}, "menu.close", "confirm.ready"},
       {"home.attract", "attract.start", "", "", 4}},
      {"staff begin an emergency and end it",
       {card("2027-05-31"), "receipt.sign_in", EnterPin{}, "menu.emergency", "confirm.drill",
        card("2027-06-30"), EnterPin{}, "menu.emergency", "confirm.drill"},
       {"home.attract", "attract.start", "", "", 6}},
  };
}

}  // namespace

std::vector<Errand> errands() {
  std::vector<Errand> all;
  for (auto& some :
       {taking_and_checking(), scanning(), speaking_up(), judging(), asking(), tending()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

}  // namespace tests
