#include "tests/support/umock_usb_printer.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <linux/usbdevice_fs.h>
#include <sys/ioctl.h>

namespace tests::support {
namespace {

constexpr const char* node = "/dev/bus/usb/001/002";
constexpr const char* sysfs_path = "/sys/devices/usb1/1-1";
constexpr std::size_t setup_size_bytes = 8;

struct DataDeleter {
  void operator()(UMockdevIoctlData* data) const { umockdev_ioctl_data_unref(data); }
};
using Data = std::unique_ptr<UMockdevIoctlData, DataDeleter>;

void must(bool fine, const char* what, GError* error = nullptr) {
  if (fine) return;
  fmt::print(stderr, "umock_usb_printer: {}: {}\n", what,
             error != nullptr ? error->message : "failed");
  std::abort();
}

std::vector<std::uint8_t> descriptors(UsbPrinterKind kind) {
  const bool two_way = kind != UsbPrinterKind::OneWay;
  const std::uint8_t protocol =
      kind == UsbPrinterKind::OneWay ? 1 : (kind == UsbPrinterKind::IppOverUsb ? 4 : 2);
  const std::uint8_t total = two_way ? 32 : 25;
  const std::uint8_t pipes = two_way ? 2 : 1;
  std::vector<std::uint8_t> bytes{18,   1,    0,     2, 0,     0, 0, 64,       0xb8,
                                  0x04, 0x15, 0x0e,  0, 1,     1, 2, 3,
                                  1,                                                // device
                                  9,    2,    total, 0, 1,     1, 0, 0xc0,     50,  // configuration
                                  9,    4,    0,     0, pipes, 7, 1, protocol, 0,   // interface
                                  7,    5,    0x01,  2, 0,     2, 0};               // bulk OUT
  if (two_way) bytes.insert(bytes.end(), {7, 5, 0x82, 2, 0, 2, 0});                 // bulk IN
  return bytes;
}

/// A USB string descriptor: length, type 3, UTF-16.
std::vector<std::uint8_t> string_descriptor(std::uint8_t index) {
  if (index == 0) return {4, 3, 0x09, 0x04};  // the only language: English
  constexpr std::array<std::string_view, 4> strings{"", "Anjungan", "Test Slip", "SN0001"};
  if (index >= strings.size()) return {};
  std::vector<std::uint8_t> bytes{static_cast<std::uint8_t>(2 + 2 * strings[index].size()), 3};
  for (const char letter : strings[index]) {
    bytes.push_back(static_cast<std::uint8_t>(letter));
    bytes.push_back(0);
  }
  return bytes;
}

}  // namespace

// One request of libusb: its header and its buffer, both living in the asking process.
struct UmockUsbPrinter::Urb {
  Data header_data;
  Data buffer_data;

  [[nodiscard]] usbdevfs_urb& header() const {
    return *reinterpret_cast<usbdevfs_urb*>(header_data->data);
  }
};

UmockUsbPrinter::UmockUsbPrinter(UsbPrinterKind kind) : kind_(kind) {
  // umockdev_in_mock_environment() of version 0.17 says no even inside.
  const char* preloaded = std::getenv("LD_PRELOAD");
  must(preloaded != nullptr && std::string_view(preloaded).find("umockdev") != std::string::npos,
       "run this program under umockdev-wrapper");
  testbed_ = umockdev_testbed_new();
  handler_ = umockdev_ioctl_base_new();
  g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(on_ioctl), this);
  plug();
}

UmockUsbPrinter::~UmockUsbPrinter() {
  if (plugged_) unplug();
  g_object_unref(handler_);
  g_object_unref(testbed_);
}

std::string UmockUsbPrinter::description() const {
  std::string text =
      "P: /devices/usb1/1-1\nN: bus/usb/001/002\nE: SUBSYSTEM=usb\nE: DRIVER=usb\n"
      "E: DEVTYPE=usb_device\nE: BUSNUM=001\nE: DEVNUM=002\nE: DEVNAME=/dev/bus/usb/001/002\n"
      "E: MAJOR=189\nE: MINOR=1\nA: busnum=1\\n\nA: devnum=2\\n\nA: bConfigurationValue=1\\n\n"
      "A: speed=480\\n\nA: idVendor=04b8\\n\nA: idProduct=0e15\\n\nA: bNumInterfaces=1\\n\n"
      "H: descriptors=";
  for (const std::uint8_t byte : descriptors(kind_)) text += fmt::format("{:02x}", byte);
  return text + "\n";
}

