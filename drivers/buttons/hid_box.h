#pragma once
// A box of faces that is read by its own HID reports: its descriptor says where the buttons stand
// (usage page 9), and where their lights, if it has any (page 8, generic indicators). The lights
// are on while the kiosk has the box, and one goes out while its button is down. Used by one worker
// thread.
//
// Identity, access, tested hardware: drivers/hid/hid_device.h. Protocol: USB-IF, HID Usage Tables
// 1.12, sections 11 and 12. Codes of its buttons: their numbers there, from 1.

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "drivers/buttons/box_address.h"
#include "drivers/buttons/buttons.h"
#include "drivers/hid/hid_device.h"

namespace drivers::buttons {

/// Whether a device has buttons in its reports.
bool has_buttons(const hid::ReportDescriptor& descriptor);

class HidBox final : public ButtonBox {
 public:
  explicit HidBox(BoxConfig config);

  std::expected<std::vector<Edge>, BoxError> wait(std::chrono::milliseconds limit) override;
  void use_faces(std::vector<std::uint16_t> codes) override;
  void interrupt() override { device_.interrupt(); }
  [[nodiscard]] std::string describe() const override;

 private:
  std::expected<void, BoxError> open();
  std::vector<Edge> take(std::span<const std::uint8_t> report);
  void light_up();

  hid::HidDevice device_;
  std::vector<std::uint16_t> configured_;  // never empty
  std::vector<std::uint16_t> faces_;
  std::map<std::uint8_t, std::vector<std::uint16_t>> down_;  // by the report that told it
};

}  // namespace drivers::buttons
