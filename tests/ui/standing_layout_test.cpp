// What holds for the looks of every screen in every language, size and orientation.

#include <algorithm>
#include <cmath>

#include <SDL_ttf.h>
#include <fmt/format.h>

#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

namespace ui = kiosk::ui;
using tests::Findings;
using tests::Shot;

ui::Rect whole(const ui::Panel& panel) {
  return {0, 0, panel.width_px, panel.height_px};
}

std::string text_of(const ui::Rect& r) {
  return fmt::format("[{} {} {}x{}]", r.x, r.y, r.width, r.height);
}

std::vector<const ui::Box*> controls_of(const ui::Layout& layout) {
  std::vector<const ui::Box*> controls;
  for (const auto& box : layout.boxes) {
    if (box.control) controls.push_back(&box);
  }
  return controls;
}

/// The empty space between two boxes that do not overlap, along the axis that parts them.
int gap_px(const ui::Rect& left, const ui::Rect& right) {
  const int dx = std::max(right.x - left.right(), left.x - right.right());
  const int dy = std::max(right.y - left.bottom(), left.y - right.bottom());
  return std::max(dx, dy);
}

void check_texts_stand_inside(const Shot& shot, Findings& findings) {
  for (const auto& problem : shot.layout.problems) findings.add(shot, "does not fit: " + problem);
  for (const auto& box : shot.layout.boxes) {
    if (!box.bounds.inside(whole(shot.layout.panel))) {
      findings.add(shot, box.id + " is outside the panel " + text_of(box.bounds));
    }
    for (const auto& run : box.runs) {
      const bool inside = run.bounds.inside(box.bounds) &&
                          tests::real_measure().width_px(run.text, run.font) <= box.bounds.width;
      if (inside) continue;
      findings.add(shot, fmt::format("{} \"{}\" {} is outside its box {}", box.id, run.text,
                                     text_of(run.bounds), text_of(box.bounds)));
    }
    const bool has_icon = box.icon_bounds.width > 0;
    if (has_icon && !box.icon_bounds.inside(box.bounds)) {
      findings.add(shot, box.id + " has its icon outside " + text_of(box.icon_bounds));
    }
  }
}

/// Words of a box as they are drawn, parted by one space.
std::string drawn_text(const ui::Box& box) {
  std::string text;
  for (const auto& run : box.runs) text += (text.empty() ? "" : " ") + run.text;
  return text;
}

}  // namespace

TEST_CASE("the fonts that all these tests measure with are there", "[ui][standing]") {
  REQUIRE(tests::real_fonts().available());
  int shots = 0;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    ++shots;
    CHECK(shot.layout.boxes.size() > 3);
  });
  // Three languages, four sizes, two panels.
  CHECK(static_cast<std::size_t>(shots) >= tests::sample_states().size() * 24);
}

TEST_CASE("texts, icons and boxes stay inside their boxes and the panel", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(),
                     [&](const Shot& shot) { check_texts_stand_inside(shot, findings); });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("a panel that is too small is found out by these very checks", "[ui][standing]") {
  Findings findings;
  tests::Variety variety;
  variety.sizes = {ui::TextSize::Largest};
  variety.panels = {{.width_px = 400, .height_px = 500, .pitch_mm = 0.277}};
  tests::visit_shots(variety, tests::words(),
                     [&](const Shot& shot) { check_texts_stand_inside(shot, findings); });
  CHECK(findings.count() > 100);
}

