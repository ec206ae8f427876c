#pragma once
// A visitor at any kiosk: who touches it, who sees nothing, or who has two switches only. The
// walker never looks at pixels and never activates a control that it has not come to on the shown
// page. Any errand is walked by one line: `walk({"home.ticket", ...})`, the ids of the controls to
// activate in their order.

#include <memory>
#include <string>
#include <vector>

#include "tests/support/kiosk_at_hand.h"
#include "tests/support/screens.h"
#include "tests/support/visit.h"

namespace tests {

enum class Mode : std::uint8_t {
  Touch,
  EightKeys,    // arrows and select; voice on
  TwoSwitches,  // switch 1 goes on, switch 2 selects; voice on
};

/// An errand or a deed of staff, as one line of a list.
struct Walk {
  const char* name;
  std::vector<std::string> controls;  // to activate, in order
  std::string last_screen;
};

class ModeWalker {
 public:
  /// From where the kiosk stands; the first key switches the voice on.
  ModeWalker(std::unique_ptr<KioskAtHand> kiosk, Mode mode);
  /// At a visit's kiosk; by keys with the screen dark.
  ModeWalker(Visit& visit, Mode mode, kiosk::ui::Panel panel = portrait_panel);

  /// What is said because of the key is in `heard`.
  void press(kiosk::ui::TactileKey key);

  /// Goes to the control, through the pages. Fails the test when it cannot be reached, or when keys
  /// come to it and it is not announced by its own words.
  void approach(const std::string& id);
  /// Approaches the control and activates it.
  void reach(const std::string& id);
  void walk(const std::vector<std::string>& ids);
  /// Turns the pages until the node is shown; false when none shows it.
  bool turn_to(const std::string& id);
  /// Types on the keys of the screen, with shift and the page of symbols where they are needed.
  void type(const std::string& text);

  /// Lets the voice say all that it has to say; everything that was said since the last `reach`.
  std::vector<std::string> listen();
  /// What the last key made the kiosk say first; empty when it stayed silent.
  [[nodiscard]] const std::string& heard() const { return heard_; }
  /// True when anything that was said since the last `reach` contains it.
  [[nodiscard]] bool was_said(const std::string& text) const;

 private:
  [[nodiscard]] kiosk::ui::TactileKey select() const;
  /// The key that leads towards the wanted control.
  [[nodiscard]] kiosk::ui::TactileKey towards(const std::vector<ShownNode>& page,
                                              const ShownNode& wanted) const;
  /// Comes to the control, by keys; false when the page has no such control.
  bool come_to(const std::string& id);
  bool focus_on(const std::string& id);
  void hear_arrival(const ShownNode& node);
  void activate(const std::string& id);
  /// The id of the key that writes it now; empty when the shown page of the keyboard has none.
  [[nodiscard]] std::string key_that_writes(char character);
  void gather();

  std::unique_ptr<KioskAtHand> kiosk_;
  Mode mode_;
  std::string heard_;
  std::vector<std::string> said_;
};

/// What the voice was given to say since the effects were forgotten.
std::vector<std::string> spoken(const Visit& visit);
/// The voice has said what it was given last.
void end_utterance(Visit& visit);

}  // namespace tests
