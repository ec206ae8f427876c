#include "drivers/usb/usb_devices.h"

#include <array>
#include <optional>
#include <span>

namespace drivers::usb {
namespace {

constexpr std::uint8_t protocol_ipp_over_usb = 4;
constexpr std::uint8_t protocol_bidirectional = 2;

struct ConfigDeleter {
  void operator()(libusb_config_descriptor* config) const { libusb_free_config_descriptor(config); }
};
using Config = std::unique_ptr<libusb_config_descriptor, ConfigDeleter>;

struct DeviceListDeleter {
  void operator()(libusb_device** list) const { libusb_free_device_list(list, 1); }
};
using DeviceList = std::unique_ptr<libusb_device*, DeviceListDeleter>;

std::optional<PrinterInterface> pipes_of(const libusb_interface_descriptor& setting) {
  if (setting.bInterfaceClass != LIBUSB_CLASS_PRINTER ||
      setting.bInterfaceProtocol == protocol_ipp_over_usb) {
    return std::nullopt;
  }
  PrinterInterface found{.number = setting.bInterfaceNumber,
                         .alternate = setting.bAlternateSetting};
  for (const auto& endpoint : std::span(setting.endpoint, setting.bNumEndpoints)) {
    if ((endpoint.bmAttributes & LIBUSB_TRANSFER_TYPE_MASK) != LIBUSB_TRANSFER_TYPE_BULK) continue;
    const bool is_in = (endpoint.bEndpointAddress & LIBUSB_ENDPOINT_DIR_MASK) == LIBUSB_ENDPOINT_IN;
    std::uint8_t& pipe = is_in ? found.in_endpoint : found.out_endpoint;
    if (pipe == 0) pipe = endpoint.bEndpointAddress;
  }
  if (found.out_endpoint == 0) return std::nullopt;
  return found;
}

/// The best printer setting: one that can answer before one that cannot.
std::optional<PrinterInterface> printer_interface(libusb_device* device) {
  libusb_config_descriptor* raw_config = nullptr;
  if (libusb_get_active_config_descriptor(device, &raw_config) != 0) return std::nullopt;
  const Config config(raw_config);
  std::optional<PrinterInterface> best;
  for (const auto& interface : std::span(config->interface, config->bNumInterfaces)) {
    const auto count = static_cast<std::size_t>(interface.num_altsetting);
    for (const auto& setting : std::span(interface.altsetting, count)) {
      const auto found = pipes_of(setting);
      if (!found) continue;
      const bool is_better = !best || (best->in_endpoint == 0 && found->in_endpoint != 0);
      if (is_better) best = found;
      if (setting.bInterfaceProtocol == protocol_bidirectional) return found;
    }
  }
  return best;
}

bool matches(const libusb_device_descriptor& descriptor, const DeviceFilter& filter) {
  return (filter.vendor == 0 || filter.vendor == descriptor.idVendor) &&
         (filter.product == 0 || filter.product == descriptor.idProduct);
}

/// Of a device that may be opened. A claim says nothing to the device.
Access access_of(libusb_device_handle* handle, int interface) {
  // For libusb a program's claim is no driver.
  if (libusb_kernel_driver_active(handle, interface) == 1) return Access::KernelHasIt;
  if (libusb_claim_interface(handle, interface) == LIBUSB_ERROR_BUSY) return Access::ProgramHasIt;
  libusb_release_interface(handle, interface);
  return Access::Free;
}

}  // namespace

Context make_context() {
  libusb_context* context = nullptr;
  if (libusb_init(&context) != 0) return nullptr;
  return Context(context);
}

std::vector<PrinterDevice> find_printers(libusb_context* context, const DeviceFilter& filter) {
  libusb_device** raw_list = nullptr;
  const ssize_t count = libusb_get_device_list(context, &raw_list);
  std::vector<PrinterDevice> printers;
  if (count < 0) return printers;
  const DeviceList list(raw_list);
  for (libusb_device* device : std::span(raw_list, static_cast<std::size_t>(count))) {
    libusb_device_descriptor descriptor{};
    if (libusb_get_device_descriptor(device, &descriptor) != 0) continue;
    if (!matches(descriptor, filter)) continue;
    const auto interface = printer_interface(device);
    if (!interface) continue;
    printers.push_back({.device = Device(libusb_ref_device(device)),
                        .vendor = descriptor.idVendor,
                        .product = descriptor.idProduct,
                        .interface = *interface});
  }
  return printers;
}

std::string read_string(libusb_device_handle* handle, std::uint8_t index) {
  if (index == 0) return {};
  std::array<unsigned char, 256> text{};
  const int length =
      libusb_get_string_descriptor_ascii(handle, index, text.data(), static_cast<int>(text.size()));
  if (length <= 0) return {};
  std::string result;
  for (const unsigned char letter : std::span(text).first(static_cast<std::size_t>(length))) {
    // The text goes to logs and terminals: nothing in it may steer them.
    result += letter >= 0x20 && letter < 0x7f ? static_cast<char>(letter) : '?';
  }
  return result;
}

std::vector<PrinterListing> list_printers() {
  std::vector<PrinterListing> listings;
  const Context context = make_context();
  if (!context) return listings;
  for (const PrinterDevice& printer : find_printers(context.get(), {})) {
    PrinterListing listing{.vendor = printer.vendor, .product = printer.product};
    libusb_device_descriptor descriptor{};
    libusb_device_handle* raw_handle = nullptr;
    const int opened = libusb_open(printer.device.get(), &raw_handle);
    if (opened == LIBUSB_ERROR_ACCESS) listing.access = Access::NoPermission;
    if (opened == 0 && libusb_get_device_descriptor(printer.device.get(), &descriptor) == 0) {
      const Handle handle(raw_handle);
      listing.access = access_of(handle.get(), printer.interface.number);
      listing.manufacturer = read_string(handle.get(), descriptor.iManufacturer);
      listing.model = read_string(handle.get(), descriptor.iProduct);
      listing.serial = read_string(handle.get(), descriptor.iSerialNumber);
    }
    listings.push_back(std::move(listing));
  }
  return listings;
}

}  // namespace drivers::usb
