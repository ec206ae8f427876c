// The drawing of a floor as an office may supply it: refused with a line, or rasterised.

#include "kiosk/domain/floor_drawing.h"
#include "kiosk/ui/sdl/canvas.h"
#include "tests/fuzz/targets.h"
#include "tests/support/read_file.h"

/// SDL_image 2.6 forgets 16 bytes of each drawing that it refuses.
// NOLINTNEXTLINE(bugprone-reserved-identifier): the sanitizer looks for this name
extern "C" const char* __lsan_default_suppressions() {
  return "leak:fuzz::draw_floor_plan";
}

namespace fuzz {

/// Named in the suppression above.
[[gnu::noinline]] Verdict draw_floor_plan(const std::string& svg) {
  constexpr int width_px = 96;
  const auto drawn = kiosk::ui::sdl::rasterised(svg, width_px, width_px);
  return drawn ? Verdict::Taken : Verdict::Refused;
}

namespace {

Verdict run(Input input) {
  const auto svg = text_of(input);
  const auto fault = kiosk::domain::fault_of_drawing(svg);
  if (fault) {
    require(fault->line > 0 && !fault->message.empty());
    return Verdict::Refused;
  }
  return draw_floor_plan(svg);
}

std::vector<std::string> seeds() {
  return {tests::read_file("config/plans/lantai_1.svg"),
          "<?xml version=\"1.0\"?><!-- a --><svg width=\"9\" height=\"9\"><g transform=\"scale(2) "
          "rotate(9)\"><path style=\"fill:none;stroke:#000;stroke-dasharray:1,2\" d=\"M0 0a3 3 0 0 "
          "1 5 5c1 1 2 2 3 3s1 1 2 2q1 1 2 2t1 1z\"/><circle cx=\"4\" cy=\"4\" r=\"3\"/><ellipse "
          "cx=\"1\" cy=\"1\" rx=\"2\" ry=\"1\"/><polygon points=\"1,2 3,4 5,6\"/></g></svg>"};
}

}  // namespace

const Target floor_plan{"floor_plan", run, seeds};

}  // namespace fuzz