TEST_CASE("words that are 40 % longer still fit up to the large text size", "[ui][standing]") {
  Findings findings;
  tests::Variety variety;
  variety.languages = {ui::Language::Indonesian, ui::Language::English};
  variety.sizes = {ui::TextSize::Small, ui::TextSize::Normal, ui::TextSize::Large};
  tests::visit_shots(variety, tests::longer_words(),
                     [&](const Shot& shot) { check_texts_stand_inside(shot, findings); });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("no text covers another and none runs into an icon", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    struct Piece {
      const ui::Box* box;
      ui::Rect bounds;
    };
    std::vector<Piece> pieces;
    for (const auto& box : shot.layout.boxes) {
      for (const auto& run : box.runs) pieces.push_back({&box, run.bounds});
      if (box.icon_bounds.width > 0) pieces.push_back({&box, box.icon_bounds});
    }
    for (std::size_t i = 0; i < pieces.size(); ++i) {
      for (std::size_t j = i + 1; j < pieces.size(); ++j) {
        if (!pieces[i].bounds.overlaps(pieces[j].bounds)) continue;
        findings.add(shot,
                     fmt::format("{} {} covers {} {}", pieces[i].box->id, text_of(pieces[i].bounds),
                                 pieces[j].box->id, text_of(pieces[j].bounds)));
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("no word is broken between its letters", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    for (const auto& box : shot.layout.boxes) {
      if (box.runs.empty()) continue;
      auto wanted = box.text;
      std::replace(wanted.begin(), wanted.end(), '\n', ' ');
      if (drawn_text(box) != wanted) findings.add(shot, box.id + ": " + drawn_text(box));
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("every control is as large as a finger needs and errands are larger (A05)",
          "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const auto& panel = shot.layout.panel;
    for (const auto* box : controls_of(shot.layout)) {
      const bool tile = box->id.starts_with("home.");
      const double least = tile ? ui::home_tile_mm : ui::minimum_target_mm;
      if (panel.mm(box->bounds.width) >= least && panel.mm(box->bounds.height) >= least) continue;
      findings.add(shot, fmt::format("{} is {:.1f} x {:.1f} mm", box->id,
                                     panel.mm(box->bounds.width), panel.mm(box->bounds.height)));
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("controls keep their distance from one another (A05)", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const auto controls = controls_of(shot.layout);
    for (std::size_t i = 0; i < controls.size(); ++i) {
      for (std::size_t j = i + 1; j < controls.size(); ++j) {
        const int gap = gap_px(controls[i]->bounds, controls[j]->bounds);
        if (shot.layout.panel.mm(gap) >= ui::minimum_gap_mm) continue;
        findings.add(
            shot, fmt::format("{} and {} are {} px apart", controls[i]->id, controls[j]->id, gap));
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("capital letters reach the four sizes in millimetres (A03)", "[ui][standing]") {
  struct Band {
    ui::TextSize size;
    double least_mm, most_mm;
  };
  const std::vector<Band> bands{{ui::TextSize::Small, 3.5, 4.2},
                                {ui::TextSize::Normal, 4.8, 5.6},
                                {ui::TextSize::Large, 6.4, 7.1},
                                {ui::TextSize::Largest, 8.5, 9.0}};
  // 24, 32 and 21.5 inches of 1920 x 1080.
  for (const double pitch_mm : {0.277, 0.369, 0.248}) {
    for (const auto& band : bands) {
      const ui::Panel panel{.width_px = 1080, .height_px = 1920, .pitch_mm = pitch_mm};
      auto* font = tests::real_fonts().of(ui::font_of(ui::TextStep::Body, band.size, panel));
      REQUIRE(font != nullptr);
      int bottom = 0;
      int top = 0;
      REQUIRE(TTF_GlyphMetrics(font, 'H', nullptr, nullptr, &bottom, &top, nullptr) == 0);
      INFO(pitch_mm << " mm/px, size " << static_cast<int>(band.size));
      // A letter is drawn in whole pixels: the band is met to the nearest pixel.
      CHECK((top - bottom + 0.5) * pitch_mm >= band.least_mm);
      CHECK((top - bottom - 0.5) * pitch_mm <= band.most_mm);
    }
  }
}

TEST_CASE("no text is smaller than the size that was chosen (A03)", "[ui][standing]") {
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const int least =
        ui::font_of(ui::TextStep::Body, shot.appearance().text_size, shot.layout.panel).size_px;
    for (const auto& box : shot.layout.boxes) {
      for (const auto& run : box.runs) {
        if (run.font.size_px < least) findings.add(shot, box.id + " \"" + run.text + "\"");
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
}

TEST_CASE("where little is told the letters are larger than usual", "[ui]") {
  int texts = 0;
  tests::visit_shots(tests::one_look(), tests::words(), [&](const Shot& shot) {
    if (shot.state != "receipt.result.forged") return;
    const auto usual = ui::font_of(ui::TextStep::Body, ui::TextSize::Normal, shot.layout.panel);
    for (const auto& box : shot.layout.boxes) {
      if (box.role != ui::Role::Text) continue;
      for (const auto& run : box.runs) CHECK(run.font.size_px > usual.size_px);
      ++texts;
    }
  });
  CHECK(texts > 0);
}

TEST_CASE("the number is the largest text of its screen", "[ui][standing]") {
  int numbers = 0;
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const auto* number = ui::find_box(shot.layout, "issuing.number");
    if (number == nullptr || number->runs.empty()) return;
    ++numbers;
    for (const auto& box : shot.layout.boxes) {
      for (const auto& run : box.runs) {
        if (&box == number || run.font.size_px * 2 <= number->runs[0].font.size_px) continue;
        findings.add(shot, box.id + " rivals the number");
      }
    }
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
  CHECK(numbers > 0);
}

TEST_CASE("a keyboard is whole on one page in every size and orientation", "[ui][standing]") {
  int keyboards = 0;
  Findings findings;
  tests::visit_shots({}, tests::words(), [&](const Shot& shot) {
    const bool has_keys = std::ranges::any_of(
        shot.layout.boxes, [](const ui::Box& box) { return box.role == ui::Role::Key; });
    if (!has_keys) return;
    ++keyboards;
    if (shot.layout.page.count > 1) findings.add(shot, "is shown in pages");
  });
  INFO(findings.text());
  CHECK(findings.count() == 0);
  CHECK(keyboards > 0);
}