void UmockUsbPrinter::plug() {
  GError* error = nullptr;
  // The handler must be there before the node, or umockdev makes no node for it.
  must(umockdev_testbed_attach_ioctl(testbed_, node, handler_, &error) != 0, "attach", error);
  {
    const std::lock_guard lock(mutex_);
    plugged_ = true;
  }
  must(umockdev_testbed_add_from_string(testbed_, description().c_str(), &error) != 0, "add",
       error);
}

void UmockUsbPrinter::unplug() {
  {
    const std::lock_guard lock(mutex_);
    plugged_ = false;
  }
  GError* error = nullptr;
  umockdev_testbed_uevent(testbed_, sysfs_path, "remove");
  umockdev_testbed_remove_device(testbed_, sysfs_path);
  must(umockdev_testbed_detach_ioctl(testbed_, node, &error) != 0, "detach", error);
}

void UmockUsbPrinter::stall_next_out() {
  const std::lock_guard lock(mutex_);
  stall_out_ = true;
}

void UmockUsbPrinter::stall_next_in() {
  const std::lock_guard lock(mutex_);
  stall_in_ = true;
}

void UmockUsbPrinter::stall_always() {
  const std::lock_guard lock(mutex_);
  stall_always_ = true;
}

void UmockUsbPrinter::hang() {
  const std::lock_guard lock(mutex_);
  hanging_ = true;
}

void UmockUsbPrinter::resume() {
  const std::lock_guard lock(mutex_);
  hanging_ = stall_always_ = stall_in_ = stall_out_ = false;
}

void UmockUsbPrinter::set_claim(UsbClaim claim) {
  const std::lock_guard lock(mutex_);
  claim_ = claim;
}

void UmockUsbPrinter::answer(const std::vector<std::uint8_t>& bytes) {
  const std::lock_guard lock(mutex_);
  replies_.insert(replies_.end(), bytes.begin(), bytes.end());
}

std::vector<std::uint8_t> UmockUsbPrinter::received() {
  const std::lock_guard lock(mutex_);
  return received_;
}

int UmockUsbPrinter::cleared_halts() {
  const std::lock_guard lock(mutex_);
  return cleared_halts_;
}

gboolean UmockUsbPrinter::on_ioctl(UMockdevIoctlBase* /*base*/, UMockdevIoctlClient* client,
                                   gpointer self) {
  auto* printer = static_cast<UmockUsbPrinter*>(self);
  int error = 0;
  long result = 0;
  {
    const std::lock_guard lock(printer->mutex_);
    result = printer->handle(client, error);
  }
  umockdev_ioctl_client_complete(client, result, error);
  return TRUE;
}

long UmockUsbPrinter::handle(UMockdevIoctlClient* client, int& error) {
  UMockdevIoctlData* argument = umockdev_ioctl_client_get_arg(client);  // borrowed
  const gulong request = umockdev_ioctl_client_get_request(client);
  const bool reaps = request == USBDEVFS_REAPURB || request == USBDEVFS_REAPURBNDELAY;
  if (!plugged_ && !reaps) {
    error = ENODEV;
    return -1;
  }
  switch (request) {
    case USBDEVFS_GET_CAPABILITIES: {
      std::uint32_t can = USBDEVFS_CAP_ZERO_PACKET | USBDEVFS_CAP_BULK_CONTINUATION |
                          USBDEVFS_CAP_NO_PACKET_SIZE_LIM | USBDEVFS_CAP_REAP_AFTER_DISCONNECT;
      const Data data(umockdev_ioctl_data_resolve(argument, 0, sizeof can, nullptr));
      umockdev_ioctl_data_update(data.get(), 0, reinterpret_cast<guint8*>(&can), sizeof can);
      return 0;
    }
    case USBDEVFS_CLEAR_HALT:
      ++cleared_halts_;
      return 0;
    case USBDEVFS_CLAIMINTERFACE:
    case USBDEVFS_DISCONNECT_CLAIM:
      error = claim_ == UsbClaim::Taken ? EBUSY : 0;
      return error == 0 ? 0 : -1;
    case USBDEVFS_RELEASEINTERFACE:
    case USBDEVFS_RESET:
      return 0;
    case USBDEVFS_GETDRIVER:
      error = ENODATA;
      return -1;
    case USBDEVFS_SUBMITURB:
      submit(argument);
      return 0;
    case USBDEVFS_DISCARDURB:
      return discard(argument, error);
    case USBDEVFS_REAPURB:
    case USBDEVFS_REAPURBNDELAY:
      return reap(argument, error);
    default:
      error = ENOTTY;
      return -1;
  }
}

