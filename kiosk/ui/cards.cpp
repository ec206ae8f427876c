#include "kiosk/ui/cards.h"

#include <algorithm>

#include "kiosk/ui/drawings.h"
#include "kiosk/ui/plan.h"

namespace kiosk::ui {
namespace {

/// A card is an icon and two paragraphs; the roles differ in sizes, places and colours only.
struct Style {
  TextStep text_step = TextStep::Body;
  TextStep detail_step = TextStep::Body;
  Shape shape = Shape::None;
  Color foreground, background, border, icon_color;
  int border_px = 0;
  int padding_px = 0;
  int icon_px = 0;
  bool icon_above = false;
  bool centred = false;
  int minimum_height_px = 0;
};

struct Paragraph {
  std::vector<std::string> lines;
  Font font;
  int height_px = 0;
};

struct CardContent {
  Style style;
  Paragraph text, detail;
  int height_px = 0;
};

/// As wide as a column of a list in landscape, and as the screen in portrait.
constexpr int longest_line_characters = 62;

void use_emphasis(Style& style, const Theme& theme, Emphasis emphasis) {
  switch (emphasis) {
    case Emphasis::Selected:
      // The one filled control of a screen is what leads on; what is chosen has a strong edge.
      style.background = theme.chosen;
      style.border = theme.action;
      style.border_px *= 2;
      return;
    case Emphasis::Primary:
      style.background = theme.action;
      style.foreground = theme.on_action;
      style.border = theme.action;
      style.icon_color = theme.on_action;
      return;
    case Emphasis::Accent:
      style.background = theme.accent;
      style.foreground = theme.on_accent;
      style.border = theme.on_accent;
      style.icon_color = theme.on_accent;
      return;
    case Emphasis::Danger:
      style.background = theme.danger;
      style.foreground = theme.on_danger;
      style.border = theme.danger;
      style.icon_color = theme.on_danger;
      return;
    case Emphasis::Quiet:
      style.background = theme.ground;
      style.foreground = theme.on_ground;
      style.border = theme.line;
      style.icon_color = theme.on_ground;
      return;
    case Emphasis::Normal:
      return;
  }
}

Style card_style(const Canvas& canvas) {
  const auto& theme = canvas.theme;
  Style style;
  style.shape = Shape::Card;
  style.background = theme.surface;
  style.foreground = theme.on_surface;
  style.border = theme.line;
  style.icon_color = theme.action;
  style.border_px = std::max(2, canvas.panel.px(0.5));
  style.padding_px = canvas.panel.px(grid_mm);
  style.text_step = TextStep::Strong;
  return style;
}

/// An icon beside text is at least so many millimetres and grows with the letters.
int icon_beside_text_px(const Canvas& canvas, double millimetres) {
  return std::max(canvas.panel.px(millimetres), canvas.font(TextStep::Strong).size_px * 5 / 4);
}

Style control_style(const Canvas& canvas, const Node& node) {
  const auto role = node.role;
  auto style = card_style(canvas);
  const auto& panel = canvas.panel;
  style.minimum_height_px = panel.px(target_mm);
  if (role == Role::Tile) {
    style.text_step = TextStep::Heading;
    style.icon_above = true;
    style.icon_px = panel.px(18);
    style.padding_px = panel.px(grid_mm * 1.25);
    style.minimum_height_px = panel.px(home_tile_mm);
    const bool attract = canvas.style == FrameStyle::Attract;
    style.centred = attract || node.is_picture;
    if (attract) style.text_step = TextStep::Title;
    if (node.is_picture) style.icon_px = panel.px(28);
  } else if (role == Role::Choice || role == Role::Tick) {
    style.icon_px = icon_beside_text_px(canvas, 11);
    style.minimum_height_px = panel.px(21 * canvas.letters);
  } else if (role == Role::Button) {
    style.icon_px = icon_beside_text_px(canvas, 7);
    style.centred = true;
    style.padding_px = panel.px(3);
  } else {
    style.centred = true;
    style.padding_px = panel.px(1);
  }
  return style;
}

Style note_style(const Canvas& canvas, const Node& node) {
  auto style = card_style(canvas);
  const bool alert = node.role == Role::Alert;
  if (node.role == Role::Note) style.text_step = TextStep::Strong;
  if (node.role != Role::Here) style.icon_px = icon_beside_text_px(canvas, 9);
  const auto of_note = node.emphasis == Emphasis::Normal ? Emphasis::Accent : node.emphasis;
  use_emphasis(style, canvas.theme, alert ? Emphasis::Danger : of_note);
  return style;
}

Style field_style(const Canvas& canvas, const Node& node) {
  auto style = card_style(canvas);
  style.minimum_height_px = canvas.panel.px(target_mm);
  style.border_px = canvas.panel.px(0.8);
  style.border = canvas.theme.action;
  style.text_step = TextStep::Heading;
  // Somebody's own words may become long: the keys below must not move while they are typed.
  if (node.is_private) {
    const int line_px = canvas.measure.line_height_px(canvas.font(style.text_step));
    style.minimum_height_px = (canvas.panel.portrait() ? 3 : 2) * line_px + 2 * style.padding_px;
  }
  return style;
}

/// Among the many of a map an edge would be lost.
Emphasis shown_emphasis(const Node& node) {
  const bool on_map = node.role == Role::Marker || node.role == Role::Mark;
  return on_map && node.emphasis == Emphasis::Selected ? Emphasis::Primary : node.emphasis;
}

Style style_of(const Canvas& canvas, const Node& node) {
  const auto& theme = canvas.theme;
  Style style;
  style.foreground = theme.on_ground;
  style.background = theme.ground;
  style.icon_color = theme.action;
  const bool attract = canvas.style == FrameStyle::Attract;
  switch (node.role) {
    case Role::Title:
      if (node.emphasis == Emphasis::Danger) {
        style = card_style(canvas);
        use_emphasis(style, theme, node.emphasis);
      }
      style.text_step = TextStep::Title;
      break;
    case Role::Note:
    case Role::Alert:
    case Role::Here:
      return note_style(canvas, node);
    case Role::Field:
      return field_style(canvas, node);
    case Role::Fact:
      style.icon_px = icon_beside_text_px(canvas, 9);
      style.detail_step = TextStep::Strong;
      break;
    case Role::Tile:
    case Role::Choice:
    case Role::Tick:
    case Role::Button:
    case Role::Key:
    case Role::Marker:
    case Role::Mark:
      style = control_style(canvas, node);
      use_emphasis(style, theme, shown_emphasis(node));
      return style;
    case Role::Text:
      if (node.emphasis == Emphasis::Primary) style.text_step = TextStep::Heading;
      if (node.emphasis == Emphasis::Quiet) style.foreground = theme.quiet;
      break;
    case Role::StatusLine:
      style.foreground = theme.quiet;
      break;
    case Role::Screen:
    case Role::Number:
    case Role::QrCode:
    case Role::Slip:
    case Role::Plan:
    case Role::Group:
      break;
  }
  style.centred = attract;
  return style;
}

Paragraph paragraph(const Canvas& canvas, const Phrase& phrase, TextStep step, int width_px,
                    const Node& node) {
  Paragraph result;
  result.font = canvas.font(step);
  const auto language = node.language.value_or(canvas.appearance.language);
  const auto text = resolve(phrase, language, canvas.words);
  if (text.empty()) return result;
  const int longest =
      canvas.measure.width_px(std::string(longest_line_characters, 'n'), result.font);
  // What is being typed must not move: only a finished text is balanced.
  const auto break_lines = node.role == Role::Field ? fill : wrap;
  result.lines = break_lines(text, result.font, std::min(width_px, longest), canvas.measure);
  result.height_px =
      static_cast<int>(result.lines.size()) * canvas.measure.line_height_px(result.font);
  return result;
}

int icon_column_px(const Canvas& canvas, const Node& node, const Style& style) {
  if (node.icon.empty() || style.icon_above) return 0;
  return style.icon_px + canvas.panel.px(node.role == Role::Button ? 2.0 : 4.0);
}

CardContent content_of(const Canvas& canvas, const Node& node, int width_px) {
  CardContent content{.style = style_of(canvas, node), .text = {}, .detail = {}, .height_px = 0};
  const auto& style = content.style;
  const int column = icon_column_px(canvas, node, style);
  const int arrow = node.role == Role::Choice ? canvas.panel.px(8) : 0;
  const int width = std::max(1, width_px - 2 * style.padding_px - column - arrow);
  content.text = paragraph(canvas, node.text, style.text_step, width, node);
  content.detail = paragraph(canvas, node.detail, style.detail_step, width, node);
  int text_height = content.text.height_px;
  for (const auto& other : node.room_for) {
    const auto alternative = paragraph(canvas, other, style.text_step, width, node);
    text_height = std::max(text_height, alternative.height_px);
  }
  int height = text_height + content.detail.height_px;
  const bool icon_in_column = !node.icon.empty() && !style.icon_above;
  if (icon_in_column) height = std::max(height, style.icon_px);
  if (!node.icon.empty() && style.icon_above) height += style.icon_px + canvas.panel.px(2.5);
  content.height_px = std::max(style.minimum_height_px, height + 2 * style.padding_px);
  return content;
}

void put_runs(const Canvas& canvas, const Paragraph& paragraph, const Rect& area, bool centred,
              Box& box) {
  int y = area.y;
  const int line_px = canvas.measure.line_height_px(paragraph.font);
  for (const auto& line : paragraph.lines) {
    const int width = canvas.measure.width_px(line, paragraph.font);
    const int x = centred ? area.x + (area.width - width) / 2 : area.x;
    box.runs.push_back({.text = line, .bounds = {x, y, width, line_px}, .font = paragraph.font});
    y += line_px;
  }
}

Box start_box(const Canvas& canvas, const Node& node, const Rect& bounds, const Style& style) {
  const auto language = node.language.value_or(canvas.appearance.language);
  Box box;
  box.id = node.id;
  box.role = node.role;
  box.emphasis = node.emphasis;
  box.bounds = bounds;
  box.shape = style.shape;
  box.foreground = style.foreground;
  box.background = style.background;
  box.border = style.border;
  box.border_px = style.border_px;
  box.corner_px = style.shape == Shape::Card ? canvas.panel.px(corner_mm) : 0;
  box.value = node.value;
  box.icon = node.icon;
  box.icon_color = style.icon_color;
  box.language = language;
  box.enabled = node.enabled;
  box.control = is_control(node.role);
  box.text = resolve(node.text, language, canvas.words);
  const auto detail = resolve(node.detail, language, canvas.words);
  if (!detail.empty()) box.text += box.text.empty() ? detail : "\n" + detail;
  box.speech = resolve(node.speech, language, canvas.words);
  if (box.speech.empty()) {
    box.speech = box.text;
    std::replace(box.speech.begin(), box.speech.end(), '\n', ',');
  }
  return box;
}

void place_arrow(Canvas& canvas, const Rect& bounds, const Style& style) {
  Box arrow;
  arrow.role = Role::Group;
  arrow.icon = "chevron";
  const int size = canvas.panel.px(6);
  arrow.icon_bounds = {bounds.right() - style.padding_px - size,
                       bounds.y + (bounds.height - size) / 2, size, size};
  arrow.icon_color = style.icon_color;
  arrow.background = style.background;
  arrow.foreground = style.icon_color;
  arrow.bounds = arrow.icon_bounds;
  canvas.boxes.push_back(std::move(arrow));
}

/// The icon of a tile with room to spare grows with it; beside large letters it stays as it is,
/// unless it is what is said.
int tile_icon_px(const Canvas& canvas, const Node& node, const Style& style, int height_px,
                 int spare_px) {
  const bool large = canvas.appearance.text_size > TextSize::Normal;
  if (large && !node.is_picture) return style.icon_px;
  const int most = canvas.panel.px(node.is_picture ? 45 : 30);
  const int wanted = std::min(height_px * 32 / 100, most);
  return std::max(style.icon_px, std::min(wanted, style.icon_px + spare_px));
}

}  // namespace

int card_height_px(const Canvas& canvas, const Node& node, int width_px) {
  if (node.role == Role::Plan) return plan_height_px(canvas, node, width_px);
  if (is_drawing(node.role)) return drawing_height_px(canvas, node, width_px);
  return content_of(canvas, node, width_px).height_px;
}

void place_card(Canvas& canvas, const Node& node, const Rect& bounds) {
  if (node.role == Role::Plan) return place_plan(canvas, node, bounds);
  if (is_drawing(node.role)) return place_drawing(canvas, node, bounds);
  auto content = content_of(canvas, node, bounds.width);
  auto& style = content.style;
  if (node.role == Role::Tile) {
    style.icon_px =
        tile_icon_px(canvas, node, style, bounds.height, bounds.height - content.height_px);
  }
  auto box = start_box(canvas, node, bounds, style);
  if (content.height_px > bounds.height) canvas.problems.push_back(node.id + ": " + box.text);
  const int column = icon_column_px(canvas, node, style);
  Rect area{bounds.x + style.padding_px + column, bounds.y + style.padding_px,
            bounds.width - 2 * style.padding_px - column, bounds.height - 2 * style.padding_px};
  const int text_height = content.text.height_px + content.detail.height_px;
  if (!node.icon.empty() && style.icon_above) {
    const int text_and_icon = text_height + style.icon_px + canvas.panel.px(2.5);
    if (style.centred) area.y += std::max(0, (area.height - text_and_icon) / 2);
    const int icon_x = style.centred ? area.x + (area.width - style.icon_px) / 2 : area.x;
    box.icon_bounds = {icon_x, area.y, style.icon_px, style.icon_px};
    const int used = style.icon_px + canvas.panel.px(2.5);
    area.y += used;
    area.height -= used;
  } else if (!style.icon_above) {
    area.y += std::max(0, (area.height - text_height) / 2);
  }
  if (style.centred && node.role == Role::Button && column > 0) {
    int widest = 0;
    for (const auto& line : content.text.lines) {
      widest = std::max(widest, canvas.measure.width_px(line, content.text.font));
    }
    const int shift = std::max(0, (area.width - widest) / 2);
    area.x += shift;
    area.width = widest;
  }
  if (column > 0) {
    const int centre = bounds.y + bounds.height / 2;
    box.icon_bounds = {area.x - column, centre - style.icon_px / 2, style.icon_px, style.icon_px};
  }
  put_runs(canvas, content.text, area, style.centred, box);
  area.y += content.text.height_px;
  put_runs(canvas, content.detail, area, style.centred, box);
  canvas.boxes.push_back(std::move(box));
  if (node.role == Role::Choice) place_arrow(canvas, bounds, style);
}

Box box_of(const Canvas& canvas, const Node& node, const Rect& bounds) {
  return start_box(canvas, node, bounds, style_of(canvas, node));
}

int natural_width_px(const Canvas& canvas, const Node& node) {
  const auto style = style_of(canvas, node);
  const auto language = node.language.value_or(canvas.appearance.language);
  const auto text = resolve(node.text, language, canvas.words);
  const int text_px = canvas.measure.width_px(text, canvas.font(style.text_step));
  const int width = text_px + icon_column_px(canvas, node, style) + 2 * style.padding_px + 2;
  return std::max(width, canvas.panel.px(minimum_target_mm * 1.5));
}

}  // namespace kiosk::ui
