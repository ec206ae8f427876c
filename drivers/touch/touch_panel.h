#pragma once
// The touch panel as a device of this machine: which one it is, and whether it is there. Its
// fingers come from the display server and not from here. Used by one worker thread.
//
// Identity: vendor, product and serial number of the bus, as of a keyboard; two that are alike and
// have no serial number count as one. Protocol: none; /sys/class/input is read and /dev/input
// watched (inotify). Failure: pulled out is absent until it is there again, at whatever place.
// Access: none is needed. Tested hardware: none yet; umockdev.

#include <chrono>
#include <expected>
#include <optional>
#include <string>
#include <string_view>

#include "drivers/hid/device_identity.h"
#include "drivers/printer/posix_io.h"

namespace drivers::touch {

using PanelIdentity = hid::DeviceIdentity;

/// `0eef:0001`, `0eef:0001/serial`; the error is a sentence.
std::expected<PanelIdentity, std::string> parse_panel_identity(std::string_view text);

/// From which device a finger came, as the display server tells it; empty where it does not.
struct FingerSource {
  std::string node;  // /dev/input/event3
  std::string name;

  bool operator==(const FingerSource&) const = default;
};

/// Whether that is the panel, by its node; by its name where the node is not known, and then
/// another device that bears the same name cannot be told apart. A source without both is not.
bool is_from(const PanelIdentity& panel, const FingerSource& source);

class TouchPanel {
 public:
  virtual ~TouchPanel() = default;

  /// Whether it is there: at the latest after `limit`, sooner when devices have come or gone.
  virtual bool wait(std::chrono::milliseconds limit) = 0;

  /// A wait that is under way, or the next one, returns at once. Any thread.
  virtual void interrupt() = 0;

  [[nodiscard]] virtual std::string describe() const = 0;
};

/// The panel of that identity, or any touch screen.
class InputPanel final : public TouchPanel {
 public:
  explicit InputPanel(std::optional<PanelIdentity> identity) : identity_(std::move(identity)) {}

  /// Looks at least every minute; every second where /dev cannot be watched, and after a
  /// change, which /sys may tell a moment later.
  bool wait(std::chrono::milliseconds limit) override;
  void interrupt() override { interrupt_.raise(); }
  [[nodiscard]] std::string describe() const override;

 private:
  void watch();
  [[nodiscard]] bool is_there() const;

  std::optional<PanelIdentity> identity_;
  printer::Descriptor watch_;
  int watched_ = -1;      // the folder, as inotify numbers it
  bool changed_ = false;  // at the last look
  printer::Interrupt interrupt_;
};

}  // namespace drivers::touch
