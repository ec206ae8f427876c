#include "kiosk/domain/floor_drawing.h"

#include <filesystem>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"

using kiosk::domain::DrawingFault;
using kiosk::domain::fault_of_drawing;

namespace {

std::string drawing(const std::string& inside) {
  return "<svg width=\"10\" height=\"10\">\n" + inside + "\n</svg>\n";
}

}  // namespace

TEST_CASE("the shipped drawings of floors have no fault", "[floor_drawing]") {
  int count = 0;
  for (const auto& entry : std::filesystem::directory_iterator("config/plans")) {
    INFO(entry.path());
    CHECK(fault_of_drawing(tests::read_file(entry.path())) == std::nullopt);
    ++count;
  }
  CHECK(count > 0);
}

TEST_CASE("what drawing programs write is drawn", "[floor_drawing]") {
  CHECK_FALSE(fault_of_drawing("<?xml version=\"1.0\"?>\n<!-- > -->\n" +
                               drawing("<g inkscape:label='a'><path style=\"stroke-dasharray:none;"
                                       "stroke-dashoffset:0;stroke-width:.2\" d=\"M-1-2.5e1Z\"/>"
                                       "</g><text>Loket</text>")));
  CHECK_FALSE(fault_of_drawing(drawing("<path stroke-dasharray=\"10 8\" d=\"M60 640H400\"/>")));
}

TEST_CASE("a drawing that a library should not see is refused with its line", "[floor_drawing]") {
  struct Row {
    std::string inside;
    std::string message;
  };
  const std::vector<Row> rows{
      {"<g>", "</svg> closes nothing"},
      {"</g>", "</g> closes nothing"},
      {"<!DOCTYPE svg [<!ENTITY a \"b\">]>", "has a document type or an entity"},
      {"<rect width=1 />", "has a value without quotes"},
      {"<rect width />", "has an attribute without a value"},
      {"<rect width=\"1<2\"/>", "has < in a value"},
      {"<rect width=\"100001\"/>", "has a number too large"},
      {"<path d=\"M1e999 0\"/>", "has a number too large"},
  };
  for (const auto& row : rows) {
    INFO(row.inside);
    const auto fault = fault_of_drawing(drawing("\n" + row.inside));
    REQUIRE(fault);
    CHECK(fault->message == row.message);
    CHECK(fault->line >= 3);
  }
  CHECK(fault_of_drawing("")->message == "has no <svg>");
  CHECK(fault_of_drawing("<svg></svg>")->message == "has no size");
  CHECK(fault_of_drawing("<svg width=\"\x19\" height=\"9\"></svg>")->message == "has no size");
  CHECK(fault_of_drawing("<svg viewBox=\"0 0 9 -9\"></svg>")->message == "has no size");
  CHECK_FALSE(fault_of_drawing("<svg width=\"100%\" height=\"9mm\" viewBox=\"0 0 9 9\"></svg>"));
  CHECK(fault_of_drawing("<svg></svg><svg></svg>")->message == "has more than one <svg>");
  CHECK(fault_of_drawing("<svg>")->message == "<svg> is not closed");
  CHECK(fault_of_drawing("<svg")->message == "<svg> does not end");
  CHECK(fault_of_drawing(std::string("<svg>\0</svg>", 12))->message == "is no text");
  CHECK(fault_of_drawing(std::string(600'000, ' '))->message == "has more than 512 KiB");
  std::string deep;
  for (int i = 0; i < 40; ++i) deep += "<g>";
  CHECK(fault_of_drawing(drawing(deep))->message == "is too deep");
}

TEST_CASE("dashes of which a line would need endlessly many are refused", "[floor_drawing]") {
  const auto dashed = [](const std::string& dashes) {
    return drawing("<path stroke-dasharray=\"" + dashes + "\" d=\"M0 0H90000V90000H0Z\"/>");
  };
  CHECK_FALSE(fault_of_drawing(dashed("4 4")));
  CHECK_FALSE(fault_of_drawing(dashed("0 4")));
  CHECK(fault_of_drawing(dashed("0.001 0.001"))->message == "has dashes too short");
}
