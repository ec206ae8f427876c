#include "tests/bench/page.h"

#include <string_view>

#include <fmt/format.h>

#include "tests/support/read_file.h"

namespace bench {
namespace {

namespace ui = kiosk::ui;

std::string css(ui::Color color) {
  return fmt::format("#{:02x}{:02x}{:02x}", color.red, color.green, color.blue);
}

std::string place(const ui::Rect& rect) {
  return fmt::format("left:{}px;top:{}px;width:{}px;height:{}px", rect.x, rect.y, rect.width,
                     rect.height);
}

std::string escaped(const std::string& text) {
  std::string out;
  for (const char c : text) {
    if (c == '<') {
      out += "&lt;";
    } else if (c == '&') {
      out += "&amp;";
    } else {
      out += c;
    }
  }
  return out;
}

/// The icon's own drawing, in the colour of what it stands in.
std::string drawing_of(const std::string& file) {
  auto svg = tests::read_file(file);
  const std::string_view white = "#ffffff";
  for (auto at = svg.find(white); at != svg.npos; at = svg.find(white)) {
    svg.replace(at, white.size(), "currentColor");
  }
  return svg;
}

/// The lines of text and the icon stand in the card's own coordinates, so that :active reaches
/// them.
std::string inner(const ui::Box& box, const std::string& icon_folder) {
  std::string html;
  const int border = box.shape == ui::Shape::Card ? box.border_px : 0;
  const auto shift = [&](ui::Rect rect) {
    rect.x -= box.bounds.x + border;
    rect.y -= box.bounds.y + border;
    return rect;
  };
  if (!box.icon.empty()) {
    html += fmt::format("<i style='{};color:{}'>{}</i>", place(shift(box.icon_bounds)),
                        css(box.icon_color), drawing_of(icon_folder + "/" + box.icon + ".svg"));
  }
  for (const auto& run : box.runs) {
    html += fmt::format("<span style='{};font-size:{}px;line-height:{}px;font-weight:{}'>{}</span>",
                        place(shift(run.bounds)), run.font.size_px, run.bounds.height,
                        run.font.weight == ui::FontWeight::Bold ? 700 : 400, escaped(run.text));
  }
  return html;
}

std::string outer(const ui::Box& box, const std::string& icon_folder) {
  std::string style = place(box.bounds) + ";color:" + css(box.foreground);
  if (box.shape == ui::Shape::Card) {
    style += fmt::format(";background:{};border:{}px solid {};border-radius:{}px",
                         css(box.background), box.border_px, css(box.border), box.corner_px);
  } else if (box.shape == ui::Shape::Rule) {
    style += ";background:" + css(box.border);
  }
  return fmt::format("<div id='{}' {} style='{}'>{}</div>\n", box.id,
                     box.control ? "class=control" : "", style, inner(box, icon_folder));
}

}  // namespace

std::string page_of(const ui::Layout& layout, const std::string& icon_folder) {
  const auto& theme = ui::theme_of(ui::Contrast::Default);
  std::string html = fmt::format(
      "<!doctype html><meta charset=utf-8><title>Anjungan</title><style>"
      "html,body{{margin:0;background:{};overflow:hidden;font-family:Inter;user-select:none}}"
      "div,span,i{{position:absolute;box-sizing:border-box;white-space:nowrap}}"
      "span,i{{pointer-events:none}}svg{{width:100%;height:100%;display:block}}"
      ".control:active{{background:{} !important}}"
      ".control:active,.control:active i{{color:{} !important}}</style>\n",
      css(layout.ground), css(theme.pressed), css(theme.on_pressed));
  for (const auto& box : layout.boxes) html += outer(box, icon_folder);
  html +=
      "<script>let shown='';setInterval(()=>{const now=new Date().toTimeString().slice(0,5);"
      "const e=document.getElementById('status.time');"
      "if(e&&shown&&now!==shown)e.querySelector('span').textContent=now;shown=now},1000)"
      "</script>\n";
  return html;
}

Spot spot_of(const ui::Box& box, ui::Color color) {
  return {.x = box.bounds.x + box.border_px + 4,
          .y = box.bounds.y + box.bounds.height / 2,
          .color = color};
}

std::vector<Spot> spots_of(const ui::Layout& layout) {
  std::vector<Spot> spots{{.x = 1, .y = layout.panel.height_px - 2, .color = layout.ground}};
  for (const auto& box : layout.boxes) {
    if (box.shape == ui::Shape::Card) spots.push_back(spot_of(box, box.background));
  }
  return spots;
}

}  // namespace bench
