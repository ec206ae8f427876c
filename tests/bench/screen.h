#pragma once
// What is really on an X screen, and a finger on it: pixels are read back from the server, presses
// are made by the XTEST extension, so that every program is measured in the same way. One thread.

#include <chrono>
#include <memory>
#include <optional>
#include <vector>

#include "kiosk/ui/theme.h"

// NOLINTNEXTLINE(bugprone-reserved-identifier): the name that Xlib gave it
struct _XDisplay;

namespace bench {

using Clock = std::chrono::steady_clock;

struct Spot {
  int x = 0;
  int y = 0;
  kiosk::ui::Color color;
};

class Screen {
 public:
  /// Connects to $DISPLAY; aborts when there is none.
  Screen();

  /// When all spots had their colours (up to a rounding of 3 in each part), or nothing after
  /// `limit`. Looks every 0.2 ms, so as not to take the processor from what is measured.
  [[nodiscard]] std::optional<Clock::time_point> wait_for(const std::vector<Spot>& spots,
                                                          std::chrono::milliseconds limit) const;
  [[nodiscard]] kiosk::ui::Color color_at(int x, int y) const;

  void move(int x, int y) const;
  void press() const;
  void release() const;

 private:
  struct Close {
    void operator()(_XDisplay* display) const;
  };
  std::unique_ptr<_XDisplay, Close> display_;
};

}  // namespace bench
