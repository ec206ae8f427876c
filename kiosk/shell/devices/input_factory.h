#pragma once
// From the configured addresses to a scanner, a box of faces, tactile keys, the jack of the
// headphones and a touch panel: the only place that knows every such driver.

#include <expected>
#include <memory>
#include <optional>
#include <string>

#include "drivers/bench/simulated_input.h"
#include "drivers/headphones/headphone_jack.h"
#include "drivers/keys/tactile_keys.h"
#include "drivers/touch/touch_panel.h"
#include "kiosk/shell/bench/bench.h"
#include "kiosk/shell/devices/input_devices.h"
#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

/// All of them, as the configuration names them; the error names the address.
std::expected<InputDevices, std::string> make_inputs(const Config& config, Bench* bench);

/// `none`, `bench`, `serial:/dev/ttyACM0?baud=9600`, `evdev:0c2e:0b61/serial`,
/// `hidpos:0c2e:0b81/serial`. Null for `none`, and for `bench` without a bench. The bench keeps its
/// devices: it outlives what is made here.
std::expected<std::unique_ptr<drivers::scanner::Scanner>, std::string> make_scanner(
    const std::string& address, Bench* bench);

/// `none`, `bench`, `evdev:1234:5678/serial?faces=2,3,4,5`.
std::expected<std::unique_ptr<drivers::buttons::ButtonBox>, std::string> make_buttons(
    const std::string& address, Bench* bench);

/// `none`, `bench`, `window`, `evdev:1a2c:0e24/serial`. Only the last is a device; see
/// `window_has_keys`.
std::expected<std::unique_ptr<drivers::keys::TactileKeys>, std::string> make_keys(
    const std::string& address);

/// `none`, `bench`, `switch`, `switch:HDA Intel PCH Headphone`. Null but for the last two: the
/// bench has a button for it.
std::expected<std::unique_ptr<drivers::headphones::HeadphoneJack>, std::string> make_headphones(
    const std::string& address);

/// Empty is any touch screen of this machine, `0eef:0001/serial` one; with a bench, its own.
std::expected<std::unique_ptr<drivers::touch::TouchPanel>, std::string> make_touch_panel(
    const std::string& device, Bench* bench);

/// Whether the keyboard that the window system knows works the screen: on the bench, and where the
/// address says `window`. Anybody's keyboard plugged into a kiosk does nothing.
bool window_has_keys(const std::string& address, const Bench* bench);

/// Why such an address can be no such device.
std::optional<std::string> fault_of_scanner_address(const std::string& address);
std::optional<std::string> fault_of_buttons_address(const std::string& address);
std::optional<std::string> fault_of_keys_address(const std::string& address);
std::optional<std::string> fault_of_headphones_address(const std::string& address);

}  // namespace kiosk::shell
