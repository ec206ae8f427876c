#include "drivers/printer/page_formats.h"

#include <algorithm>
#include <string>

#include "tests/drivers/channels/pwg_reader.h"
#include "tests/support/catch.h"

using drivers::printer::Document;
using drivers::printer::PwgColour;
using drivers::printer::QrCode;
using drivers::printer::Raster;
using drivers::printer::TextLine;
using tests::drivers_channels::read_pwg;
using tests::drivers_channels::read_qr;

namespace {

/// Odd sizes, so that no row ends at a byte.
Raster odd_raster() {
  Raster raster{.width_dots = 13, .height_dots = 7, .dots = std::vector<std::uint8_t>(91, 0)};
  for (std::size_t i = 0; i < raster.dots.size(); i += 5) raster.dots[i] = 1;
  return raster;
}

}  // namespace

TEST_CASE("a PWG page holds every dot in every colour format", "[cups]") {
  const auto colour = GENERATE(PwgColour::Black1, PwgColour::Gray8, PwgColour::Rgb8);
  const Raster raster = odd_raster();
  const auto page = read_pwg(drivers::printer::pwg_page(raster, 203, colour));
  REQUIRE(page.has_value());
  CHECK(page->raster == raster);
  CHECK(page->dots_per_inch == 203);
}

TEST_CASE("a page is the slip with white around it, and its media is named by its size", "[cups]") {
  const Raster raster = odd_raster();
  const Raster page = drivers::printer::with_margins(raster, 3, 2);
  CHECK(page.width_dots == 19);
  CHECK(page.height_dots == 11);
  CHECK(std::ranges::count(page.dots, 1) == std::ranges::count(raster.dots, 1));
  for (int y = 0; y < raster.height_dots; ++y) {
    for (int x = 0; x < raster.width_dots; ++x) {
      CHECK(page.at(x + 3, y + 2) == raster.at(x, y));
    }
  }
  const Raster slip{.width_dots = 640, .height_dots = 1336, .dots = {}};
  const auto name = [&](const std::string& least, const std::string& most) {
    const std::vector<std::string> supported{"iso_a4_210x297mm", least, most};
    return drivers::printer::media_name(slip, 203, supported);
  };
  CHECK(name("custom_min_50x50mm", "custom_max_80.1x3000mm").starts_with("custom_80.08x167.16mm"));
  CHECK(name("custom_min_50x50mm", "custom_max_80x3000mm").empty());
  CHECK(name("custom_min_50x170mm", "custom_max_210x3000mm").empty());
  CHECK(drivers::printer::media_name(slip, 203, {}).empty());
}

TEST_CASE("a slip survives as PWG page so that its code can be scanned", "[cups]") {
  const Document document{{TextLine{.text = "A-014"}, QrCode{.text = "HTTPS://X.ID/Q?A=014"}}};
  const auto raster = drivers::printer::render(document, {.width_dots = 576, .dots_per_mm = 8});
  REQUIRE(raster.has_value());
  const auto page = read_pwg(drivers::printer::pwg_page(*raster, 203, PwgColour::Gray8));
  REQUIRE(page.has_value());
  CHECK(read_qr(page->raster) == "HTTPS://X.ID/Q?A=014");
}

TEST_CASE("a PDF page is as large as the slip and its table points at its objects", "[cups]") {
  const auto bytes = drivers::printer::pdf_page(odd_raster(), 8.0);
  const std::string text(bytes.begin(), bytes.end());
  CHECK(text.starts_with("%PDF-1.4\n"));
  CHECK(text.ends_with("%%EOF\n"));
  // 13 dots at 8 a millimetre are 1.625 mm or 4.606 points.
  CHECK(text.find("/MediaBox [0 0 4.606 2.480]") != std::string::npos);
  CHECK(text.find("/Width 13 /Height 7 /BitsPerComponent 1") != std::string::npos);
  const std::size_t table = std::stoul(text.substr(text.rfind("startxref\n") + 10));
  REQUIRE(text.substr(table, 8) == "xref\n0 6");
  for (std::size_t object = 1; object <= 5; ++object) {
    const std::size_t entry = table + 9 + object * 20;
    const std::size_t start = std::stoul(text.substr(entry, 10));
    CHECK(text.substr(start, 7) == std::to_string(object) + " 0 obj");
  }
}
