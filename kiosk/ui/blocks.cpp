#include "kiosk/ui/blocks.h"

#include <algorithm>
#include <array>

#include "kiosk/ui/cards.h"

namespace kiosk::ui {
namespace {

/// How much taller rows may become: tiles fill the screen, lists stay lists.
constexpr double tile_growth = 3.0;
constexpr double list_growth = 1.5;
constexpr double drawing_growth = 1.8;
/// Columns that are higher than this share of the panel are stacked, so that they can be paged.
constexpr double most_of_columns = 0.55;

int columns_of(const Canvas& canvas, const Node& group) {
  const bool portrait = canvas.panel.portrait();
  if (group.arrangement == Arrangement::Tiles) {
    const bool large = canvas.appearance.text_size >= TextSize::Large;
    if (portrait) return 2;
    const auto count = group.children.size();
    if (large) return count == 4 ? 2 : 3;
    const bool even_in_three = count == 5 || count == 6 || count == 9;
    return even_in_three ? 3 : 4;
  }
  if (group.arrangement == Arrangement::List) return portrait ? 1 : 2;
  return 1;
}

/// A choice that stands alone in landscape is as wide as in a list.
int width_of_row(const Canvas& canvas, const Node& node, int width_px) {
  if (node.role != Role::Choice || canvas.panel.portrait()) return width_px;
  const int whole = canvas.panel.width_px - 2 * canvas.grid_px(2);
  return std::min(width_px, (whole - canvas.gap_px()) / 2);
}

/// The space bar is longer than other keys.
int key_weight(const Node& key) {
  return key.value == " " ? 3 : 1;
}

/// Children in columns of equal width, row by row.
void add_grid(const Canvas& canvas, const Node& group, int width_px, std::vector<Row>& rows) {
  const int columns = columns_of(canvas, group);
  const int gap = canvas.gap_px();
  const int cell = (width_px - gap * (columns - 1)) / columns;
  for (std::size_t at = 0; at < group.children.size(); at += static_cast<std::size_t>(columns)) {
    const double most = group.arrangement == Arrangement::Tiles ? tile_growth : list_growth;
    Row row{.cells = {}, .height_px = 0, .most_growth = most};
    for (int column = 0; column < columns; ++column) {
      const auto index = at + static_cast<std::size_t>(column);
      if (index >= group.children.size()) break;
      const auto& child = group.children[index];
      row.cells.push_back({.node = &child, .x = column * (cell + gap), .width = cell});
      row.height_px = std::max(row.height_px, height_of(canvas, child, cell));
    }
    rows.push_back(std::move(row));
  }
}

void add_flow(const Canvas& canvas, const Node& group, int width_px, std::vector<Row>& rows) {
  const int gap = canvas.gap_px();
  Row row;
  int x = 0;
  for (const auto& child : group.children) {
    const int width = std::min(natural_width_px(canvas, child), width_px);
    if (!row.cells.empty() && x + width > width_px) {
      rows.push_back(std::move(row));
      row = {};
      x = 0;
    }
    row.cells.push_back({.node = &child, .x = x, .width = width});
    row.height_px = std::max(row.height_px, height_of(canvas, child, width));
    x += width + gap;
  }
  if (!row.cells.empty()) rows.push_back(std::move(row));
}

void add_key_row(const Canvas& canvas, const Node& group, int width_px, std::vector<Row>& rows) {
  const int gap = canvas.gap_px();
  int weights = 0;
  for (const auto& child : group.children) weights += key_weight(child);
  if (weights == 0) return;
  // Keys of two rows stand in line: a wide one takes the gaps of those that it replaces.
  const int cell = (width_px - gap * (weights - 1)) / weights;
  Row row{.cells = {}, .height_px = canvas.panel.px(target_mm), .most_growth = list_growth};
  int x = 0;
  for (const auto& child : group.children) {
    const int width = key_weight(child) * (cell + gap) - gap;
    row.cells.push_back({.node = &child, .x = x, .width = width});
    row.height_px = std::max(row.height_px, height_of(canvas, child, width));
    x += width + gap;
  }
  rows.push_back(std::move(row));
}

void add_columns(const Canvas& canvas, const Node& group, int width_px, std::vector<Row>& rows) {
  if (canvas.panel.portrait()) {
    auto stacked = rows_of(canvas, group.children, width_px);
    rows.insert(rows.end(), stacked.begin(), stacked.end());
    return;
  }
  const int gap = canvas.grid_px(2);
  const auto count = static_cast<int>(group.children.size());
  const int cell = (width_px - gap * (count - 1)) / std::max(1, count);
  Row row{.cells = {}, .height_px = 0, .most_growth = drawing_growth};
  for (int i = 0; i < count; ++i) {
    const auto& child = group.children[static_cast<std::size_t>(i)];
    row.cells.push_back({.node = &child, .x = i * (cell + gap), .width = cell});
    row.height_px = std::max(row.height_px, height_of(canvas, child, cell));
  }
  if (row.height_px > canvas.panel.height_px * most_of_columns) {
    auto stacked = rows_of(canvas, group.children, width_px);
    rows.insert(rows.end(), stacked.begin(), stacked.end());
    return;
  }
  rows.push_back(std::move(row));
}

double most_growth(const Node& node) {
  const bool sign = node.role == Role::Title && node.emphasis == Emphasis::Danger;
  if (sign) return tile_growth;
  const bool drawing = node.role == Role::Slip || node.role == Role::Number ||
                       node.role == Role::QrCode || node.role == Role::Tile;
  return drawing ? drawing_growth : 1.0;
}

void add_rows(const Canvas& canvas, const Node& node, int width_px, std::vector<Row>& rows) {
  if (node.role != Role::Group) {
    rows.push_back({.cells = {{.node = &node, .x = 0, .width = width_px}},
                    .height_px = height_of(canvas, node, width_px),
                    .most_growth = most_growth(node)});
    return;
  }
  switch (node.arrangement) {
    case Arrangement::Tiles:
    case Arrangement::List:
      add_grid(canvas, node, width_px, rows);
      return;
    case Arrangement::Flow:
      add_flow(canvas, node, width_px, rows);
      return;
    case Arrangement::KeyRow:
      add_key_row(canvas, node, width_px, rows);
      return;
    case Arrangement::Columns:
      add_columns(canvas, node, width_px, rows);
      return;
    case Arrangement::Stack: {
      for (const auto& child : node.children) add_rows(canvas, child, width_px, rows);
      return;
    }
  }
}

}  // namespace

std::vector<Row> rows_of(const Canvas& canvas, const std::vector<Node>& nodes, int width_px) {
  std::vector<Row> rows;
  for (const auto& node : nodes) {
    add_rows(canvas, node, width_of_row(canvas, node, width_px), rows);
  }
  return rows;
}

int height_of(const Canvas& canvas, const std::vector<Row>& rows) {
  int height = 0;
  for (const auto& row : rows) height += row.height_px;
  const auto gaps = std::max<int>(0, static_cast<int>(rows.size()) - 1);
  return height + gaps * canvas.gap_px();
}

void grow(const Canvas& canvas, std::vector<Row>& rows, int height_px) {
  const int spare = height_px - height_of(canvas, rows);
  int growing = 0;
  for (const auto& row : rows) growing += row.most_growth > 1.0 ? 1 : 0;
  if (growing == 0 || spare <= 0) return;
  for (auto& row : rows) {
    const int most = static_cast<int>(row.height_px * (row.most_growth - 1.0));
    row.height_px += std::min(spare / growing, most);
  }
}

int height_of(const Canvas& canvas, const Node& node, int width_px) {
  if (node.role == Role::Group) {
    return height_of(canvas, rows_of(canvas, node.children, width_px));
  }
  return card_height_px(canvas, node, width_px);
}

void place(Canvas& canvas, const Node& node, const Rect& bounds) {
  if (node.role != Role::Group) {
    place_card(canvas, node, bounds);
    return;
  }
  auto rows = rows_of(canvas, node.children, bounds.width);
  grow(canvas, rows, bounds.height);
  place(canvas, rows, bounds);
}

void place(Canvas& canvas, const std::vector<Row>& rows, const Rect& bounds) {
  int y = bounds.y;
  for (const auto& row : rows) {
    for (const auto& cell : row.cells) {
      place(canvas, *cell.node, {bounds.x + cell.x, y, cell.width, row.height_px});
    }
    y += row.height_px + canvas.gap_px();
  }
}

}  // namespace kiosk::ui
