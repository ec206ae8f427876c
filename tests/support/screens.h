#pragma once
// Every sample state laid out with the real fonts, as a visitor may see it: the standing tests walk
// these, and the goldens and pictures name them.

#include <functional>
#include <set>
#include <string>
#include <vector>

#include "kiosk/ui/layout.h"
#include "kiosk/ui/sdl/fonts.h"
#include "tests/support/sample_states.h"

namespace tests {

inline constexpr kiosk::ui::Panel portrait_panel{
    .width_px = 1080, .height_px = 1920, .pitch_mm = 0.277};
inline constexpr kiosk::ui::Panel landscape_panel{
    .width_px = 1920, .height_px = 1080, .pitch_mm = 0.277};

/// One page of one screen.
struct Shot {
  std::string name;  // `queue.card id size1 contrast0 portrait page0`
  std::string state;
  kiosk::app::Model model;  // the appearance and the page are in its session
  kiosk::ui::ScreenTree tree;
  kiosk::ui::Layout layout;

  [[nodiscard]] const kiosk::ui::Appearance& appearance() const { return model.session.appearance; }
};

/// Which shots a test needs.
struct Variety {
  std::vector<kiosk::domain::Language> languages{kiosk::domain::Language::Indonesian,
                                                 kiosk::domain::Language::English,
                                                 kiosk::domain::Language::Sundanese};
  std::vector<kiosk::ui::TextSize> sizes{kiosk::ui::TextSize::Small, kiosk::ui::TextSize::Normal,
                                         kiosk::ui::TextSize::Large, kiosk::ui::TextSize::Largest};
  std::vector<kiosk::ui::Contrast> contrasts{kiosk::ui::Contrast::Default};
  std::vector<kiosk::ui::Panel> panels{portrait_panel, landscape_panel};
  bool low_reach = false;
};

/// One size and orientation: for what does not depend on them.
Variety one_look();

/// Calls `visit` with every page of every sample state in that variety.
void visit_shots(const Variety& variety, const kiosk::ui::Words& words,
                 const std::function<void(const Shot&)>& visit);

/// Inter as Debian ships it; metrics are remembered, for they are asked for millions of times.
kiosk::ui::sdl::Fonts& real_fonts();
const kiosk::ui::TextMeasure& real_measure();

/// The catalogues with every word 40 % longer: what a translation may come to (A03).
kiosk::ui::Words longer_words();

/// What a walk over all shots found wrong, so that one run of a test names every place.
class Findings {
 public:
  void add(const Shot& shot, const std::string& what);
  void add(const std::string& what);
  [[nodiscard]] std::size_t count() const { return count_; }
  /// The first of them, one a line.
  [[nodiscard]] const std::string& text() const { return text_; }

 private:
  std::size_t count_ = 0;
  std::string text_;
};

/// Ids of what can be activated on the page.
std::set<std::string> enabled_controls(const kiosk::ui::Layout& layout);

/// Finds the nodes that are on no page of their screen.
void find_unpaged(const Variety& variety, Findings& findings);

}  // namespace tests
