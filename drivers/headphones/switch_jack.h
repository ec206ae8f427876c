#pragma once
// The jack of a sound card that tells when something is plugged in. The kernel makes an input
// device of it with the switch SW_HEADPHONE_INSERT (CONFIG_SND_JACK_INPUT_DEV, on in Debian):
// "HDA Intel PCH Headphone". Used by one worker thread.
//
// Identity: the name of the input device; it has no numbers. Protocol: linux/input.h, EV_SW.
// Failure: the card gone is Absent until it is there again. Access: read permission for
// /dev/input/event* by the udev rule in config/udev. Tested hardware: none yet; umockdev.

#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/headphones/headphone_jack.h"
#include "drivers/printer/posix_io.h"

namespace drivers::headphones {

/// `switch` is the first jack there is, `switch:HDA Intel PCH Headphone` the one of that name.
/// Gives the name. The error is a sentence.
std::expected<std::string, std::string> parse_switch_jack(std::string_view address);

/// Jacks for headphones that are here, by their names.
std::vector<std::string> find_switch_jacks();

class SwitchJack final : public HeadphoneJack {
 public:
  /// An empty name is the first there is.
  explicit SwitchJack(std::string name) : name_(std::move(name)) {}

  std::expected<bool, hid::DeviceError> wait(std::chrono::milliseconds limit) override;
  void interrupt() override { interrupt_.raise(); }
  [[nodiscard]] std::string describe() const override;

 private:
  std::expected<bool, hid::DeviceError> open();
  std::expected<bool, hid::DeviceError> ask();
  std::expected<bool, hid::DeviceError> lose();
  std::expected<bool, hid::DeviceError> take_events();

  std::string name_;
  printer::Descriptor file_;
  printer::Interrupt interrupt_;
  bool plugged_ = false;
};

}  // namespace drivers::headphones
