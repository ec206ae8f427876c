// The checklist on paper: what stands on it, in which order, and that its code can be read there.

#include "kiosk/flows/precheck/slip.h"

#include <map>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include "drivers/bench/paper_interpreter.h"
#include "drivers/printer/escpos.h"
#include "drivers/printer/raster.h"
#include "kiosk/domain/codes.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"
#include "tests/support/sample_precheck.h"
#include "tests/support/visit.h"

using drivers::printer::Document;
using drivers::printer::TextSize;
using kiosk::domain::CheckAnswers;
using kiosk::domain::Language;
using kiosk::domain::Reply;
using tests::check_order;

namespace {

struct Look {
  Language language = Language::Indonesian;
  kiosk::ui::TextSize size = kiosk::ui::TextSize::Normal;
  const char* now = "2026-11-23T09:12:00+07:00";
};

Document slip_of(const CheckAnswers& answers, const Look& look = {}) {
  auto model = tests::booted_model();
  model.session.appearance = {.language = look.language, .text_size = look.size};
  model.now = *kiosk::parse_instant(look.now);
  const auto world = kiosk::app::world_of(model, tests::words());
  const auto& service = model.content->services.front();
  const auto assessment = kiosk::domain::assess(service.requirements, answers, world.local().date);
  return kiosk::flows::precheck::checklist(
      world, service, kiosk::flows::precheck::advice_of(world, service, assessment),
      assessment.missing, model.now);
}

CheckAnswers lacking() {
  auto answers = tests::all_yes({"COMM"});
  answers["A2"].reply = Reply::NotYet;
  answers["B2"].chosen = {"struktur", "uraian_tugas"};
  answers["B5a"].expires = kiosk::parse_date("2026-11-22");
  answers["B5c"].reply = Reply::NotYet;
  answers["A5"].reply = Reply::NotYet;
  return answers;
}

CheckAnswers lacking_everything() {
  CheckAnswers answers;
  answers["scale"].chosen = {"TIDAK_TAHU"};
  answers["branch"].chosen = {"COMM", "QAQC"};
  answers["A4"].chosen = {"LUAR_KI_TIDAK_TAHU"};
  answers["B2"] = {};
  for (const auto* id :
       {"A2", "A5", "B1", "B3", "B4", "B5a", "B5b", "B5c", "B5d", "B5e", "B6a", "B6c"}) {
    answers[id].reply = Reply::NotYet;
  }
  return answers;
}

std::size_t times(const std::string& text, const std::string& part) {
  std::size_t count = 0;
  for (auto at = text.find(part); at != std::string::npos; at = text.find(part, at + 1)) ++count;
  return count;
}

/// The paper as a printer of that kind makes it from the bytes.
drivers::printer::Raster paper_of(const Document& document,
                                  const drivers::printer::Profile& profile) {
  const auto pictures = drivers::printer::draw_pictures(document, profile).value();
  drivers::bench::PaperInterpreter printer{profile.width_dots};
  for (const auto byte : drivers::printer::encode(document, profile, pictures, {}).bytes) {
    printer.take(byte);
  }
  CHECK(printer.unknown_commands() == 0);
  const auto slips = printer.take_slips();
  return slips.empty() ? printer.paper() : slips.front().raster;
}

std::string code_on(const drivers::printer::Raster& paper) {
  std::vector<std::uint8_t> grey;
  for (const auto dot : paper.dots) grey.push_back(dot != 0 ? 0 : 255);
  const ZXing::ImageView view{grey.data(), paper.width_dots, paper.height_dots,
                              ZXing::ImageFormat::Lum};
  const auto found =
      ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
  return found.isValid() ? found.text() : std::string{};
}

kiosk::domain::PreCheckCode verified(const std::string& code) {
  const auto model = tests::booted_model();
  const kiosk::domain::KeyRing keys{.kiosk_keys = {model.keys.signing}, .office_keys = {}};
  const auto read = kiosk::domain::verify_code(code, keys, *kiosk::parse_date("2026-11-23"));
  REQUIRE(read);
  return std::get<kiosk::domain::PreCheckCode>(*read);
}

}  // namespace

