#include "kiosk/ui/layout.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "kiosk/ui/blocks.h"

namespace kiosk::ui {
namespace {

bool has_control(const Node& node) {
  if (is_control(node.role)) return true;
  return std::any_of(node.children.begin(), node.children.end(), has_control);
}

bool any_control(const std::vector<Row>& rows) {
  for (const auto& row : rows) {
    for (const auto& cell : row.cells) {
      if (has_control(*cell.node)) return true;
    }
  }
  return false;
}

/// The pages of a body: index of the first row of each.
std::vector<int> page_starts(const Canvas& canvas, const std::vector<Row>& rows, int height_px) {
  std::vector<int> starts{0};
  int used = 0;
  for (int i = 0; i < static_cast<int>(rows.size()); ++i) {
    const int row = rows[static_cast<std::size_t>(i)].height_px;
    const int with_gap = used == 0 ? row : used + canvas.gap_px() + row;
    if (with_gap > height_px && i > starts.back()) {
      starts.push_back(i);
      used = row;
    } else {
      used = with_gap;
    }
  }
  return starts;
}

/// Buttons from left to right, the primary action at the right end of the last line.
struct Bar {
  std::vector<Row> rows;
  int height_px = 0;
};

Bar bar_of(const Canvas& canvas, const std::vector<Node>& nodes, int width_px) {
  Bar bar;
  Row row;
  int x = 0;
  auto finish_row = [&] {
    if (row.cells.empty()) return;
    for (auto& cell : row.cells) {
      row.height_px = std::max(row.height_px, height_of(canvas, *cell.node, cell.width));
    }
    bar.rows.push_back(std::move(row));
    row = {};
    x = 0;
  };
  for (const auto& node : nodes) {
    const int width = std::min(natural_width_px(canvas, node), width_px);
    if (!row.cells.empty() && x + width > width_px) finish_row();
    const bool right = node.emphasis == Emphasis::Primary;
    row.cells.push_back({.node = &node, .x = right ? width_px - width : x, .width = width});
    x += width + canvas.gap_px();
  }
  finish_row();
  bar.height_px = height_of(canvas, bar.rows);
  return bar;
}

/// Its value says where it leads: first row, page and number of pages.
Node pager_button(const char* id, const char* key, const char* icon, const std::vector<int>& starts,
                  int page) {
  return {.id = id,
          .role = Role::Button,
          .text = tr(key),
          .icon = icon,
          .value = fmt::format("{} {} {}", starts[static_cast<std::size_t>(page)], page + 1,
                               starts.size())};
}

/// "Page 2 of 3" between its two buttons; a button that would lead nowhere is left out.
std::vector<Node> pager_of(const std::vector<int>& starts, int page) {
  std::vector<Node> nodes;
  if (page > 0) {
    nodes.push_back(pager_button("page.previous", "page.previous", "up", starts, page - 1));
  }
  nodes.push_back({.id = "page.position",
                   .role = Role::Text,
                   .text = tr("page.position", {{"i", std::to_string(page + 1)},
                                                {"n", std::to_string(starts.size())}})});
  if (page + 1 < static_cast<int>(starts.size())) {
    nodes.push_back(pager_button("page.next", "page.next", "down", starts, page + 1));
  }
  return nodes;
}

/// Title and body when the body fits: a little below the top, nearer to hands and eyes.
void place_whole(Canvas& canvas, const Node& title, std::vector<Row>& rows, const Rect& area,
                 int title_px) {
  const int room = area.height - title_px;
  grow(canvas, rows, room);
  const int spare = std::max(0, room - height_of(canvas, rows));
  const int down = spare / (canvas.style == FrameStyle::Attract ? 2 : canvas.letters > 1.0 ? 3 : 5);
  if (title_px > 0)
    place(canvas, title, {area.x, area.y + down, area.width, title_px - canvas.grid_px()});
  place(canvas, rows, {area.x, area.y + down + title_px, area.width, room});
}

/// Where rows of a body may be on its pages.
struct PageRoom {
  int height = 0;     // of rows with controls
  int read_only = 0;  // what nobody has to reach may begin higher up
};

/// On any page, so that all of them are found to fit or none.
bool all_fit(const std::vector<Row>& rows, const PageRoom& room) {
  return std::ranges::all_of(rows, [&](const Row& row) {
    return row.height_px <= (any_control({row}) ? room.height : room.read_only);
  });
}

/// One page of the rows within the area, and the pager below them. Rows are counted from `lead`.
PageInfo place_pages(Canvas& canvas, const std::vector<Row>& rows, const Rect& area, int first_row,
                     int lead, int free_top) {
  // The bar's height does not depend on the page: measured with all three of its parts.
  const auto tallest = bar_of(canvas, pager_of({0, 1, 2}, 1), area.width);
  const int room = area.height - tallest.height_px - canvas.grid_px();
  auto starts = page_starts(canvas, rows, room);
  int page = 0;
  while (page + 1 < static_cast<int>(starts.size()) &&
         starts[static_cast<std::size_t>(page) + 1] + lead <= first_row) {
    ++page;
  }
  const auto from = static_cast<std::size_t>(starts[static_cast<std::size_t>(page)]);
  const auto to = page + 1 < static_cast<int>(starts.size())
                      ? static_cast<std::size_t>(starts[static_cast<std::size_t>(page) + 1])
                      : rows.size();
  const std::vector<Row> shown(rows.begin() + static_cast<std::ptrdiff_t>(from),
                               rows.begin() + static_cast<std::ptrdiff_t>(to));
  const int height = height_of(canvas, shown);
  if (!all_fit(rows, {.height = room, .read_only = area.y + room - free_top})) {
    canvas.problems.emplace_back("body: row higher than a page");
  }
  const bool higher = height > room && !any_control(shown);
  const int top = higher ? std::max(free_top, area.y + room - height) : area.y;
  place(canvas, shown, {area.x, top, area.width, area.bottom() - top});
  for (auto& start : starts) start += lead;
  const auto pager = pager_of(starts, page);
  const auto bar = bar_of(canvas, pager, area.width);
  place(canvas, bar.rows, {area.x, area.bottom() - bar.height_px, area.width, bar.height_px});
  return {.index = page,
          .count = static_cast<int>(starts.size()),
          .first_row = static_cast<int>(from) + lead};
}

/// For hands that do not reach far: title and what is only read stay above, every control comes
/// below `reach_top`.
PageInfo place_in_reach(Canvas& canvas, const Node& title, std::vector<Row> rows, const Rect& whole,
                        int title_px, int first_row, int reach_top) {
  if (title_px > 0) {
    place(canvas, title, {whole.x, whole.y, whole.width, title_px - canvas.grid_px()});
  }
  int top = whole.y + title_px;
  int lead = 0;
  while (lead < static_cast<int>(rows.size())) {
    const std::vector<Row> next{rows[static_cast<std::size_t>(lead)]};
    const int bottom = top + next.front().height_px + canvas.gap_px();
    if (any_control(next) || bottom > reach_top) break;
    place(canvas, next, {whole.x, top, whole.width, next.front().height_px});
    top = bottom;
    ++lead;
  }
  rows.erase(rows.begin(), rows.begin() + lead);
  const int begin = std::max(top, reach_top);
  const Rect area{whole.x, begin, whole.width, whole.bottom() - begin};
  if (height_of(canvas, rows) <= area.height) {
    grow(canvas, rows, area.height);
    place(canvas, rows, area);
    return {};
  }
  return place_pages(canvas, rows, area, first_row, lead, top);
}

PageInfo place_body(Canvas& canvas, const ScreenTree& tree, const Rect& whole, int first_row) {
  auto rows = rows_of(canvas, tree.body, whole.width);
  int title_px = 0;
  if (!tree.title.text.empty()) {
    title_px = height_of(canvas, tree.title, whole.width) + canvas.grid_px();
  }
  if (canvas.appearance.low_reach) {
    return place_in_reach(canvas, tree.title, std::move(rows), whole, title_px, first_row,
                          reach_top_px(canvas.panel));
  }
  if (height_of(canvas, rows) <= whole.height - title_px) {
    place_whole(canvas, tree.title, rows, whole, title_px);
    return {};
  }
  if (title_px > 0) {
    place(canvas, tree.title, {whole.x, whole.y, whole.width, title_px - canvas.grid_px()});
  }
  const Rect area{whole.x, whole.y + title_px, whole.width, whole.height - title_px};
  return place_pages(canvas, rows, area, first_row, 0, area.y);
}

/// Site at the left, time at the right; below each other when they do not fit.
int place_status(Canvas& canvas, const Node& status, const Rect& area) {
  int y = area.y;
  const auto font = canvas.font(TextStep::Body);
  std::vector<int> widths;
  int total = 0;
  for (const auto& part : status.children) {
    const auto text = resolve(part.text, canvas.appearance.language, canvas.words);
    widths.push_back(canvas.measure.width_px(text, font) + 1);
    total += widths.back() + canvas.grid_px(2);
  }
  const bool one_line = total <= area.width;
  for (std::size_t i = 0; i < status.children.size(); ++i) {
    const int height = height_of(canvas, status.children[i], area.width);
    const bool last = i + 1 == status.children.size();
    Rect place_at{area.x, y, area.width, height};
    if (one_line) {
      place_at.width = widths[i];
      place_at.x = last ? area.right() - widths[i] : area.x;
      if (!last && i > 0) place_at.x = area.x + (area.width - widths[i]) / 2;
    }
    place(canvas, status.children[i], place_at);
    if (!one_line || last) y += height;
  }
  return y - area.y;
}

struct Frame {
  Bar navigation;
  Bar tools;
  bool one_line = false;  // navigation and tools share a line
  int height_px = 0;
};

int width_of(const Canvas& canvas, const std::vector<const Node*>& nodes) {
  int width = 0;
  for (const auto* node : nodes) width += natural_width_px(canvas, *node) + canvas.gap_px();
  return std::max(0, width - canvas.gap_px());
}

/// Back and home at the left end, what this screen does at the right, and the tools in the middle:
/// at the same place, unless what the screen does is too wide for that.
Bar line_of(const Canvas& canvas, const ScreenTree& tree, int width_px) {
  std::vector<const Node*> left;
  std::vector<const Node*> tools;
  std::vector<const Node*> right;
  for (const auto& node : tree.navigation) {
    (node.id.starts_with("nav.") ? left : right).push_back(&node);
  }
  tools.reserve(tree.tools.size());
  for (const auto& node : tree.tools) tools.push_back(&node);
  const int apart = canvas.grid_px();
  const int tools_px = width_of(canvas, tools);
  const int right_px = width_of(canvas, right);
  const int most = width_px - tools_px - (right.empty() ? 0 : right_px + apart);
  const int least = left.empty() ? 0 : width_of(canvas, left) + apart;
  const int middle = std::max(least, std::min((width_px - tools_px) / 2, most));
  Row row;
  auto add = [&](const std::vector<const Node*>& nodes, int x) {
    for (const auto* node : nodes) {
      const int width = natural_width_px(canvas, *node);
      row.cells.push_back({.node = node, .x = x, .width = width});
      row.height_px = std::max(row.height_px, height_of(canvas, *node, width));
      x += width + canvas.gap_px();
    }
  };
  add(left, 0);
  add(tools, middle);
  add(right, width_px - right_px);
  return {.rows = {row}, .height_px = row.height_px};
}

Frame frame_of(const Canvas& canvas, const ScreenTree& tree, int width_px) {
  Frame frame;
  int natural = 0;
  for (const auto* bar : {&tree.navigation, &tree.tools}) {
    for (const auto& node : *bar) natural += natural_width_px(canvas, node) + canvas.gap_px();
  }
  const int apart = canvas.grid_px();
  frame.one_line = !canvas.panel.portrait() && natural > 0 && natural + apart <= width_px;
  if (frame.one_line) {
    frame.navigation = line_of(canvas, tree, width_px);
    frame.height_px = frame.navigation.height_px;
    return frame;
  }
  frame.navigation = bar_of(canvas, tree.navigation, width_px);
  frame.tools = bar_of(canvas, tree.tools, width_px);
  frame.height_px = frame.navigation.height_px + frame.tools.height_px;
  if (frame.navigation.height_px > 0) frame.height_px += canvas.grid_px();
  return frame;
}

void place_frame(Canvas& canvas, const Frame& frame, const Rect& area) {
  place(canvas, frame.navigation.rows, area);
  if (frame.one_line) return;
  const int used =
      frame.navigation.height_px > 0 ? frame.navigation.height_px + canvas.grid_px() : 0;
  place(canvas, frame.tools.rows, {area.x, area.y + used, area.width, area.height - used});
}

Layout lay_out(const ScreenTree& tree, const Panel& panel, const Appearance& appearance,
               int first_row, const Words& words, const TextMeasure& measure) {
  const auto& theme = theme_of(appearance.contrast);
  Layout result{.panel = panel,
                .ground = theme.ground,
                .boxes = {},
                .page = {},
                .background = tree.background,
                .problems = {}};
  Canvas canvas{panel,   appearance, theme,        words,
                measure, tree.style, result.boxes, result.problems};
  const int margin = canvas.grid_px(2);
  const int width = panel.width_px - 2 * margin;
  int y = canvas.grid_px();
  y += place_status(canvas, tree.status_line, {margin, y, width, 0});
  y += canvas.grid_px(tree.style == FrameStyle::Attract ? 1 : 2);
  const auto frame = frame_of(canvas, tree, width);
  const int bottom = panel.height_px - canvas.grid_px() - frame.height_px;
  const Rect body{margin, y, width, bottom - canvas.grid_px() - y};
  canvas.letters = letters_of(canvas, tree, body);
  result.page = place_body(canvas, tree, body, first_row);
  canvas.letters = 1.0;
  place_frame(canvas, frame, {margin, bottom, width, frame.height_px});
  if (appearance.low_reach && bottom < reach_top_px(panel)) {
    canvas.problems.emplace_back("frame: above what can be reached");
  }
  return result;
}

}  // namespace

Layout layout(const ScreenTree& tree, const Panel& panel, const Appearance& appearance,
              int first_row, const Words& words, const TextMeasure& measure) {
  auto result = lay_out(tree, panel, appearance, first_row, words, measure);
  if (!appearance.low_reach) return result;
  auto shown = appearance;
  while (!result.problems.empty() && shown.text_size != TextSize::Small) {
    shown.text_size = static_cast<TextSize>(static_cast<int>(shown.text_size) - 1);
    auto smaller = lay_out(tree, panel, shown, first_row, words, measure);
    if (smaller.problems.empty()) return smaller;
  }
  return result;
}

}  // namespace kiosk::ui