void UmockUsbPrinter::submit(UMockdevIoctlData* argument) {
  auto urb = std::make_unique<Urb>();
  urb->header_data.reset(umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr));
  urb->buffer_data.reset(
      umockdev_ioctl_data_resolve(urb->header_data.get(), offsetof(usbdevfs_urb, buffer),
                                  static_cast<gsize>(urb->header().buffer_length), nullptr));
  flying_.push_back(std::move(urb));
}

long UmockUsbPrinter::discard(UMockdevIoctlData* argument, int& error) {
  const gulong address = *reinterpret_cast<const gulong*>(argument->data);
  const auto found = std::ranges::find_if(
      flying_, [&](const auto& urb) { return urb->header_data->client_addr == address; });
  if (found == flying_.end()) {
    error = EINVAL;
    return -1;
  }
  (*found)->header().status = -ENOENT;
  ended_.push_back(std::move(*found));
  flying_.erase(found);
  return 0;
}

long UmockUsbPrinter::reap(UMockdevIoctlData* argument, int& error) {
  const auto done = std::ranges::find_if(flying_, [&](const auto& urb) { return complete(*urb); });
  if (done != flying_.end()) {
    ended_.push_back(std::move(*done));
    flying_.erase(done);
  }
  if (ended_.empty()) {
    error = plugged_ ? EAGAIN : ENODEV;
    return -1;
  }
  const Data target(umockdev_ioctl_data_resolve(argument, 0, sizeof(gpointer), nullptr));
  umockdev_ioctl_data_set_ptr(target.get(), 0, ended_.front()->header_data.get());
  ended_.pop_front();
  return 0;
}

/// True when the transfer is over; false while the printer neither takes nor gives.
bool UmockUsbPrinter::complete(Urb& urb) {
  usbdevfs_urb& header = urb.header();
  header.actual_length = 0;
  if (!plugged_) {
    header.status = -ESHUTDOWN;
    return true;
  }
  if (header.type == USBDEVFS_URB_TYPE_CONTROL) {
    complete_control(header, urb.buffer_data->data);
    return true;
  }
  return complete_bulk(header, urb.buffer_data->data);
}

void UmockUsbPrinter::complete_control(usbdevfs_urb& header, std::uint8_t* data) {
  constexpr std::uint8_t get_descriptor = 6;
  constexpr std::uint8_t string_type = 3;
  header.status = -EPIPE;
  if (data[0] != 0x80 || data[1] != get_descriptor || data[3] != string_type) return;
  const auto reply = string_descriptor(data[2]);
  if (reply.empty()) return;
  const auto wanted = static_cast<std::size_t>(data[6] | data[7] << 8);
  const std::size_t length = std::min(wanted, reply.size());
  std::copy_n(reply.begin(), length, data + setup_size_bytes);
  header.actual_length = static_cast<int>(length);
  header.status = 0;
}

bool UmockUsbPrinter::complete_bulk(usbdevfs_urb& header, std::uint8_t* data) {
  if (hanging_) return false;
  const bool is_in = (header.endpoint & 0x80) != 0;
  bool& stall = is_in ? stall_in_ : stall_out_;
  if (stall || stall_always_) {
    stall = false;
    header.status = -EPIPE;
    return true;
  }
  const auto size = static_cast<std::size_t>(header.buffer_length);
  std::size_t moved = size;
  if (is_in) {
    if (replies_.empty()) return false;
    moved = std::min(size, replies_.size());
    std::copy_n(replies_.begin(), moved, data);
    replies_.erase(replies_.begin(), replies_.begin() + static_cast<std::ptrdiff_t>(moved));
  } else {
    received_.insert(received_.end(), data, data + size);
  }
  header.actual_length = static_cast<int>(moved);
  header.status = 0;
  return true;
}

}  // namespace tests::support
