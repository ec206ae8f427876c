#pragma once
// Measuring and placing one node: the part of layout that knows what a card or a tile looks like.
// Used by layout.cpp only.

#include <vector>

#include "kiosk/ui/layout.h"

namespace kiosk::ui {

/// What measuring and placing need to know; one for each call of layout().
struct Canvas {
  const Panel& panel;
  const Appearance& appearance;
  const Theme& theme;
  const Words& words;
  const TextMeasure& measure;
  FrameStyle style;
  std::vector<Box>& boxes;
  std::vector<std::string>& problems;
  double letters = 1.0;  // larger than the chosen size by this factor: where little is told

  [[nodiscard]] int gap_px() const { return panel.px(target_gap_mm); }
  [[nodiscard]] int grid_px(int steps = 1) const { return panel.px(grid_mm * steps); }
  [[nodiscard]] Font font(TextStep step) const {
    auto font = font_of(step, appearance.text_size, panel);
    font.size_px = static_cast<int>(font.size_px * letters);
    return font;
  }
};

/// Text broken at spaces to a width, as many words on each line as it holds. A word wider than a
/// line is broken between characters.
std::vector<std::string> fill(std::string_view text, Font font, int width_px,
                              const TextMeasure& measure);

/// The same in no more lines, which are of about the same length.
std::vector<std::string> wrap(std::string_view text, Font font, int width_px,
                              const TextMeasure& measure);

/// One row of the body: cells side by side.
struct Cell {
  const Node* node = nullptr;
  int x = 0;  // from the left edge of the body
  int width = 0;
};

struct Row {
  std::vector<Cell> cells;
  int height_px = 0;
  double most_growth = 1.0;  // may become this many times taller when there is room
};

/// The rows of a list of nodes; groups give as many as their arrangement needs.
std::vector<Row> rows_of(const Canvas& canvas, const std::vector<Node>& nodes, int width_px);

/// Height of the rows with the gaps between them.
int height_of(const Canvas& canvas, const std::vector<Row>& rows);

/// Lets rows share the height that is left, each within its limit.
void grow(const Canvas& canvas, std::vector<Row>& rows, int height_px);

/// Height that a node needs at a width.
int height_of(const Canvas& canvas, const Node& node, int width_px);

/// Width that a button or key wants on one line.
int natural_width_px(const Canvas& canvas, const Node& node);

/// Puts the node's boxes.
void place(Canvas& canvas, const Node& node, const Rect& bounds);
void place(Canvas& canvas, const std::vector<Row>& rows, const Rect& bounds);

/// A screen with little on it would be lost on a large panel: the factor by which its letters grow
/// in that area.
double letters_of(const Canvas& canvas, const ScreenTree& tree, const Rect& area);

}  // namespace kiosk::ui
