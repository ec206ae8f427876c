#pragma once
// A scanner, a box of faces and a touch panel in memory: what is given to them comes out as from
// real ones, and they can be pulled out, and get stuck. The methods of the interface belong to the
// worker's thread, the others to any.

#include <condition_variable>
#include <deque>
#include <mutex>

#include "drivers/buttons/buttons.h"
#include "drivers/scanner/scanner.h"
#include "drivers/touch/touch_panel.h"

namespace drivers::bench {

class SimulatedScanner final : public scanner::Scanner {
 public:
  void scan(std::string text);
  void set_gone(bool gone);

  std::expected<std::optional<std::string>, scanner::ScannerError> read(
      std::chrono::milliseconds limit) override;
  void interrupt() override;
  [[nodiscard]] std::string describe() const override { return "bench"; }
  [[nodiscard]] bool is_idle() const override;

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool interrupted_ = false;
  std::deque<std::string> codes_;
  bool gone_ = false;
  bool reading_ = false;
};

class SimulatedBox final : public buttons::ButtonBox {
 public:
  /// Down and up again. Its buttons have their faces' numbers as codes.
  void press(int button);
  void set_gone(bool gone);
  /// The happiest face's button goes down and stays there, since eleven seconds.
  void set_stuck(bool stuck);

  std::expected<std::vector<buttons::Edge>, buttons::BoxError> wait(
      std::chrono::milliseconds limit) override;
  void use_faces(std::vector<std::uint16_t> codes) override;
  void interrupt() override;
  [[nodiscard]] std::string describe() const override { return "bench"; }
  [[nodiscard]] bool is_idle() const override;

 private:
  void add(int button, bool down, std::chrono::milliseconds at);

  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool interrupted_ = false;
  std::vector<std::uint16_t> faces_;  // as taught; empty: button 1 is face 1
  std::vector<buttons::Edge> edges_;
  bool gone_ = false;
  bool waiting_ = false;
};

/// Its fingers are the window's; while it is gone there are none.
class SimulatedPanel final : public touch::TouchPanel {
 public:
  void set_gone(bool gone);
  [[nodiscard]] bool is_gone() const;

  bool wait(std::chrono::milliseconds limit) override;
  void interrupt() override;
  [[nodiscard]] std::string describe() const override { return "bench"; }

 private:
  mutable std::mutex mutex_;
  std::condition_variable changed_;
  bool interrupted_ = false;
  bool gone_ = false;
  bool told_gone_ = false;
};

}  // namespace drivers::bench
