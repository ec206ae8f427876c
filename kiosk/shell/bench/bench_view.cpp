#include "kiosk/shell/bench/bench_view.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

namespace kiosk::shell {
namespace {

using ui::Emphasis;
using ui::Node;
using ui::Phrase;
using ui::Role;
using ui::tr;

constexpr int gap_beside_kiosk_px = 20;
constexpr int width_beside_portrait_px = 900;
constexpr int height_below_landscape_px = 820;
/// The kiosk's own letters first, then smaller ones; below the smallest nobody reads them.
constexpr double largest_pitch_mm = 0.277;
constexpr double smallest_pitch_mm = 1.0;
constexpr double smaller = 1.06;

struct Named {
  std::string_view name;  // as the control socket calls it
  std::string_view key;
};

constexpr std::array<Named, 18> printer_faults{{{"paper_out", "bench.paper_out"},
                                                {"paper_near_end", "bench.paper_near_end"},
                                                {"cover_open", "bench.cover_open"},
                                                {"cutter_error", "bench.cutter_error"},
                                                {"offline", "bench.offline"},
                                                {"unplug", "bench.unplug"},
                                                {"power", "bench.power"},
                                                {"no_reply", "bench.no_reply"},
                                                {"garbage_reply", "bench.garbage_reply"},
                                                {"slow", "bench.slow"},
                                                {"stall", "bench.stall"},
                                                {"line_power", "bench.line_power"},
                                                {"line_power_kept", "bench.line_power_kept"},
                                                {"late_reply", "bench.late_reply"},
                                                {"old_reply", "bench.old_reply"},
                                                {"greets", "bench.greets"},
                                                {"no_fence", "bench.no_fence"},
                                                {"no_online_reply", "bench.no_online_reply"}}};
constexpr std::array<Named, 1> scanner_faults{{{"scanner.gone", "bench.scanner.gone"}}};
constexpr std::array<Named, 2> face_faults{
    {{"buttons.gone", "bench.buttons.gone"}, {"buttons.stuck", "bench.buttons.stuck"}}};
constexpr std::array<Named, 1> touch_faults{{{"touch.gone", "bench.touch.gone"}}};
constexpr std::array<Named, 4> face_buttons{{{"face.4", "bench.face.4"},
                                             {"face.3", "bench.face.3"},
                                             {"face.2", "bench.face.2"},
                                             {"face.1", "bench.face.1"}}};
constexpr std::array<Named, 4> key_buttons{{{"key.help", "bench.key.help"},
                                            {"key.repeat", "bench.key.repeat"},
                                            {"key.switch1", "bench.key.switch1"},
                                            {"key.switch2", "bench.key.switch2"}}};
constexpr std::array<Named, 5> clock_buttons{{{"clock.now", "bench.clock.now"},
                                              {"clock.opening", "bench.clock.opening"},
                                              {"clock.break", "bench.clock.break"},
                                              {"clock.closed", "bench.clock.closed"},
                                              {"clock.midnight", "bench.clock.midnight"}}};

Node bench_button(std::string id, Phrase text) {
  return {.id = std::move(id), .role = Role::Button, .text = std::move(text)};
}

/// Told by its box and its colour, not by the colour alone.
Node switch_button(std::string id, Phrase text, bool on, Emphasis when_on) {
  auto node = bench_button(std::move(id), std::move(text));
  node.icon = on ? "box_checked" : "box";
  if (on) node.emphasis = when_on;
  return node;
}

Node bench_heading(std::string id, Phrase text) {
  return {.id = std::move(id),
          .role = Role::Text,
          .text = std::move(text),
          .emphasis = Emphasis::Primary};
}

Node bench_text(std::string id, Phrase text) {
  return {.id = std::move(id),
          .role = Role::Text,
          .text = std::move(text),
          .emphasis = Emphasis::Quiet};
}

Node bench_row(std::string id, std::vector<Node> children) {
  return {.id = std::move(id),
          .role = Role::Group,
          .arrangement = ui::Arrangement::Flow,
          .children = std::move(children)};
}

template <std::size_t Count>
std::vector<Node> buttons_of(const std::array<Named, Count>& names) {
  std::vector<Node> nodes;
  nodes.reserve(Count);
  for (const auto& [name, key] : names) {
    nodes.push_back(bench_button(std::string(name), tr(std::string(key))));
  }
  return nodes;
}

template <std::size_t Count>
std::vector<Node> switches_of(const std::array<Named, Count>& faults, std::string_view prefix,
                              const BenchState& state) {
  std::vector<Node> nodes;
  for (const auto& [name, key] : faults) {
    const bool on = std::ranges::find(state.faults_on, name) != state.faults_on.end();
    nodes.push_back(switch_button(std::string(prefix) + std::string(name), tr(std::string(key)), on,
                                  Emphasis::Danger));
  }
  return nodes;
}

void append(std::vector<Node>& nodes, std::vector<Node> more) {
  std::ranges::move(more, std::back_inserter(nodes));
}

std::vector<Node> scanner_part(const BenchState& state) {
  std::vector<Node> nodes{bench_heading("bench.scanner", tr("bench.scanner")),
                          bench_text("bench.scanner.about", tr("bench.scanner.about"))};
  std::vector<Node> buttons;
  auto last = bench_button("scan.last",
                           state.has_slip ? tr("bench.scan_last") : tr("bench.nothing_to_scan"));
  last.enabled = state.has_slip;
  buttons.push_back(std::move(last));
  append(buttons, switches_of(scanner_faults, "input.", state));
  nodes.push_back(bench_row("bench.scanner.row", std::move(buttons)));
  if (state.scanned) {
    nodes.push_back(bench_text("bench.scanned",
                               *state.scanned > 0
                                   ? tr("bench.scanned", {{"n", std::to_string(*state.scanned)}})
                                   : tr("bench.not_scanned")));
  }
  return nodes;
}

std::vector<Node> faces_part(const BenchState& state) {
  auto pressed = buttons_of(face_buttons);
  for (auto& node : pressed) node.icon = std::string("face") + node.id.back();
  return {bench_heading("bench.faces", tr("bench.faces")),
          bench_row("bench.faces.row", std::move(pressed)),
          bench_row("bench.faces.faults", switches_of(face_faults, "input.", state))};
}

std::vector<Node> keys_part(const BenchState& state) {
  return {bench_heading("bench.headphones", tr("bench.headphones")),
          bench_row("bench.headphones.row", {switch_button("headphones", tr("bench.headphones.in"),
                                                           state.headphones, Emphasis::Selected)}),
          bench_heading("bench.keys", tr("bench.keys")),
          bench_text("bench.keys.about", tr("bench.keys.about")),
          bench_row("bench.keys.row", buttons_of(key_buttons)),
          bench_row("bench.touch.row", switches_of(touch_faults, "input.", state))};
}

std::vector<Node> clock_part(const BenchState& state) {
  std::vector<Node> nodes{bench_heading("bench.clock", tr("bench.clock"))};
  if (state.clock == BenchClock::Demo) {
    nodes.push_back({.id = "bench.clock.mark",
                     .role = Role::Note,
                     .text = tr("bench.clock.demo", {{"time", state.time}}),
                     .icon = "clock"});
    nodes.push_back(bench_row("bench.clock.row", buttons_of(clock_buttons)));
  } else {
    nodes.push_back(bench_text("bench.clock.mark", tr("bench.clock.real", {{"time", state.time}})));
  }
  return nodes;
}

std::vector<Node> staff_part(const BenchState& state) {
  return {bench_heading("bench.staff", tr("bench.staff")),
          bench_text("bench.staff.about", tr("bench.staff.about")),
          {.id = "bench.staff.pin",
           .role = Role::Text,
           .text = state.staff_pin.empty() ? tr("bench.staff.no_pin")
                                           : tr("bench.staff.pin", {{"pin", state.staff_pin}})}};
}

Node languages_row(const BenchState& state) {
  std::vector<Node> nodes;
  for (const auto language :
       {domain::Language::Indonesian, domain::Language::English, domain::Language::Sundanese}) {
    auto node = bench_button(std::string{"language."} + domain::code_of(language),
                             ui::literal(domain::native_name(language)));
    if (language == state.language) node.emphasis = Emphasis::Selected;
    nodes.push_back(std::move(node));
  }
  return bench_row("bench.languages", std::move(nodes));
}

}  // namespace

ui::ScreenTree printer_tree(const BenchState& state) {
  ui::ScreenTree tree{.name = "bench.printer"};
  tree.title = {.id = "bench.printer.title", .role = Role::Title, .text = tr("bench.printer")};
  auto switches = switches_of(printer_faults, "fault.", state);
  const auto on = std::ranges::count(switches, Emphasis::Danger, &Node::emphasis);
  tree.body = {bench_text("bench.printer.about", tr("bench.printer.about")),
               bench_row("bench.faults", std::move(switches)),
               {.id = "bench.faults.on",
                .role = Role::Text,
                .text = on == 0 ? tr("bench.all_well")
                                : tr("bench.some_wrong", {{"n", std::to_string(on)}})}};
  return tree;
}

ui::ScreenTree devices_tree(const BenchState& state) {
  ui::ScreenTree tree{.name = "bench.devices"};
  tree.title = {.id = "bench.title", .role = Role::Title, .text = tr("bench.title")};
  tree.body = {bench_text("bench.about", tr("bench.about")), languages_row(state)};
  Node columns{.id = "bench.columns", .role = Role::Group, .arrangement = ui::Arrangement::Columns};
  Node first{.id = "bench.first", .role = Role::Group};
  Node second{.id = "bench.second", .role = Role::Group};
  append(first.children, clock_part(state));
  append(first.children, scanner_part(state));
  append(first.children, staff_part(state));
  append(second.children, faces_part(state));
  append(second.children, keys_part(state));
  columns.children = {std::move(first), std::move(second)};
  tree.body.push_back(std::move(columns));
  return tree;
}

ui::Layout fit_bench(const ui::ScreenTree& tree, const ui::Rect& place, domain::Language language,
                     const ui::Words& words, const ui::TextMeasure& measure,
                     const ui::Layout* before) {
  ui::Panel panel{.width_px = place.width, .height_px = place.height};
  const ui::Appearance appearance{.language = language, .text_size = ui::TextSize::Small};
  const bool same = before != nullptr && before->panel.width_px == place.width &&
                    before->panel.height_px == place.height;
  for (panel.pitch_mm = same ? before->panel.pitch_mm : largest_pitch_mm;;
       panel.pitch_mm *= smaller) {
    auto layout = ui::layout(tree, panel, appearance, 0, words, measure);
    const bool fits = layout.page.count == 1 && layout.problems.empty();
    if (fits || panel.pitch_mm > smallest_pitch_mm) return layout;
  }
}

BenchParts parts_of_bench(int width_px, int height_px) {
  if (height_px > width_px) {
    const int left = width_px / 2;
    const int upper = height_px * 12 / 20;
    return {.printer = {0, 0, left, upper},
            .paper = {0, upper, left, height_px - upper},
            .devices = {left, 0, width_px - left, height_px}};
  }
  const int printer = width_px * 27 / 100;
  const int paper = width_px * 23 / 100;
  return {.printer = {0, 0, printer, height_px},
          .paper = {printer, 0, paper, height_px},
          .devices = {printer + paper, 0, width_px - printer - paper, height_px}};
}

BenchPlaces beside_kiosk(const ui::Panel& wanted, int display_width_px, int display_height_px) {
  const bool right = wanted.portrait();
  const int width = wanted.width_px + (right ? gap_beside_kiosk_px + width_beside_portrait_px : 0);
  const int height =
      wanted.height_px + (right ? 0 : gap_beside_kiosk_px + height_below_landscape_px);
  const double scale = std::min({1.0, display_width_px / static_cast<double>(width),
                                 display_height_px / static_cast<double>(height)});
  const ui::Panel kiosk{.width_px = static_cast<int>(wanted.width_px * scale),
                        .height_px = static_cast<int>(wanted.height_px * scale),
                        .pitch_mm = wanted.pitch_mm / scale,
                        .bottom_edge_mm = wanted.bottom_edge_mm};
  // What the display has left, up to the bench's own size.
  if (right) {
    const int x = kiosk.width_px + gap_beside_kiosk_px;
    return {
        .kiosk = kiosk,
        .bench = {x, 0, std::min(width_beside_portrait_px, display_width_px - x), kiosk.height_px}};
  }
  const int y = kiosk.height_px + gap_beside_kiosk_px;
  return {.kiosk = kiosk,
          .bench = {0, y, std::min(wanted.width_px, display_width_px),
                    std::min(height_below_landscape_px, display_height_px - y)}};
}

}  // namespace kiosk::shell
