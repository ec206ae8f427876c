#pragma once
// A touch panel on an emulated input system (run the test under `umockdev-wrapper`): what /sys and
// /dev tell of it. It can be pulled out and come back elsewhere. Its fingers are the display
// server's.

#include <string>

#include "tests/support/umock_input.h"

namespace tests::support {

enum class PanelKind { TouchScreen, TouchPad };

class UmockPanel {
 public:
  UmockPanel(UmockInput& input, int number, UmockIdentity identity,
             PanelKind kind = PanelKind::TouchScreen);
  ~UmockPanel();
  UmockPanel(const UmockPanel&) = delete;
  UmockPanel& operator=(const UmockPanel&) = delete;

  /// At the place with that number: /dev/input/event<number>.
  void plug(int number);
  void unplug();
  [[nodiscard]] const std::string& node() const { return node_; }
  [[nodiscard]] std::string name() const { return "Panel " + identity_.vendor; }

 private:
  UmockInput& input_;
  UmockIdentity identity_;
  PanelKind kind_;
  std::string node_;   // empty: not plugged in
  std::string file_;   // which the test's own machine sees at that node
  std::string place_;  // in /sys
};

}  // namespace tests::support
