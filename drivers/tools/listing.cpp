#include "drivers/tools/listing.h"

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "drivers/buttons/box_address.h"
#include "drivers/buttons/hid_box.h"
#include "drivers/headphones/switch_jack.h"
#include "drivers/hid/hid_device.h"
#include "drivers/keys/input_devices.h"
#include "drivers/keys/keyboard.h"
#include "drivers/printer/address.h"
#include "drivers/printer/cups_queue.h"
#include "drivers/printer/posix_io.h"
#include "drivers/scanner/hid_pos_scanner.h"
#include "drivers/usb/usb_devices.h"

namespace drivers::tools {
namespace {

namespace fs = std::filesystem;

/// Something that an address of kiosk.toml may name.
struct Found {
  std::string address;
  std::string name;
  std::string remark;     // why it cannot be used now, or what else is to say; often empty
  bool is_usable = true;  // by a kiosk that is started now
};

void print(const std::vector<Found>& all) {
  for (const auto& one : all) {
    fmt::print("{}  {}{}{}\n", one.address, one.name, one.remark.empty() ? "" : ": ", one.remark);
  }
}

Found found_at(std::string address, std::string name,
               const std::expected<void, hid::DeviceError>& usable = {}) {
  return {.address = std::move(address),
          .name = std::move(name),
          .remark = usable ? "" : advice(usable.error()),
          .is_usable = usable.has_value()};
}

std::expected<void, hid::DeviceError> usable_if(bool may) {
  if (may) return {};
  return std::unexpected(hid::DeviceError::NoPermission);
}

std::expected<void, hid::DeviceError> usable(usb::Access access) {
  if (access == usb::Access::ProgramHasIt) return std::unexpected(hid::DeviceError::Busy);
  return usable_if(access != usb::Access::NoPermission);
}

std::vector<Found> printers() {
  std::vector<Found> found;
  for (const auto& device : usb::list_printers()) {
    const auto serial = device.serial.empty() ? "" : "/" + device.serial;
    auto one = found_at(fmt::format("usb://{:04x}:{:04x}{}", device.vendor, device.product, serial),
                        device.manufacturer + " " + device.model, usable(device.access));
    if (device.access == usb::Access::KernelHasIt) {
      one.remark = "the kernel's usblp has it; the kiosk takes it from there while it runs";
    }
    found.push_back(std::move(one));
  }
  return found;
}

/// By-id names stay the same wherever the adapter is plugged in.
std::vector<Found> serial_lines() {
  std::vector<Found> found;
  std::error_code error;
  for (const auto& entry : fs::directory_iterator("/dev/serial/by-id", error)) {
    const bool may = ::access(entry.path().c_str(), R_OK | W_OK) == 0;
    found.push_back(found_at("serial:" + entry.path().string(),
                             fs::canonical(entry.path(), error).string(), usable_if(may)));
  }
  return found;
}

/// Scanners that type, boxes of faces, keypads: what it is, only its owner knows.
std::vector<Found> keyboards() {
  std::vector<Found> found;
  for (const auto& keyboard : keys::find_keyboards()) {
    found.push_back(found_at(to_address(keys::address_scheme, keyboard.identity),
                             fmt::format("{} ({})", keyboard.name, keyboard.node),
                             keys::try_keyboard(keyboard)));
  }
  return found;
}

Found found_in_reports(std::string_view scheme, const hid::FoundHidDevice& device) {
  return found_at(to_address(scheme, device.identity),
                  fmt::format("{} ({})", device.name, device.node), hid::try_hid_device(device));
}

/// HID devices that are scanners by their own word, and those that say nothing that can be read.
std::vector<Found> hid_scanners() {
  std::vector<Found> found;
  for (const auto& device : hid::find_hid_devices()) {
    if (device.descriptor && !scanner::is_hid_pos_scanner(*device.descriptor)) continue;
    auto one = found_in_reports(scanner::hid_pos_scheme, device);
    if (!device.descriptor) {
      one.remark = fmt::format("no scanner: its report descriptor is {}",
                               name_of(device.descriptor.error()));
      one.is_usable = false;
    }
    found.push_back(std::move(one));
  }
  return found;
}

/// Those that have buttons in their reports: boxes of faces, but also a mouse.
std::vector<Found> hid_boxes() {
  std::vector<Found> found;
  for (const auto& device : hid::find_hid_devices()) {
    if (!device.descriptor || !buttons::has_buttons(*device.descriptor)) continue;
    found.push_back(found_in_reports(buttons::hid_box_scheme, device));
  }
  return found;
}

/// Whether a panel works is seen on the display: its fingers do not come this way.
std::vector<Found> touch_screens() {
  std::vector<Found> found;
  for (const auto& device : keys::find_input_devices()) {
    if (!device.is_touch_screen) continue;
    found.push_back(found_at(to_address("", device.identity),
                             fmt::format("{} ({}), a touch screen", device.name, device.node)));
  }
  return found;
}

std::vector<Found> headphone_jacks() {
  std::vector<Found> found;
  for (const auto& name : headphones::find_switch_jacks()) {
    found.push_back(found_at("switch:" + name, "a jack for headphones"));
  }
  return found;
}

/// The first that works counts, the others are remarks.
void print_block(const char* section, const char* key, const std::vector<Found>& found) {
  if (found.empty()) return;
  fmt::print("\n[{}]\n", section);
  bool is_taken = false;
  for (const auto& one : found) {
    fmt::print("# {}{}{}\n", one.name, one.remark.empty() ? "" : ": ", one.remark);
    const bool counts = one.is_usable && !is_taken;
    is_taken = is_taken || counts;
    fmt::print("{}{} = \"{}\"\n", counts ? "" : "# ", key, one.address);
  }
}

}  // namespace

int list(const Choice& choice) {
  for (const auto& all : {printers(), serial_lines(), keyboards(), hid_scanners(), hid_boxes(),
                          touch_screens(), headphone_jacks()}) {
    print(all);
  }
  const auto queues =
      printer::list_queues(printer::parse_server(choice.server), printer::Deadline(patience));
  if (!queues) return fail(fmt::format("cups: {}", name_of(queues.error())));
  for (const auto& queue : *queues) fmt::print("cups://{}/{}\n", choice.server, queue);
  return well;
}

int draft(const Choice& /*choice*/) {
  fmt::print(
      "# What is plugged in here. A device stands in one block only: a keyboard may be the\n"
      "# scanner, the box of faces or the keypad. `anjungan-devices test` tries each.\n");
  print_block("printer", "address", printers());
  auto scanners = hid_scanners();
  for (auto& line : serial_lines()) scanners.push_back(std::move(line));
  for (auto& keyboard : keyboards()) scanners.push_back(std::move(keyboard));
  print_block("scanner", "address", scanners);
  auto boxes = keyboards();
  for (auto& box : hid_boxes()) boxes.push_back(std::move(box));
  print_block("buttons", "address", boxes);
  print_block("keys", "address", keyboards());
  print_block("headphones", "address", headphone_jacks());
  print_block("touch", "device", touch_screens());
  return well;
}

}  // namespace drivers::tools
