// Requirement S07: whatever stands in a text or a code, the printer sees nothing but a slip.

#include <random>
#include <string>

#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"
#include "tests/support/hostile_text.h"

using drivers::printer::Document;
using drivers::printer::QrCode;
using drivers::printer::TextLine;
using drivers::printer::TextSize;

namespace {

const std::string pieces[] = {std::string{"\x10\x04\x01", 3},
                              std::string{"\x10\x05\x02", 3},
                              std::string{"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08", 10},
                              "\x1B@",
                              "\x1D"
                              "V\x42",
                              "\x1D(k\x03",
                              "\x1Dv0",
                              "\x1Dr\x01",
                              std::string{"\0", 1},
                              "\n",
                              "\r",
                              "\xC3",
                              "\xED\xA0\x80",
                              "\xF0\x9F\x98\x80",
                              "שלום",
                              "مرحبا",
                              "\u202E",
                              "\u200D",
                              "字",
                              "Budi ",
                              "A-012 ",
                              "é",
                              "\x7F",
                              "\x80\x81",
                              "<script>",
                              "'; DROP",
                              "%s%n"};

}  // namespace

TEST_CASE("ten thousand hostile strings reach the printer as text or not at all", "[escpos]") {
  auto pictures = tests::shrunk(tests::profile_named("epson-tm-t82"));
  pictures.text = drivers::printer::TextMode::Raster;
  pictures.qr = drivers::printer::QrMode::Raster;
  const drivers::printer::Profile profiles[] = {
      tests::shrunk(tests::profile_named("epson-tm-t82")), pictures,
      tests::shrunk(tests::profile_named("generic-80mm")),
      tests::shrunk(tests::profile_named("generic-58mm"))};
  std::minstd_rand random{2026};
  for (unsigned i = 0; i < 10000; ++i) {
    const auto& profile = profiles[i % std::size(profiles)];
    const std::string text = tests::hostile_text(pieces, random);
    const Document document{
        .blocks = {TextLine{.text = text, .size = static_cast<TextSize>(i / 4 % 3)},
                   QrCode{.text = i % 3 == 0 ? text : text.substr(0, 2) + "10"}}};
    const auto slip = tests::encode_drawn(document, profile);
    if (drivers::printer::holds_real_time_command(slip.bytes))
      FAIL("real-time command, case " << i);

    drivers::bench::SimulatedPrinter device{
        {.width_dots = profile.width_dots, .buffer_bytes = slip.bytes.size() + 16}, 1};
    const std::size_t taken = device.receive(slip.bytes);
    if (taken != slip.bytes.size()) FAIL("the printer stopped, case " << i);
    if (device.unknown_commands() != 0) FAIL("unknown command, case " << i);
    if (device.real_time_commands() != 0) FAIL("obeyed a real-time command, case " << i);
    device.tear_off();
    // One cut, or none and one torn slip: the text added none of its own.
    if (device.take_slips().size() > 1) FAIL("the text cut the paper, case " << i);
  }
  SUCCEED();
}

TEST_CASE("random pictures at full width never hold a real-time command", "[escpos]") {
  std::minstd_rand random{3};
  const auto profile = tests::profile_named("generic-58mm");
  for (int i = 0; i < 200; ++i) {
    drivers::printer::Raster raster{.width_dots = 384, .height_dots = 60, .dots = {}};
    raster.dots.resize(384u * 60u);
    // Sparse dots make 0x10, 0x04 and 0x14 frequent.
    for (auto& dot : raster.dots) dot = (random() >> 4) % 8 == 0 ? 1 : 0;
    const auto slip = encode({.blocks = {TextLine{.text = "x"}}}, profile, {{0, raster}}, {});
    if (drivers::printer::holds_real_time_command(slip.bytes)) FAIL("case " << i);
  }
  SUCCEED();
}
