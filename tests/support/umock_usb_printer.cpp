#include "tests/support/umock_usb_printer.h"

#include <algorithm>
#include <cerrno>
#include <cstddef>
#include <cstdlib>
#include <span>
#include <string_view>

#include <fmt/format.h>
#include <fmt/ranges.h>
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

UsbSetup setup_of(std::span<const std::uint8_t> bytes) {
  const auto two = [&](std::size_t at) {
    return static_cast<std::uint16_t>(bytes[at] | bytes[at + 1] << 8);
  };
  return {
      .kind = bytes[0], .request = bytes[1], .value = two(2), .index = two(4), .length = two(6)};
}

}  // namespace

// One request of libusb: its header and its buffer, both living in the asking process.
struct UmockUsbPrinter::Urb {
  Data header_data;
  Data buffer_data;
  std::uint32_t number = 0;  // of the model's transfer

  [[nodiscard]] usbdevfs_urb& header() const {
    return *reinterpret_cast<usbdevfs_urb*>(header_data->data);
  }
};

UmockUsbPrinter::UmockUsbPrinter(const std::string& model)
    : model_(model), descriptors_(model_.descriptor(UsbModel::device)) {
  // umockdev_in_mock_environment() of version 0.17 says no even inside.
  const char* preloaded = std::getenv("LD_PRELOAD");
  must(preloaded != nullptr && std::string_view(preloaded).find("umockdev") != std::string::npos,
       "run this program under umockdev-wrapper");
  const auto configuration = model_.descriptor(UsbModel::configuration);
  descriptors_.insert(descriptors_.end(), configuration.begin(), configuration.end());
  testbed_ = umockdev_testbed_new();
  handler_ = umockdev_ioctl_base_new();
  g_signal_connect(handler_, "handle-ioctl", G_CALLBACK(on_ioctl), this);
  plug();
}

UmockUsbPrinter::~UmockUsbPrinter() {
  if (plugged_) unplug();
  // An answer may still be on its way out of umockdev's thread.
  {
    const std::lock_guard answered(mutex_);
  }
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
  for (const std::uint8_t byte : descriptors_) text += fmt::format("{:02x}", byte);
  return text + "\n";
}

void UmockUsbPrinter::plug() {
  GError* error = nullptr;
  // The handler must be there before the node, or umockdev makes no node for it.
  must(umockdev_testbed_attach_ioctl(testbed_, node, handler_, &error) != 0, "attach", error);
  {
    const std::lock_guard lock(mutex_);
    model_.connect();
    plugged_ = true;
  }
  must(umockdev_testbed_add_from_string(testbed_, description().c_str(), &error) != 0, "add",
       error);
}

void UmockUsbPrinter::unplug() {
  {
    const std::lock_guard lock(mutex_);
    plugged_ = false;
    model_.disconnect();
  }
  GError* error = nullptr;
  umockdev_testbed_uevent(testbed_, sysfs_path, "remove");
  umockdev_testbed_remove_device(testbed_, sysfs_path);
  must(umockdev_testbed_detach_ioctl(testbed_, node, &error) != 0, "detach", error);
}

std::string UmockUsbPrinter::tell(const std::string& order) {
  const std::lock_guard lock(mutex_);
  return model_.tell(order);
}

void UmockUsbPrinter::set_claim(UsbClaim claim) {
  const std::lock_guard lock(mutex_);
  claim_ = claim;
}

void UmockUsbPrinter::answer(const std::vector<std::uint8_t>& bytes) {
  tell(fmt::format("say {:02x}", fmt::join(bytes, "")));
}

std::vector<std::uint8_t> UmockUsbPrinter::received() {
  const std::string text = tell("stat bytes");  // between quotation marks
  std::vector<std::uint8_t> bytes;
  for (std::size_t at = 1; at + 2 < text.size(); at += 2) {
    bytes.push_back(static_cast<std::uint8_t>(std::stoul(text.substr(at, 2), nullptr, 16)));
  }
  return bytes;
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
  if ((!plugged_ || model_.is_gone()) && !reaps) {
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
      return clear_halt(argument);
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

long UmockUsbPrinter::clear_halt(UMockdevIoctlData* argument) {
  const Data data(umockdev_ioctl_data_resolve(argument, 0, sizeof(unsigned int), nullptr));
  const auto endpoint = *reinterpret_cast<const unsigned int*>(data->data);
  model_.control({.kind = 2, .request = 1, .index = static_cast<std::uint16_t>(endpoint)});
  ++cleared_halts_;
  return 0;
}

void UmockUsbPrinter::submit(UMockdevIoctlData* argument) {
  auto urb = std::make_unique<Urb>();
  urb->header_data.reset(umockdev_ioctl_data_resolve(argument, 0, sizeof(usbdevfs_urb), nullptr));
  urb->buffer_data.reset(
      umockdev_ioctl_data_resolve(urb->header_data.get(), offsetof(usbdevfs_urb, buffer),
                                  static_cast<gsize>(urb->header().buffer_length), nullptr));
  const auto& header = urb->header();
  const std::span bytes(urb->buffer_data->data, static_cast<std::size_t>(header.buffer_length));
  UsbTransfer transfer{.endpoint = header.endpoint, .data = {}, .most_bytes = 0};
  if (header.type == USBDEVFS_URB_TYPE_CONTROL) {
    transfer.endpoint = 0;
    transfer.setup = setup_of(bytes);
    transfer.most_bytes = transfer.setup.length;
    transfer.data.assign(bytes.begin() + setup_size_bytes, bytes.end());
  } else if ((header.endpoint & 0x80) != 0) {
    transfer.most_bytes = static_cast<std::uint32_t>(bytes.size());
  } else {
    transfer.data.assign(bytes.begin(), bytes.end());
  }
  urb->number = model_.submit(transfer);
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
  // One that had ended by itself is reaped as it ended.
  if (!plugged_ || model_.cancel((*found)->number)) {
    (*found)->header().status = -ENOENT;
    (*found)->header().actual_length = 0;
  } else {
    complete(**found);
  }
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
    error = plugged_ && !model_.is_gone() ? EAGAIN : ENODEV;
    return -1;
  }
  const Data target(umockdev_ioctl_data_resolve(argument, 0, sizeof(gpointer), nullptr));
  umockdev_ioctl_data_set_ptr(target.get(), 0, ended_.front()->header_data.get());
  ended_.pop_front();
  return 0;
}

/// False while the device has not finished it.
bool UmockUsbPrinter::complete(Urb& urb) {
  usbdevfs_urb& header = urb.header();
  header.actual_length = 0;
  const auto ended = plugged_ ? model_.completion(urb.number) : std::nullopt;
  if (!plugged_ || model_.is_gone()) {
    header.status = -ESHUTDOWN;
    return true;
  }
  if (!ended) return false;
  header.status = ended->status;
  header.actual_length = static_cast<int>(ended->length_bytes);
  const bool is_control = header.type == USBDEVFS_URB_TYPE_CONTROL;
  std::ranges::copy(ended->data, urb.buffer_data->data + (is_control ? setup_size_bytes : 0));
  return true;
}

}  // namespace tests::support
