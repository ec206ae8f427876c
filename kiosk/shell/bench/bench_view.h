#pragma once
// What stands on the bench's window, as trees of nodes like the kiosk's own screens, and where its
// window goes beside the kiosk's. Pure values.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/ui/layout.h"

namespace kiosk::shell {

enum class BenchClock : std::uint8_t { Real, Demo };

/// What the bench tells; two equal states look the same.
struct BenchState {
  domain::Language language = domain::Language::Indonesian;
  std::vector<std::string> faults_on;  // as Bench::faults_on
  bool headphones = false;
  bool has_slip = false;       // one with a code came out
  std::optional<int> scanned;  // codes of the picture that was dropped last
  BenchClock clock = BenchClock::Real;
  std::string time;       // of the kiosk's clock, to the minute
  std::string staff_pin;  // number and PIN of the demo member; empty = there is none

  bool operator==(const BenchState&) const = default;
};

/// The printer's faults: `fault.paper_out`, ...
ui::ScreenTree printer_tree(const BenchState& state);

/// Everything else: `language.en`, `scan.last`, `input.scanner.gone`, `face.4`, `headphones`,
/// `key.help`, `clock.opening`, ...
ui::ScreenTree devices_tree(const BenchState& state);

/// The whole tree on one page: letters and buttons get smaller until it fits. They begin as they
/// were `before`, if there is something of this size: what fitted will mostly fit again.
ui::Layout fit_bench(const ui::ScreenTree& tree, const ui::Rect& place, domain::Language language,
                     const ui::Words& words, const ui::TextMeasure& measure,
                     const ui::Layout* before = nullptr);

/// The parts of the bench's window. The paper hangs below the printer's buttons, in a window that
/// is wider than high beside them.
struct BenchParts {
  ui::Rect printer;
  ui::Rect paper;
  ui::Rect devices;
};
BenchParts parts_of_bench(int width_px, int height_px);

/// The kiosk as large as a display lets it be with its bench: right of a portrait panel, below a
/// landscape one.
struct BenchPlaces {
  ui::Panel kiosk;
  ui::Rect bench;
};
BenchPlaces beside_kiosk(const ui::Panel& wanted, int display_width_px, int display_height_px);

}  // namespace kiosk::shell
