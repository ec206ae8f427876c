#include "drivers/printer/raster.h"

#include <algorithm>
#include <string>

#include "drivers/printer/qr.h"
#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"

using drivers::printer::Document;
using drivers::printer::Raster;
using drivers::printer::RasterOptions;
using drivers::printer::TextLine;
using drivers::printer::TextSize;
using drivers::printer::Weight;

namespace {

int black_height(const Raster& raster) {
  int first = -1;
  int last = -2;
  for (int y = 0; y < raster.height_dots; ++y) {
    for (int x = 0; x < raster.width_dots; ++x) {
      if (!raster.at(x, y)) continue;
      if (first < 0) first = y;
      last = y;
      break;
    }
  }
  return last - first + 1;
}

double cap_mm(TextSize size, const std::string& text, const RasterOptions& options) {
  const auto raster = render({.blocks = {TextLine{.text = text, .size = size}}}, options);
  return black_height(raster.value()) / options.dots_per_mm;
}

const RasterOptions papers[] = {{.width_dots = 384, .dots_per_mm = 8.0},
                                {.width_dots = 512, .dots_per_mm = 7.09},
                                {.width_dots = 576, .dots_per_mm = 8.0},
                                {.width_dots = 850, .dots_per_mm = 11.81}};

}  // namespace

TEST_CASE("drawn capitals are as high as the accessibility rule wants", "[raster]") {
  for (const RasterOptions& paper : papers) {
    INFO(paper.width_dots);
    CHECK(cap_mm(TextSize::Body, "H", paper) >= 3.5);
    CHECK(cap_mm(TextSize::Large, "H", paper) >= 6.4);
    CHECK(cap_mm(TextSize::Large, "H", paper) <= 7.1);
    CHECK(cap_mm(TextSize::Number, "H", paper) >= 12.0);
    CHECK(cap_mm(TextSize::Number, "A-H12", paper) >= 12.0);
    CHECK(cap_mm(TextSize::Number, "A2-HHH", paper) >= 8.5);
  }
}

TEST_CASE("native capitals come out as high as the rule wants on the simulated printer",
          "[raster][escpos]") {
  for (const char* name : {"epson-tm-t82", "epson-tm-t88", "generic-80mm"}) {
    const auto profile = tests::profile_named(name);
    const auto printed_mm = [&](TextSize size, const char* text) {
      tests::Rig rig{profile};
      REQUIRE(rig.printer.print({.blocks = {TextLine{.text = text, .size = size}}}, "t").outcome ==
              drivers::printer::Outcome::Printed);
      return black_height(rig.device.take_slips().at(0).raster) / profile.dots_per_mm;
    };
    INFO(name);
    CHECK(printed_mm(TextSize::Body, "HIH") >= 3.5);
    CHECK(printed_mm(TextSize::Large, "HIH") >= 6.4);
    CHECK(printed_mm(TextSize::Large, "HIH") <= 7.1);
    CHECK(printed_mm(TextSize::Title, "HIH") > printed_mm(TextSize::Large, "HIH"));
    CHECK(printed_mm(TextSize::Number, "A-HIH") >= 12.0);
    CHECK(printed_mm(TextSize::Number, "AH-HIH") >= 8.5);
  }
}

TEST_CASE("a drawn ticket has a code that can be read on every paper", "[raster]") {
  for (const RasterOptions& paper : papers) {
    const auto raster = render(tests::sample_ticket(), paper);
    REQUIRE(raster.has_value());
    CHECK(tests::read_qr(*raster) == tests::ticket_code);
  }
}

TEST_CASE("drawn text stays inside the paper, however long", "[raster]") {
  for (const auto size : {TextSize::Body, TextSize::Large, TextSize::Number}) {
    const auto raster =
        render({.blocks = {TextLine{.text = std::string(80, 'W'), .size = size}}}, papers[0]);
    REQUIRE(raster.has_value());
    CHECK(raster->dots.size() == static_cast<std::size_t>(raster->width_dots) *
                                     static_cast<std::size_t>(raster->height_dots));
    CHECK(black_height(*raster) > 60);
  }
}

TEST_CASE("a large word that is wider than the paper is broken, not drawn smaller", "[raster]") {
  const RasterOptions narrow{.width_dots = 384, .dots_per_mm = 8.0};
  const TextLine whole{.text = "PERSYARATANNYA", .size = TextSize::Large};
  const TextLine parts{.text = "PERSYA- RATANNYA", .size = TextSize::Large};
  CHECK(render({.blocks = {whole}}, narrow) == render({.blocks = {parts}}, narrow));
}

