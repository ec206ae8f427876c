#include "drivers/printer/escpos.h"

#include <string>

#include "drivers/printer/qr.h"
#include "tests/drivers/printer/escpos_dump.h"
#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"
#include "tests/support/golden.h"

using drivers::printer::Document;
using drivers::printer::Gap;
using drivers::printer::QrCode;
using drivers::printer::Raster;
using drivers::printer::Rule;
using drivers::printer::TextLine;
using drivers::printer::TextMode;
using drivers::printer::TextSize;

TEST_CASE("a ticket becomes the commands of its golden text on every printer", "[escpos][golden]") {
  for (const auto& profile : drivers::printer::builtin_profiles()) {
    const auto slip = tests::encode_drawn(tests::sample_ticket(), profile);
    tests::check_golden("escpos/" + profile.name, tests::dump_escpos(slip.bytes));
  }
}

TEST_CASE("a ticket is small enough for its line", "[escpos]") {
  const auto epson = tests::profile_named("epson-tm-t82");
  const auto native = tests::encode_drawn(tests::sample_ticket(), epson);
  CHECK(native.bytes.size() <= 6000);
  auto as_picture = epson;
  as_picture.text = TextMode::Raster;
  as_picture.qr = drivers::printer::QrMode::Raster;
  const auto raster = tests::encode_drawn(tests::sample_ticket(), as_picture);
  CHECK(raster.bytes.size() <= 45000);
  CAPTURE(native.bytes.size(), native.length_mm, raster.bytes.size(), raster.length_mm);
  CHECK(native.length_mm < 200);
}

TEST_CASE("one typeface on one slip: a letter that is lacking makes all of it a picture",
          "[escpos]") {
  const auto drawn = [](const Document& document, const char* name) {
    std::vector<std::size_t> blocks;
    for (const auto& [index, block] : pictures_of(document, tests::profile_named(name))) {
      blocks.push_back(index);
    }
    return blocks;
  };
  const Document usual{
      .blocks = {TextLine{.text = "GRATIS – ±é"}, QrCode{.text = "A"}, Rule{}, Gap{}}};
  CHECK(drawn(usual, "epson-tm-t82").empty());
  CHECK(drawn(usual, "generic-80mm") == std::vector<std::size_t>{1});
  CHECK(drawn(usual, "generic-58mm") == std::vector<std::size_t>{0, 1, 2});
  const Document strange{
      .blocks = {TextLine{.text = "A"}, QrCode{.text = "A", .beside = {{"字"}}}, Gap{}}};
  CHECK(drawn(strange, "epson-tm-t82") == std::vector<std::size_t>{0, 1});
  // 180 dpi: the printer's own large letters would be 7.6 mm high.
  const Document large{.blocks = {TextLine{.text = "A", .size = TextSize::Large}}};
  CHECK(drawn(large, "epson-tm-t82").empty());
  CHECK(drawn(large, "epson-tm-t88") == std::vector<std::size_t>{0});
}

TEST_CASE("what the printer writes itself keeps margins and columns", "[escpos]") {
  using drivers::printer::Margin;
  tests::Rig rig{tests::profile_named("epson-tm-t82")};
  const Document document{
      .blocks = {drivers::printer::Head{.name = "MPP"},
                 TextLine{.text = "Satu " + std::string(40, 'x'), .margin = Margin::Box},
                 TextLine{.text = "dua", .margin = Margin::Empty},
                 drivers::printer::Columns{.left = {{"Di depan Anda"}}, .right = {{"Perkiraan"}}},
                 drivers::printer::Columns{.left = {{std::string(24, 'y')}}, .right = {{"z"}}},
                 drivers::printer::Frame{.lines = {{"Rahasia"}}},
                 QrCode{.text = "A", .beside = {{"Pindai"}}}}};
  CHECK(rig.printer.print(document, "t").outcome == drivers::printer::Outcome::Printed);
  const auto slips = rig.device.take_slips();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].text == "MPP\n[ ] Satu\n    " + std::string(40, 'x') + "\n    dua\n" +
                             "Di depan Anda           Perkiraan\n" + std::string(24, 'y') +
                             "\nz\nRahasia\nPindai\n");
}

