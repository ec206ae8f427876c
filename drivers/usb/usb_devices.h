#pragma once
// USB printers as libusb sees them, and handles that give themselves back. Used by the thread that
// owns the handles; every owner has its own context.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include <libusb.h>

namespace drivers::usb {

struct ContextDeleter {
  void operator()(libusb_context* context) const { libusb_exit(context); }
};
struct DeviceDeleter {
  void operator()(libusb_device* device) const { libusb_unref_device(device); }
};
struct HandleDeleter {
  void operator()(libusb_device_handle* handle) const { libusb_close(handle); }
};
using Context = std::unique_ptr<libusb_context, ContextDeleter>;
using Device = std::unique_ptr<libusb_device, DeviceDeleter>;
using Handle = std::unique_ptr<libusb_device_handle, HandleDeleter>;

/// Null when there is no USB on this machine.
Context make_context();

/// Which device is meant; what is left at its default matches everything.
struct DeviceFilter {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string serial;  // the device's own serial number string

  bool operator==(const DeviceFilter&) const = default;
};

/// The interface of class 7 (USB printer class 1.1, section 5.4) and its two pipes.
struct PrinterInterface {
  std::uint8_t number = 0;
  std::uint8_t alternate = 0;
  std::uint8_t out_endpoint = 0;
  std::uint8_t in_endpoint = 0;  // 0: the printer cannot answer

  bool operator==(const PrinterInterface&) const = default;
};

struct PrinterDevice {
  Device device;
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  PrinterInterface interface;
};

/// The class 7 printers that match vendor and product, in the order of bus and address. Serial
/// numbers are not compared: reading them needs the device to be opened. Interfaces that speak IPP
/// over USB (protocol 4) are left to ipp-usb and CUPS.
std::vector<PrinterDevice> find_printers(libusb_context* context, const DeviceFilter& filter);

/// A string descriptor as ASCII, empty when the device has none or does not answer.
std::string read_string(libusb_device_handle* handle, std::uint8_t index);

/// Whether somebody could use a device now.
enum class Access : std::uint8_t { Free, NoPermission, KernelHasIt, ProgramHasIt, Unknown };

struct PrinterListing {
  std::uint16_t vendor = 0;
  std::uint16_t product = 0;
  std::string manufacturer;  // the strings are empty when the device may not be opened
  std::string model;
  std::string serial;
  Access access = Access::Unknown;

  bool operator==(const PrinterListing&) const = default;
};

/// What is plugged in, for people.
std::vector<PrinterListing> list_printers();

}  // namespace drivers::usb
