#include "tests/drivers/printer/rig.h"

#include <algorithm>
#include <map>
#include <string_view>

#include <ZXing/BarcodeFormat.h>
#include <ZXing/DecodeHints.h>
#include <ZXing/ReadBarcode.h>

#include "drivers/printer/raster.h"

namespace tests {

namespace printer = drivers::printer;
using printer::Gap;
using printer::QrCode;
using printer::Rule;
using printer::TextLine;
using printer::TextSize;
using printer::Weight;

printer::Document sample_ticket() {
  return {.blocks = {
              TextLine{.text = "NOMOR ANTRIAN ANDA", .weight = Weight::Bold},
              TextLine{.text = "A-012", .size = TextSize::Number, .weight = Weight::Bold},
              TextLine{.text = "MPP Bale Madukara"},
              TextLine{.text = "Perizinan Berusaha · Sertifikat Standar"},
              TextLine{.text = "Meja Pendaftaran", .size = TextSize::Large},
              TextLine{.text = "Senin, 23 November 2026 09.12 WIB"},
              TextLine{.text = "Antrian di depan Anda: 7 · Perkiraan ±18 menit"},
              Rule{},
              TextLine{.text = "GRATIS – tidak dipungut biaya", .weight = Weight::Bold},
              QrCode{.text = ticket_code},
              TextLine{.text = "Mohon menunggu, nomor Anda akan dipanggil. Bila terlewat 3 "
                               "panggilan, temui petugas."},
              Gap{.height_mm = 2},
              TextLine{.text = "PASTI – Pelayanan Sepenuh Hati"},
          }};
}

printer::Document small_ticket(Marking marking) {
  printer::Document document;
  if (marking == Marking::Copy) document.blocks.emplace_back(TextLine{.text = "SALINAN"});
  document.blocks.emplace_back(TextLine{.text = "A-012", .size = TextSize::Number});
  document.blocks.emplace_back(QrCode{.text = "AJ1.T.A012"});
  document.blocks.emplace_back(TextLine{.text = "Mohon menunggu"});
  return document;
}

printer::Profile profile_named(const char* name) {
  return *printer::find_profile(printer::builtin_profiles(), name);
}

printer::Profile shrunk(printer::Profile profile) {
  profile.width_dots = 96;
  profile.dots_per_mm = 1.5;
  return profile;
}

printer::EncodedSlip encode_drawn(const printer::Document& document,
                                  const printer::Profile& profile) {
  return printer::encode(document, profile, printer::draw_pictures(document, profile).value(),
                         {.before_last_block = {'L', '0', '0', '1'},
                          .at_end = {'E', '0', '0', '1'},
                          .at_start = {'S', '0', '0', '1'}});
}

std::string read_qr(const printer::Raster& paper) {
  std::vector<std::uint8_t> grey(paper.dots.size());
  std::transform(paper.dots.begin(), paper.dots.end(), grey.begin(),
                 [](std::uint8_t dot) { return static_cast<std::uint8_t>(dot != 0 ? 0 : 255); });
  const ZXing::ImageView view{grey.data(), paper.width_dots, paper.height_dots,
                              ZXing::ImageFormat::Lum};
  const auto result =
      ZXing::ReadBarcode(view, ZXing::DecodeHints().setFormats(ZXing::BarcodeFormat::QRCode));
  return result.isValid() ? result.text() : std::string{};
}

std::vector<std::size_t> black_rows(const printer::Raster& paper) {
  std::vector<std::size_t> rows;
  const auto width = static_cast<std::size_t>(paper.width_dots);
  const std::string white(width, '\0');
  for (std::size_t y = 0; y < static_cast<std::size_t>(paper.height_dots); ++y) {
    const std::string_view row{reinterpret_cast<const char*>(paper.dots.data()) + y * width, width};
    if (row != white) rows.push_back(std::hash<std::string_view>{}(row));
  }
  return rows;
}

bool contains(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& part) {
  return !part.empty() &&
         std::search(rows.begin(), rows.end(), part.begin(), part.end()) != rows.end();
}

Rig::Rig(const printer::Profile& profile, unsigned seed, printer::Completion completion,
         printer::Paperway paperway)
    : device(drivers::bench::model_of(profile), seed),
      printer(std::make_unique<drivers::bench::SimulatedChannel>(
                  device,
                  [this](std::chrono::milliseconds time) {
                    now += time;
                    while_waiting();
                  }),
              profile, printer::PrinterLimits{}, completion, paperway, [this] { return now; }) {}

}  // namespace tests