TEST_CASE("what is missing stands first, each with one sentence on what to do",
          "[precheck][slip]") {
  check_order(
      tests::slip_text(slip_of(lacking())),
      {"Mal Pelayanan Publik Bale Madukara", "Cek persyaratan", "Sertifikat Standar", "8 dari 13",
       "syarat sudah ada", "Perlu dilengkapi",
       "Akun Sistem Informasi Industri Nasional\nDaftar di SIINas. Dibantu di meja",
       "Data industri\nSetelah ada: Akun Sistem",
       "Struktur organisasi\nBelum ada: Pembagian kewenangan.",
       "Sertifikat akreditasi yang masih berlaku\nYang ada sudah kedaluwarsa.", "Sudah ada (8)",
       "Skala usaha · Lokasi usaha · Sarana produksi", "Standar pengujian* · Desain",
       "* Pernyataan, dinilai petugas.", "Belum dinyatakan: Sistem produksi.",
       "Tanyakan di\nKonsultasi", "Bawa dan pindai lagi di mesin ini.",
       "Hasil ini bukan keputusan. Petugas akan memeriksa berkas Anda. GRATIS.",
       "23 Nov 2026, 09.12 WIB"});
}

TEST_CASE("T1.5 the obligation after the licence is printed as a reminder", "[precheck][slip]") {
  auto answers = tests::all_yes({"COMM"});
  answers["A5"].reply = Reply::NotYet;
  check_order(tests::slip_text(slip_of(answers)),
              {"Persyaratan Anda tampak lengkap", "Bawa dokumen asli",
               "Setelah izin terbit: Izin penunjang usaha."});
  CHECK(tests::slip_text(slip_of(tests::all_yes({"COMM"}))).find("Izin penunjang") ==
        std::string::npos);
}

TEST_CASE("T1.8 the note of what is not defined is printed, met or not", "[precheck][slip]") {
  auto answers = tests::all_yes({"COMM"});
  const std::string note = "Bentuk pelayanan: tanyakan.";
  CHECK(times(tests::slip_text(slip_of(answers)), note) == 1);
  answers["B3"].reply = Reply::NotYet;
  CHECK(times(tests::slip_text(slip_of(answers)), note) == 1);
}

TEST_CASE("T1.11 statements are marked as such and never stand among what is missing",
          "[precheck][slip]") {
  const auto text = tests::slip_text(slip_of(lacking_everything()));
  const auto heading = text.find("Belum dinyatakan: Standar pengujian");
  REQUIRE(heading != std::string::npos);
  CHECK(text.find("Sistem produksi") > heading);
  CHECK(text.find("Keahlian") > heading);
  CHECK(text.find("0 dari 16") != std::string::npos);
}

TEST_CASE("T1.12 the statement that both branches share is printed once", "[precheck][slip]") {
  const auto text = tests::slip_text(slip_of(tests::all_yes({"COMM", "QAQC"})));
  CHECK(times(text, "Standar pengujian*") == 1);
}

TEST_CASE(
    "T3.3 a date is printed with its condition, for a complete check only, within the "
    "calendar",
    "[precheck][slip]") {
  const std::string condition = "Bila berkas diterima lengkap dan benar hari ini";
  const auto complete = tests::slip_text(slip_of(tests::all_yes({"COMM"})));
  CHECK(complete.find(condition + ", perkiraan selesai Rabu, 2 Desember 2026") !=
        std::string::npos);
  CHECK(times(complete, "2 Desember 2026") == 1);
  CHECK(tests::slip_text(slip_of(lacking())).find(condition) == std::string::npos);
  const Look uncovered{.now = "2027-12-22T09:00:00+07:00"};
  CHECK(tests::slip_text(slip_of(tests::all_yes({"COMM"}), uncovered)).find(condition) ==
        std::string::npos);
}

