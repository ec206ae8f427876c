#include "kiosk/shell/devices/input_factory.h"

#include "drivers/buttons/box_address.h"
#include "drivers/headphones/switch_jack.h"
#include "drivers/keys/keypad.h"
#include "drivers/scanner/scanner_address.h"

namespace kiosk::shell {
namespace {

using drivers::buttons::ButtonBox;
using drivers::hid::DeviceIdentity;
using drivers::scanner::Scanner;

/// The worker owns its device, the bench keeps the simulated one: this stands between.
class BenchScanner final : public Scanner {
 public:
  explicit BenchScanner(Scanner& scanner) : scanner_(scanner) {}
  std::expected<std::optional<std::string>, drivers::scanner::ScannerError> read(
      std::chrono::milliseconds limit) override {
    return scanner_.read(limit);
  }
  void interrupt() override { scanner_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return scanner_.describe(); }
  [[nodiscard]] bool is_idle() const override { return scanner_.is_idle(); }

 private:
  Scanner& scanner_;
};

class BenchBox final : public ButtonBox {
 public:
  explicit BenchBox(ButtonBox& box) : box_(box) {}
  std::expected<std::vector<drivers::buttons::Edge>, drivers::buttons::BoxError> wait(
      std::chrono::milliseconds limit) override {
    return box_.wait(limit);
  }
  void use_faces(std::vector<std::uint16_t> codes) override { box_.use_faces(std::move(codes)); }
  void interrupt() override { box_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return box_.describe(); }
  [[nodiscard]] bool is_idle() const override { return box_.is_idle(); }

 private:
  ButtonBox& box_;
};

class BenchPanel final : public drivers::touch::TouchPanel {
 public:
  explicit BenchPanel(TouchPanel& panel) : panel_(panel) {}
  bool wait(std::chrono::milliseconds limit) override { return panel_.wait(limit); }
  void interrupt() override { panel_.interrupt(); }
  [[nodiscard]] std::string describe() const override { return panel_.describe(); }

 private:
  TouchPanel& panel_;
};

bool is_input_device(const std::string& address) {
  return address.starts_with(drivers::keys::address_scheme);
}

std::expected<DeviceIdentity, std::string> input_device(const std::string& address) {
  return drivers::hid::parse_device_identity(drivers::keys::address_scheme, address);
}

template <class Parsed>
std::optional<std::string> fault_of(const Parsed& parsed) {
  return parsed ? std::nullopt : std::optional{parsed.error()};
}

}  // namespace

std::optional<std::string> fault_of_scanner_address(const std::string& address) {
  if (address == "none" || address == "bench") return std::nullopt;
  return fault_of(drivers::scanner::make_scanner(address));
}

std::optional<std::string> fault_of_buttons_address(const std::string& address) {
  if (address == "none" || address == "bench") return std::nullopt;
  return fault_of(drivers::buttons::parse_box(address));
}

std::optional<std::string> fault_of_keys_address(const std::string& address) {
  if (address == "none" || address == "bench" || address == "window") return std::nullopt;
  return fault_of(input_device(address));
}

std::optional<std::string> fault_of_headphones_address(const std::string& address) {
  if (address == "none" || address == "bench") return std::nullopt;
  return fault_of(drivers::headphones::parse_switch_jack(address));
}

bool window_has_keys(const std::string& address, const Bench* bench) {
  return bench != nullptr || address == "window";
}

std::expected<InputDevices, std::string> make_inputs(const Config& config, Bench* bench) {
  const auto named = [](const std::string& address, const std::string& error) {
    return std::unexpected(address + ": " + error);
  };
  auto scanner = make_scanner(config.scanner_address, bench);
  if (!scanner) return named(config.scanner_address, scanner.error());
  auto buttons = make_buttons(config.buttons_address, bench);
  if (!buttons) return named(config.buttons_address, buttons.error());
  auto keys = make_keys(config.keys_address);
  if (!keys) return named(config.keys_address, keys.error());
  auto headphones = make_headphones(config.headphones_address);
  if (!headphones) return named(config.headphones_address, headphones.error());
  auto panel = make_touch_panel(config.touch_device, bench);
  if (!panel) return named(config.touch_device, panel.error());
  return InputDevices{.scanner = std::move(*scanner),
                      .buttons = std::move(*buttons),
                      .keys = std::move(*keys),
                      .headphones = std::move(*headphones),
                      .panel = std::move(*panel)};
}

std::expected<std::unique_ptr<Scanner>, std::string> make_scanner(const std::string& address,
                                                                  Bench* bench) {
  if (address == "none") return nullptr;
  if (address == "bench") {
    if (bench == nullptr) return nullptr;
    return std::make_unique<BenchScanner>(bench->scanner());
  }
  return drivers::scanner::make_scanner(address);
}

std::expected<std::unique_ptr<ButtonBox>, std::string> make_buttons(const std::string& address,
                                                                    Bench* bench) {
  if (address == "none" || (address == "bench" && bench == nullptr)) return nullptr;
  if (address == "bench") return std::make_unique<BenchBox>(bench->buttons());
  auto box = drivers::buttons::parse_box(address);
  if (!box) return std::unexpected(box.error());
  return drivers::buttons::make_box(std::move(*box));
}

std::expected<std::unique_ptr<drivers::keys::TactileKeys>, std::string> make_keys(
    const std::string& address) {
  if (auto fault = fault_of_keys_address(address)) return std::unexpected(*fault);
  if (!is_input_device(address)) return nullptr;
  return std::make_unique<drivers::keys::Keypad>(*input_device(address));
}

std::expected<std::unique_ptr<drivers::headphones::HeadphoneJack>, std::string> make_headphones(
    const std::string& address) {
  if (address == "none" || address == "bench") return nullptr;
  auto name = drivers::headphones::parse_switch_jack(address);
  if (!name) return std::unexpected(name.error());
  return std::make_unique<drivers::headphones::SwitchJack>(std::move(*name));
}

std::expected<std::unique_ptr<drivers::touch::TouchPanel>, std::string> make_touch_panel(
    const std::string& device, Bench* bench) {
  using drivers::touch::InputPanel;
  if (bench != nullptr) return std::make_unique<BenchPanel>(bench->panel());
  if (device.empty()) return std::make_unique<InputPanel>(std::nullopt);
  auto identity = drivers::touch::parse_panel_identity(device);
  if (!identity) return std::unexpected(identity.error());
  return std::make_unique<InputPanel>(std::move(*identity));
}

}  // namespace kiosk::shell