TEST_CASE("what is largest is so on every paper, in large print too", "[raster]") {
  for (const RasterOptions& paper : papers) {
    INFO(paper.width_dots);
    const double large = cap_mm(TextSize::Large, "H", paper);
    CHECK(cap_mm(TextSize::Heading, "H", paper) >= 4.5);
    CHECK(cap_mm(TextSize::Heading, "H", paper) < large);
    for (const char* text : {"PRIORITAS", "5 dari 10"}) {
      const double title = cap_mm(TextSize::Title, text, paper);
      CHECK(title >= large);
      CHECK(title < cap_mm(TextSize::Number, "A-H12", paper));
    }
    CHECK(cap_mm(TextSize::Title, "H", paper) <= 9.8);
    CHECK(cap_mm(TextSize::Number, "H", paper) <= 17);
  }
}

TEST_CASE("a title breaks as its smallest letters do", "[raster]") {
  const auto height = [](const std::string& text) {
    return render({.blocks = {TextLine{.text = text, .size = TextSize::Title}}}, papers[2])
        ->height_dots;
  };
  CHECK(height("PGD-261123-K01-0007-7") < 3 * height("PGD"));
}

TEST_CASE("two facts stand beside each other, or under each other where they would break",
          "[raster]") {
  const auto height = [](const std::string& left, const std::string& right) {
    return render({.blocks = {drivers::printer::Columns{.left = {{left}}, .right = {{right}}}}},
                  papers[2])
        ->height_dots;
  };
  const int one = height("Di depan Anda", "");
  CHECK(height("Di depan Anda", "Perkiraan") == one);
  CHECK(height("Di depan Anda", "Perkiraan waktu tunggu") == 2 * one);
}

TEST_CASE("the text beside a code keeps out of its quiet zone", "[raster]") {
  using namespace drivers::printer;
  const QrCode code{.text = tests::ticket_code, .beside = {{"Pindai untuk lihat antrean"}}};
  const int size = make_qr(code.text)->size;
  for (const RasterOptions& paper : papers) {
    INFO(paper.width_dots);
    const auto raster = render({.blocks = {code}}, paper).value();
    const int module = qr_module_dots(size, paper.width_dots, paper.dots_per_mm);
    bool is_white = true;
    for (int y = 0; y < size * module; ++y) {
      for (int x = size * module; x < (size + quiet_zone_modules) * module; ++x) {
        is_white = is_white && !raster.at(x, y);
      }
    }
    CHECK(is_white);
    CHECK(tests::read_qr(raster) == code.text);
  }
}

TEST_CASE("each module of a code is a square of whole dots", "[raster]") {
  using drivers::printer::make_qr;
  for (const RasterOptions& paper : papers) {
    const auto qr = make_qr(tests::ticket_code).value();
    const int module =
        drivers::printer::qr_module_dots(qr.size, paper.width_dots, paper.dots_per_mm);
    const auto raster =
        render({.blocks = {drivers::printer::QrCode{.text = tests::ticket_code, .beside = {}}}},
               paper)
            .value();
    INFO(paper.width_dots);
    CHECK(module / paper.dots_per_mm >= 0.6);
    int top = 0;
    while (!raster.at(0, top)) ++top;
    bool is_whole = true;
    for (int y = 0; y < qr.size * module; ++y) {
      for (int x = 0; x < qr.size * module; ++x) {
        is_whole = is_whole && raster.at(x, top + y) == qr.at(x / module, y / module);
      }
    }
    CHECK(is_whole);
  }
}

TEST_CASE("characters without a letter are shown as a question mark", "[raster]") {
  const auto strange = render({.blocks = {TextLine{.text = "😀"}}}, papers[2]);
  const auto question = render({.blocks = {TextLine{.text = "?"}}}, papers[2]);
  CHECK(strange == question);
}

TEST_CASE("an empty document is no paper", "[raster]") {
  CHECK(render({}, papers[0])->height_dots == 0);
  CHECK(render({.blocks = {TextLine{}}}, papers[0])->height_dots == 0);
  CHECK(drivers::printer::prewarm(papers[2]).has_value());
}