TEST_CASE("unsuitable says why, that it is no refusal, and whom to reach", "[precheck][slip]") {
  auto answers = tests::all_yes({"COMM"});
  answers["scale"].chosen = {"BESAR"};
  check_order(tests::slip_text(slip_of(answers)),
              {"Layanan ini untuk usaha kecil atau menengah. Ini bukan penolakan; silakan",
               "Jalan Jenderal Sudirman", "Tanyakan di\nKonsultasi"});
}

TEST_CASE("the code on the slip is read from the paper of every printer", "[precheck][slip]") {
  for (const auto& profile : drivers::printer::builtin_profiles()) {
    INFO(profile.name);
    const auto slip = slip_of(lacking());
    const auto code = code_on(paper_of(slip, profile));
    CHECK(code == tests::slip_code(slip));
    CHECK(verified(code).missing == std::vector<std::string>{"A2", "A3", "B2", "B5a", "B5c"});
  }
}

TEST_CASE("the code on the slip is read at 384, 512 and 576 dots, in large letters too",
          "[precheck][slip]") {
  const Look large{.size = kiosk::ui::TextSize::Largest};
  for (const int width : {384, 512, 576}) {
    for (const auto& look : {Look{}, large}) {
      const auto slip = slip_of(lacking_everything(), look);
      const auto paper = drivers::printer::render(slip, {.width_dots = width});
      REQUIRE(paper);
      INFO(width);
      CHECK(code_on(*paper) == tests::slip_code(slip));
    }
  }
}

TEST_CASE("the longest list of all still fits its code", "[precheck][slip]") {
  const auto code = tests::slip_code(slip_of(lacking_everything()));
  CHECK(code.size() <= kiosk::domain::longest_code);
  const auto read = verified(code);
  CHECK(read.missing.size() == 16);
  CHECK(read.outcome == kiosk::domain::PreCheckOutcome::Partial);
  CHECK(read.service_code == "SP071");
}

TEST_CASE("a list too long for a code leaves the list out and not the code", "[precheck][slip]") {
  const auto model = tests::booted_model();
  const auto world = kiosk::app::world_of(model, tests::words());
  std::vector<std::string> many;
  for (int i = 100; i < 180; ++i) many.push_back("A" + std::to_string(i));
  const auto code = kiosk::flows::precheck::checklist_code(world, model.content->services.front(),
                                                           kiosk::domain::PreCheckOutcome::Partial,
                                                           many, model.now);
  CHECK(verified(code).missing.empty());
}

TEST_CASE("large letters on the screen give large letters on the checklist (A17)",
          "[precheck][slip]") {
  const Look large{.size = kiosk::ui::TextSize::Large};
  for (const auto& block : slip_of(lacking(), large).blocks) {
    for (const auto& line : drivers::printer::lines_of(block)) {
      CHECK(line.size != TextSize::Body);
      CHECK(line.size != TextSize::Heading);
    }
  }
}

TEST_CASE("the checklist reads as its golden text says", "[precheck][slip][golden]") {
  auto large = tests::all_yes({"COMM"});
  large["scale"].chosen = {"BESAR"};
  const std::map<std::string, CheckAnswers> samples{{"complete", tests::all_yes({"COMM", "QAQC"})},
                                                    {"partial", lacking()},
                                                    {"not_eligible", large}};
  for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
    for (const auto& [name, answers] : samples) {
      const auto slip = slip_of(answers, {.language = language});
      tests::check_golden("slips/precheck." + name + "." + kiosk::domain::code_of(language),
                          tests::slip_text(slip));
    }
  }
}

TEST_CASE("no checklist holds an empty line", "[precheck][slip]") {
  for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
    for (const auto& block : slip_of(lacking_everything(), {.language = language}).blocks) {
      for (const auto& line : drivers::printer::lines_of(block)) CHECK_FALSE(line.text.empty());
    }
  }
}
