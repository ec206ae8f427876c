#pragma once
// Turns a semantic tree into boxes on a panel: where everything is, in which colours, with which
// lines of text. Pure: font metrics and words are injected. The painter draws boxes and decides
// nothing; touch, focus, the control socket and the standing tests read the same boxes.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/ui/node.h"
#include "kiosk/ui/theme.h"

namespace kiosk::ui {

struct Rect {
  int x = 0;
  int y = 0;
  int width = 0;
  int height = 0;

  bool operator==(const Rect&) const = default;
  [[nodiscard]] int right() const { return x + width; }
  [[nodiscard]] int bottom() const { return y + height; }
  [[nodiscard]] bool contains(int px, int py) const {
    return px >= x && px < right() && py >= y && py < bottom();
  }
  [[nodiscard]] bool inside(const Rect& outer) const {
    return x >= outer.x && y >= outer.y && right() <= outer.right() && bottom() <= outer.bottom();
  }
  [[nodiscard]] bool overlaps(const Rect& other) const {
    return x < other.right() && other.x < right() && y < other.bottom() && other.y < bottom();
  }
};

/// Font metrics, injected. Widths and heights in pixels of UTF-8 text without line breaks.
struct TextMeasure {
  std::function<int(std::string_view text, Font font)> width_px;
  std::function<int(Font font)> line_height_px;
};

/// One line of text at its place.
struct TextRun {
  std::string text;
  Rect bounds;
  Font font;
  bool equal_cells = false;  // digits in cells of equal width, so that they do not jump

  bool operator==(const TextRun&) const = default;
};

enum class Shape : std::uint8_t { None, Card, Rule, Qr, Slip, Plan };

/// A point in pixels of the panel.
struct Point {
  int x = 0;
  int y = 0;

  bool operator==(const Point&) const = default;
};

/// One thing on the screen.
struct Box {
  std::string id;
  Role role = Role::Text;
  Emphasis emphasis = Emphasis::Normal;
  Rect bounds;
  Shape shape = Shape::None;
  Color foreground;  // of text and drawing
  Color background;  // what they stand on
  Color border;
  int border_px = 0;
  int corner_px = 0;
  std::vector<TextRun> runs;
  std::string icon;
  Rect icon_bounds;
  Color icon_color;
  std::string value;
  std::vector<Point> line;  // on a plan: the way, in the border's colour
  std::string text;         // resolved, whole
  std::string speech;       // what is said of it
  Language language = Language::Indonesian;
  bool enabled = true;
  bool control = false;

  bool operator==(const Box&) const = default;
};

/// Which part of a long body is shown. Rows are numbered from 0.
struct PageInfo {
  int index = 0;
  int count = 1;
  int first_row = 0;

  bool operator==(const PageInfo&) const = default;
};

struct Layout {
  Panel panel;
  Color ground;
  std::vector<Box> boxes;  // painted in this order; reading order
  PageInfo page;
  std::string background;  // id of the control that empty places stand for; may be empty
  /// Texts that did not fit even after wrapping and paging; empty on every screen of ours.
  std::vector<std::string> problems;

  bool operator==(const Layout&) const = default;
};

/// How the visitor wants to see it.
struct Appearance {
  Language language = Language::Indonesian;
  TextSize text_size = TextSize::Normal;
  Contrast contrast = Contrast::Default;
  bool low_reach = false;  // every control within reach of somebody seated (A16)

  bool operator==(const Appearance&) const = default;
};

/// `first_row`: the row that must be on the shown page; 0 for the first page.
Layout layout(const ScreenTree& tree, const Panel& panel, const Appearance& appearance,
              int first_row, const Words& words, const TextMeasure& measure);

/// Width of one character of a queue number: digits take the cell of the widest of them.
int number_cell_px(char character, Font font, const TextMeasure& measure);

/// The enabled control at a point, or null.
const Box* hit(const Layout& layout, int x, int y);

const Box* find_box(const Layout& layout, std::string_view id);

}  // namespace kiosk::ui
