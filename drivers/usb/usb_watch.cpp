#include "drivers/usb/usb_watch.h"

#include <algorithm>
#include <utility>

#include <unistd.h>

namespace drivers::usb {

// libusb keeps a pointer to this, so it must not move with its UsbWatch.
struct UsbWatch::Registration {
  Context context;
  libusb_hotplug_callback_handle callback = 0;
  std::vector<DeviceChange> changes;

  ~Registration() {
    if (context) libusb_hotplug_deregister_callback(context.get(), callback);
  }
};

namespace {

int LIBUSB_CALL on_change(libusb_context* /*context*/, libusb_device* device,
                          libusb_hotplug_event event, void* changes) {
  libusb_device_descriptor descriptor{};
  if (libusb_get_device_descriptor(device, &descriptor) != 0) return 0;
  static_cast<std::vector<DeviceChange>*>(changes)->push_back(
      {.change = event == LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED ? Change::Arrived : Change::Left,
       .vendor = descriptor.idVendor,
       .product = descriptor.idProduct});
  return 0;
}

int match_or_any(std::uint16_t number) {
  return number == 0 ? LIBUSB_HOTPLUG_MATCH_ANY : number;
}

}  // namespace

std::expected<UsbWatch, WatchError> UsbWatch::start(const DeviceFilter& filter) {
  auto registration = std::make_unique<Registration>();
  registration->context = make_context();
  if (!registration->context) return std::unexpected(WatchError::NoUsb);
  if (libusb_has_capability(LIBUSB_CAP_HAS_HOTPLUG) == 0) {
    return std::unexpected(WatchError::NoHotplug);
  }
  const int failed = libusb_hotplug_register_callback(
      registration->context.get(),
      LIBUSB_HOTPLUG_EVENT_DEVICE_ARRIVED | LIBUSB_HOTPLUG_EVENT_DEVICE_LEFT, 0,
      match_or_any(filter.vendor), match_or_any(filter.product), LIBUSB_HOTPLUG_MATCH_ANY,
      &on_change, &registration->changes, &registration->callback);
  if (failed != 0) return std::unexpected(WatchError::NoHotplug);
  return UsbWatch(std::move(registration));
}

UsbWatch::UsbWatch(std::unique_ptr<Registration> registration)
    : registration_(std::move(registration)) {}
UsbWatch::UsbWatch(UsbWatch&&) noexcept = default;
UsbWatch& UsbWatch::operator=(UsbWatch&&) noexcept = default;
UsbWatch::~UsbWatch() = default;

std::vector<DeviceChange> UsbWatch::wait(std::chrono::milliseconds limit) {
  const auto bounded = std::max(limit, std::chrono::milliseconds::zero());
  timeval wait_time{.tv_sec = bounded.count() / 1000, .tv_usec = bounded.count() % 1000 * 1000};
  if (registration_->changes.empty()) {
    libusb_handle_events_timeout_completed(registration_->context.get(), &wait_time, nullptr);
  }
  return std::exchange(registration_->changes, {});
}

void UsbWatch::interrupt() {
  libusb_interrupt_event_handler(registration_->context.get());
}

bool changes_are_announced() {
  return ::access("/run/udev/control", F_OK) == 0;
}

const char* name_of(Change change) {
  switch (change) {
    case Change::Arrived:
      return "arrived";
    case Change::Left:
      return "left";
  }
  return "left";
}

}  // namespace drivers::usb
