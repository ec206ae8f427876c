#include "kiosk/ui/plan.h"

#include <algorithm>
#include <cstdlib>

#include "kiosk/ui/cards.h"

namespace kiosk::ui {
namespace {

/// A plan fills the width in portrait; in landscape it leaves room for the frame around it.
constexpr double most_of_height = 0.45;
constexpr double marker_icon_mm = 9.0;
constexpr double label_side_mm = 2.0;
/// How far apart the places are that are tried for a marker whose own is taken.
constexpr double step_mm = 3.0;

Rect drawing_in(const Node& node, const Rect& bounds) {
  const int ratio = std::max(1, node.height_permille);
  const int width = std::min(bounds.width, static_cast<int>(bounds.height * 1000LL / ratio));
  const int height =
      std::min(bounds.height, static_cast<int>(width * static_cast<long>(ratio) / 1000));
  return {bounds.x + (bounds.width - width) / 2, bounds.y + (bounds.height - height) / 2, width,
          height};
}

Rect grown(const Rect& rect, int by) {
  return {rect.x - by, rect.y - by, rect.width + 2 * by, rect.height + 2 * by};
}

class Markers {
 public:
  Markers(Canvas& canvas, const Rect& drawing) : canvas_(canvas), drawing_(drawing) {}

  /// Free of all before it with the gap that fingers need; the wanted place, or the nearest free.
  void put(const Node& node) {
    const int side = canvas_.panel.px(target_mm);
    const Point centre = node.points.empty() ? Point{drawing_.x, drawing_.y}
                                             : on_panel(node.points.front(), drawing_);
    nodes_.push_back(&node);
    bounds_.push_back(
        nearest_free(kept_inside({centre.x - side / 2, centre.y - side / 2, side, side}), node.id));
  }

  /// Names beside the icons, wherever one fits without covering a neighbour.
  void add_labels() {
    for (std::size_t i = 0; i < nodes_.size(); ++i) {
      const int width = label_px(*nodes_[i]);
      if (width == 0) continue;
      const Rect icon = bounds_[i];
      const Rect right{icon.x, icon.y, icon.width + width, icon.height};
      const Rect left{icon.x - width, icon.y, icon.width + width, icon.height};
      for (const auto& wide : {right, left}) {
        if (!wide.inside(drawing_) || !is_free(wide, i)) continue;
        labelled_.push_back({i, wide});
        bounds_[i] = wide;
        break;
      }
    }
  }

  [[nodiscard]] std::size_t count() const { return nodes_.size(); }
  [[nodiscard]] const Node& node(std::size_t index) const { return *nodes_[index]; }
  [[nodiscard]] const Rect& bounds(std::size_t index) const { return bounds_[index]; }
  [[nodiscard]] bool has_label(std::size_t index) const {
    return std::any_of(labelled_.begin(), labelled_.end(),
                       [&](const auto& label) { return label.first == index; });
  }

 private:
  [[nodiscard]] int label_px(const Node& node) const {
    const auto language = node.language.value_or(canvas_.appearance.language);
    const auto text = resolve(node.text, language, canvas_.words);
    if (text.empty()) return 0;
    const auto font = canvas_.font(TextStep::Body);
    if (canvas_.measure.line_height_px(font) > canvas_.panel.px(target_mm)) return 0;
    return canvas_.measure.width_px(text, font) + 1 + canvas_.panel.px(label_side_mm);
  }

  [[nodiscard]] Rect kept_inside(Rect rect) const {
    rect.x = std::clamp(rect.x, drawing_.x, std::max(drawing_.x, drawing_.right() - rect.width));
    rect.y = std::clamp(rect.y, drawing_.y, std::max(drawing_.y, drawing_.bottom() - rect.height));
    return rect;
  }

  [[nodiscard]] bool is_free(const Rect& rect, std::size_t self) const {
    const auto wide = grown(rect, canvas_.gap_px());
    for (std::size_t i = 0; i < bounds_.size(); ++i) {
      if (i != self && wide.overlaps(bounds_[i])) return false;
    }
    return true;
  }

  /// Squares around the wanted place, ring by ring.
  Rect nearest_free(const Rect& wanted, const std::string& id) {
    const int step = std::max(1, canvas_.panel.px(step_mm));
    const int rings = std::max(drawing_.width, drawing_.height) / step;
    for (int ring = 0; ring <= rings; ++ring) {
      for (int dy = -ring; dy <= ring; ++dy) {
        for (int dx = -ring; dx <= ring; ++dx) {
          if (std::max(std::abs(dx), std::abs(dy)) != ring) continue;
          const Rect tried{wanted.x + dx * step, wanted.y + dy * step, wanted.width, wanted.height};
          if (tried.inside(drawing_) && is_free(tried, bounds_.size())) return tried;
        }
      }
    }
    canvas_.problems.push_back(id + ": no room on the plan");
    return wanted;
  }

  Canvas& canvas_;
  Rect drawing_;
  std::vector<const Node*> nodes_;
  std::vector<Rect> bounds_;
  std::vector<std::pair<std::size_t, Rect>> labelled_;
};

Box marker_box(const Canvas& canvas, const Markers& markers, std::size_t index, const Box& looks) {
  const auto& bounds = markers.bounds(index);
  const auto& node = markers.node(index);
  Box box = looks;
  const int side = canvas.panel.px(target_mm);
  const int icon = canvas.panel.px(marker_icon_mm);
  const auto language = node.language.value_or(canvas.appearance.language);
  box.bounds = bounds;
  const auto font = canvas.font(TextStep::Body);
  const auto text = resolve(node.text, language, canvas.words);
  const int inset = (side - icon) / 2;
  box.icon_bounds = {bounds.x + inset, bounds.y + inset, icon, icon};
  if (!markers.has_label(index)) return box;
  const int line = canvas.measure.line_height_px(font);
  box.runs = {{.text = text,
               .bounds = {bounds.x + side, bounds.y + (side - line) / 2,
                          canvas.measure.width_px(text, font), line},
               .font = font}};
  return box;
}

}  // namespace

Point on_panel(const domain::PlanPoint& point, const Rect& drawing) {
  return {.x = drawing.x + point.x_permille * drawing.width / 1000,
          .y = drawing.y + point.y_permille * drawing.height / 1000};
}

int plan_height_px(const Canvas& canvas, const Node& node, int width_px) {
  const int whole = static_cast<int>(width_px * static_cast<long>(node.height_permille) / 1000);
  return std::min(whole, static_cast<int>(canvas.panel.height_px * most_of_height));
}

void place_plan(Canvas& canvas, const Node& node, const Rect& bounds) {
  auto plan = box_of(canvas, node, bounds);
  plan.shape = Shape::Plan;
  plan.bounds = drawing_in(node, bounds);
  plan.border_px = 0;
  plan.foreground = canvas.theme.on_ground;
  plan.background = canvas.theme.ground;
  plan.border = canvas.theme.action;  // of the way
  const Rect drawing = plan.bounds;
  for (const auto& point : node.points) plan.line.push_back(on_panel(point, drawing));
  canvas.boxes.push_back(std::move(plan));
  Markers markers{canvas, drawing};
  for (const auto& child : node.children) markers.put(child);
  markers.add_labels();
  for (std::size_t i = 0; i < markers.count(); ++i) {
    const auto looks = box_of(canvas, markers.node(i), markers.bounds(i));
    canvas.boxes.push_back(marker_box(canvas, markers, i, looks));
  }
}

}  // namespace kiosk::ui
