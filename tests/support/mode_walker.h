#pragma once
// A visitor who sees nothing, or who has two switches only. The walker presses keys and listens; it
// never looks at pixels and never taps a control that it has not been told of. Any errand is walked
// by one line: `walk({"home.ticket", ...})`, the ids of the controls to activate in their order.

#include <string>
#include <vector>

#include "kiosk/ui/hearing.h"
#include "kiosk/ui/layout.h"
#include "tests/support/screens.h"
#include "tests/support/visit.h"

namespace tests {

enum class Mode : std::uint8_t {
  EightKeys,    // arrows and select; voice on, screen dark
  TwoSwitches,  // switch 1 goes on, switch 2 selects
};

class ModeWalker {
 public:
  /// Works the visit's kiosk from where it stands; the first key switches the voice on.
  ModeWalker(Visit& visit, Mode mode, kiosk::ui::Panel panel = portrait_panel);

  /// One key as the shell applies it; what is said because of it is in `heard`.
  void press(kiosk::ui::TactileKey key);

  /// Goes to the control by keys, through the pages, and activates it. Fails the test when it
  /// cannot be reached, or when it is not announced by its own words on the way.
  void reach(const std::string& id);
  void walk(const std::vector<std::string>& ids);
  /// Types on the keys of the screen.
  void type(const std::string& text);

  /// Lets the voice say all that it has to say; everything that was said.
  std::vector<std::string> listen();
  /// What the last key made the kiosk say first; empty when it stayed silent.
  [[nodiscard]] const std::string& heard() const { return heard_; }
  /// True when anything that was said since the last `reach` contains it.
  [[nodiscard]] bool was_said(const std::string& text) const;

  [[nodiscard]] kiosk::ui::Layout layout() const;

 private:
  [[nodiscard]] kiosk::ui::TactileKey next() const;
  [[nodiscard]] kiosk::ui::TactileKey select() const;
  /// Takes what was said out of the visit's effects.
  void gather(std::size_t from);
  /// Moves on until the focus is there; false when the page has no such control.
  bool focus_on(const std::string& id);
  void check_announced(const std::string& id) const;

  Visit& visit_;
  Mode mode_;
  kiosk::ui::Panel panel_;
  std::string heard_;
  std::vector<std::string> said_;
};

}  // namespace tests
