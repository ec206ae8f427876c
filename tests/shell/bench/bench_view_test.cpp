#include "kiosk/shell/bench/bench_view.h"

#include <optional>
#include <set>

#include "drivers/bench/simulated_printer.h"
#include "kiosk/shell/bench/bench.h"
#include "tests/support/catch.h"
#include "tests/support/screens.h"

namespace {

using namespace kiosk::shell;
namespace ui = kiosk::ui;
using kiosk::domain::Language;

/// Everything there is to tell.
BenchState busy_bench(Language language) {
  BenchState state{.language = language,
                   .faults_on = {"garbage_reply", "scanner.gone", "buttons.stuck"},
                   .headphones = true,
                   .has_slip = true,
                   .scanned = 2,
                   .clock = BenchClock::Demo,
                   .time = "2026-12-01 09.00",
                   .staff_pin = "01 234567"};
  return state;
}

std::set<std::string> controls_of(const ui::ScreenTree& tree) {
  std::set<std::string> ids;
  for (const auto* node : ui::all_nodes(tree)) {
    if (ui::is_control(node->role)) ids.insert(node->id);
  }
  return ids;
}

std::optional<ui::Node> node_of(const ui::ScreenTree& tree, const std::string& id) {
  for (const auto* node : ui::all_nodes(tree)) {
    if (node->id == id) return *node;
  }
  return std::nullopt;
}

std::string text_of(const ui::ScreenTree& tree, const std::string& id, Language language) {
  const auto node = node_of(tree, id);
  REQUIRE(node);
  return ui::resolve(node->text, language, tests::words());
}

/// The letters a technician at a desk still reads: capitals of nine pixels.
constexpr double smallest_readable_mm = 0.39;

}  // namespace

TEST_CASE("everything on the bench fits its window in three languages, beside every panel",
          "[bench]") {
  const auto words = tests::words();
  struct Display {
    ui::Panel panel;
    int width_px;
    int height_px;
  };
  for (const auto& display :
       {Display{tests::portrait_panel, 2000, 1920}, Display{tests::landscape_panel, 2000, 1920},
        Display{tests::portrait_panel, 1920, 1080}}) {
    const auto place = beside_kiosk(display.panel, display.width_px, display.height_px).bench;
    const auto parts = parts_of_bench(place.width, place.height);
    for (const auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
      const auto state = busy_bench(language);
      for (const auto& [tree, part] : {std::pair{printer_tree(state), parts.printer},
                                       std::pair{devices_tree(state), parts.devices}}) {
        INFO(tree.name << ' ' << part.width << 'x' << part.height << ' '
                       << kiosk::domain::code_of(language));
        const auto layout = fit_bench(tree, part, language, words, tests::real_measure());
        CHECK(layout.page.count == 1);
        CHECK(layout.problems == std::vector<std::string>{});
        CHECK(layout.panel.pitch_mm <= smallest_readable_mm);
        for (const auto& box : layout.boxes) {
          INFO(box.id << " " << box.text);
          CHECK_FALSE(box.text.starts_with("["));
          CHECK(box.bounds.inside({0, 0, part.width, part.height}));
        }
      }
    }
  }
}

TEST_CASE("kiosk and bench stand beside each other on every display", "[bench]") {
  for (const auto& panel : {tests::portrait_panel, tests::landscape_panel}) {
    for (const auto& [width, height] : {std::pair{2000, 1920}, std::pair{1920, 1080},
                                        std::pair{1366, 768}, std::pair{1024, 768}}) {
      INFO(panel.width_px << " on " << width << 'x' << height);
      const auto places = beside_kiosk(panel, width, height);
      const ui::Rect kiosk{0, 0, places.kiosk.width_px, places.kiosk.height_px};
      CHECK(kiosk.inside({0, 0, width, height}));
      CHECK(places.bench.inside({0, 0, width, height}));
      CHECK_FALSE(kiosk.overlaps(places.bench));
      CHECK(places.bench.width > 300);
      CHECK(places.bench.height > 280);
      CHECK(places.kiosk.mm(places.kiosk.height_px) == Approx(panel.mm(panel.height_px)).margin(2));
    }
  }
  CHECK(beside_kiosk(tests::portrait_panel, 2000, 1920).kiosk == tests::portrait_panel);
}

TEST_CASE("every fault that the control socket knows has a button of plain words", "[bench]") {
  const auto state = busy_bench(Language::Indonesian);
  auto controls = controls_of(printer_tree(state));
  controls.merge(controls_of(devices_tree(state)));
  std::set<std::string> faults;
  for (const auto& name : Bench::fault_names()) faults.insert("fault." + name);
  for (const auto& name : Bench::input_fault_names()) faults.insert("input." + name);
  for (const auto& fault : faults) {
    INFO(fault);
    REQUIRE(controls.contains(fault));
    const bool printer = fault.starts_with("fault.");
    const auto text =
        text_of(printer ? printer_tree(state) : devices_tree(state), fault, Language::Indonesian);
    CHECK_FALSE(text.contains('_'));
    CHECK_FALSE(text.contains('.'));
  }
}

TEST_CASE("a fault that is on has a ticked box, and they are counted", "[bench]") {
  const auto state = busy_bench(Language::English);
  const auto printer = printer_tree(state);
  CHECK(node_of(printer, "fault.garbage_reply")->icon == "box_checked");
  CHECK(node_of(printer, "fault.paper_out")->icon == "box");
  CHECK(node_of(devices_tree(state), "input.buttons.stuck")->icon == "box_checked");
  CHECK(text_of(printer, "bench.faults.on", Language::English) == "Faults switched on: 1");
}

TEST_CASE("the demo clock is marked and has its buttons only where there is one", "[bench]") {
  auto state = busy_bench(Language::English);
  const auto demo = devices_tree(state);
  CHECK(text_of(demo, "bench.clock.mark", Language::English) ==
        "DEMO CLOCK, not the real time: 2026-12-01 09.00");
  for (const auto* id :
       {"clock.now", "clock.opening", "clock.break", "clock.closed", "clock.midnight"}) {
    CHECK(controls_of(demo).contains(id));
  }
  state.clock = BenchClock::Real;
  state.staff_pin.clear();
  const auto real = devices_tree(state);
  CHECK_FALSE(node_of(real, "clock.opening"));
  CHECK(text_of(real, "bench.clock.mark", Language::English) == "The real time: 2026-12-01 09.00");
}

TEST_CASE("the bench tells how staff get in, and the demo member's PIN", "[bench]") {
  const auto tree = devices_tree(busy_bench(Language::English));
  CHECK(text_of(tree, "bench.staff.pin", Language::English).contains("01 234567"));
  CHECK(text_of(tree, "bench.staff.about", Language::English).contains("five times"));
}
