#pragma once
// A kiosk as it stands before somebody, however the test reaches it: the core alone, or the real
// program behind its control socket. What a person could do and notice, and nothing else.

#include <string>
#include <vector>

#include "kiosk/ui/hearing.h"

namespace tests {

/// A node as it is shown.
struct ShownNode {
  std::string id;
  std::string role;
  std::string text;
  std::string speech;
  std::string value;
  bool is_control = false;  // and enabled
  bool is_focused = false;
  int top_px = 0;
};

class KioskAtHand {
 public:
  virtual ~KioskAtHand() = default;

  virtual std::string screen() = 0;
  /// What has an id on the page that is shown, in its order.
  virtual std::vector<ShownNode> page() = 0;
  /// A finger on a control of that page.
  virtual void tap(const std::string& id) = 0;
  virtual void press(kiosk::ui::TactileKey key) = 0;
  /// What was said since the last call, an utterance each.
  virtual std::vector<std::string> take_speech() = 0;
  /// The voice says all that it has to say, where it takes no time; a real voice is not waited for.
  virtual void let_voice_finish() = 0;
};

}  // namespace tests
