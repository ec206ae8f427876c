#include "kiosk/ui/blocks.h"
#include "tests/support/catch.h"

namespace ui = kiosk::ui;

namespace {

using Lines = std::vector<std::string>;

/// Every character is ten pixels wide.
Lines wrapped(std::string_view text, int width_px) {
  const ui::TextMeasure measure{
      .width_px = [](std::string_view part,
                     ui::Font) { return static_cast<int>(part.size()) * 10; },
      .line_height_px = [](ui::Font) { return 20; }};
  return ui::wrap(text, {}, width_px, measure);
}

}  // namespace

TEST_CASE("no word is left alone on the last line", "[ui]") {
  CHECK(wrapped("satu dua tiga empat lima", 200) == Lines{"satu dua tiga", "empat lima"});
}

TEST_CASE("a text that fits one line stays on it", "[ui]") {
  CHECK(wrapped("satu dua tiga empat", 200) == Lines{"satu dua tiga empat"});
}

TEST_CASE("a word wider than its line is broken between characters", "[ui]") {
  CHECK(wrapped("ab cdefghijkl", 50) == Lines{"ab", "cdefg", "hijkl"});
}