TEST_CASE("a slip without its last block's bytes is known not to be whole", "[escpos]") {
  const auto slip = tests::encode_drawn(tests::small_ticket(tests::Marking::Original),
                                        tests::profile_named("epson-tm-t82"));
  CHECK(slip.whole_at < slip.bytes.size());
  CHECK(slip.bytes[slip.whole_at - 1] == '\n');
}

TEST_CASE("long words and long lines break inside the paper", "[escpos]") {
  tests::Rig rig{tests::profile_named("epson-tm-t82")};
  const Document document{.blocks = {TextLine{.text = std::string(60, 'x')},
                                     TextLine{.text = "satu  dua " + std::string(45, 'y')}}};
  CHECK(rig.printer.print(document, "t").outcome == drivers::printer::Outcome::Printed);
  const auto slips = rig.device.take_slips();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].text == std::string(48, 'x') + "\n" + std::string(12, 'x') + "\nsatu dua\n" +
                             std::string(45, 'y') + "\n");
}

TEST_CASE("a picture without its last white bytes is whole: zeros end an interrupted command",
          "[escpos]") {
  auto profile = tests::profile_named("epson-tm-t82");
  profile.text = TextMode::Raster;
  for (const Document& document : {Document{.blocks = {QrCode{.text = "AJ1.T.A012"}}},
                                   Document{.blocks = {TextLine{.text = "Ambil ini"}, Gap{}}}}) {
    const auto slip = tests::encode_drawn(document, drivers::printer::drawn(profile));
    CHECK(slip.whole_at < slip.bytes.size());
    CHECK(slip.bytes[slip.whole_at - 1] != 0);
  }
}

TEST_CASE("a picture that spells a real-time command gets one dot more instead", "[escpos]") {
  const auto profile = tests::profile_named("generic-58mm");
  for (const unsigned second : {0x04u, 0x05u, 0x14u}) {
    // The pair stands inside a row, over the end of a row, and at the end of the band.
    Raster raster{.width_dots = 384, .height_dots = 30, .dots = {}};
    raster.dots.assign(384 * 30, 0);
    const auto set_byte = [&](std::size_t row, std::size_t column, unsigned byte) {
      for (std::size_t bit = 0; bit < 8; ++bit) {
        raster.dots[row * 384 + column * 8 + bit] = (byte >> (7 - bit)) & 1u;
      }
    };
    for (std::size_t row = 0; row < 30; ++row) {
      set_byte(row, 0, second);
      set_byte(row, 1, 0x10);
      set_byte(row, 2, second);
      set_byte(row, 47, 0x10);
    }
    const Document document{.blocks = {TextLine{.text = "x"}}};
    const auto slip = encode(document, profile, {{0, raster}}, {});
    CHECK_FALSE(drivers::printer::holds_real_time_command(slip.bytes));
  }
}

TEST_CASE("real-time commands are recognised anywhere", "[escpos]") {
  using Bytes = std::vector<std::uint8_t>;
  CHECK(drivers::printer::holds_real_time_command(Bytes{1, 0x10, 0x04}));
  CHECK(drivers::printer::holds_real_time_command(Bytes{0x10, 0x10, 0x14, 8}));
  CHECK_FALSE(drivers::printer::holds_real_time_command(Bytes{0x10, 0x18, 0x04, 0x10}));
  CHECK_FALSE(drivers::printer::holds_real_time_command(Bytes{}));
}

TEST_CASE("a code that breaks its contract is left out", "[escpos]") {
  for (const std::string& text :
       {std::string{}, std::string(301, 'A'), std::string{"a\x10\x04\x01"}, std::string{"é"}}) {
    CHECK_FALSE(drivers::printer::make_qr(text).has_value());
    tests::Rig rig{tests::profile_named("epson-tm-t82")};
    CHECK(rig.printer.print({.blocks = {QrCode{.text = text}}}, "t").outcome ==
          drivers::printer::Outcome::Printed);
    CHECK(rig.device.take_slips().at(0).qr_texts.empty());
  }
}

TEST_CASE("the longest command bounds what an interrupted slip leaves open", "[escpos]") {
  for (const auto& profile : drivers::printer::builtin_profiles()) {
    CHECK(longest_command(profile) >= 308);
    CHECK(longest_command(profile) <= 16 * 104 + 8);
  }
}
