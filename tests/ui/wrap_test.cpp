#include "kiosk/ui/blocks.h"
#include "tests/support/catch.h"

namespace ui = kiosk::ui;

namespace {

using Lines = std::vector<std::string>;

/// Every character is ten pixels wide.
ui::TextMeasure ten_pixels() {
  return {.width_px = [](std::string_view part,
                         ui::Font) { return static_cast<int>(part.size()) * 10; },
          .line_height_px = [](ui::Font) { return 20; }};
}

Lines wrapped(std::string_view text, int width_px) {
  return ui::wrap(text, {}, width_px, ten_pixels());
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

TEST_CASE("a line that is full stays as it is while more is typed", "[ui]") {
  const std::string text = "satu dua tiga empat lima enam";
  Lines before;
  for (std::size_t typed = 1; typed <= text.size(); ++typed) {
    const auto lines = ui::fill(text.substr(0, typed), {}, 200, ten_pixels());
    INFO(text.substr(0, typed));
    for (std::size_t i = 0; i + 1 < before.size(); ++i) CHECK(lines.at(i) == before[i]);
    before = lines;
  }
  CHECK(before == Lines{"satu dua tiga empat", "lima enam"});
}
