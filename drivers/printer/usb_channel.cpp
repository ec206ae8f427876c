#include "drivers/printer/usb_channel.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>
#include <poll.h>

#include "drivers/printer/posix_io.h"

namespace drivers::printer {
namespace {

// One transfer at a time: short enough that a printer at USB 1.1 full speed takes one in 15 ms, so
// `accepted` stays close to the truth when it stops.
constexpr std::size_t transfer_size_bytes = 16384;
// A multiple of every packet size there is; a buffer that is not can overflow.
constexpr std::size_t reply_size_bytes = 4096;
// Many printers answer an IN request with an empty packet at once; asking again without a pause
// would keep the bus and the processor busy.
constexpr std::chrono::milliseconds empty_reply_pause{5};

ChannelError error_of(int libusb_code) {
  switch (libusb_code) {
    case LIBUSB_ERROR_ACCESS:
      return ChannelError::NoPermission;
    case LIBUSB_ERROR_BUSY:
      return ChannelError::Busy;
    case LIBUSB_ERROR_TIMEOUT:
      return ChannelError::TimedOut;
    case LIBUSB_ERROR_NOT_FOUND:
      return ChannelError::NotFound;
    default:
      return ChannelError::Gone;
  }
}

// libusb takes 0 for "wait for ever".
unsigned limit_of(const Deadline& deadline) {
  return static_cast<unsigned>(std::clamp<std::chrono::milliseconds::rep>(
      deadline.left().count(), 1, std::chrono::milliseconds(std::chrono::hours(1)).count()));
}

struct Transfer {
  int code = 0;
  std::size_t moved = 0;
};

Transfer bulk(libusb_device_handle* handle, std::uint8_t endpoint, std::uint8_t* data,
              std::size_t size, const Deadline& deadline) {
  int moved = 0;  // libusb leaves it untouched when it could not even start
  const int code = libusb_bulk_transfer(handle, endpoint, data, static_cast<int>(size), &moved,
                                        limit_of(deadline));
  return {.code = code, .moved = static_cast<std::size_t>(std::max(moved, 0))};
}

}  // namespace

UsbChannel::UsbChannel(UsbConfig config) : config_(std::move(config)) {}

UsbChannel::~UsbChannel() {
  close();
}

std::expected<void, ChannelError> UsbChannel::open(std::chrono::milliseconds /*limit*/) {
  if (is_open()) return {};
  if (!context_) context_ = usb::make_context();
  if (!context_) return std::unexpected(ChannelError::NotFound);
  ChannelError error = ChannelError::NotFound;
  for (const auto& printer : usb::find_printers(context_.get(), config_.device)) {
    const auto claimed = claim(printer);
    if (claimed) return {};
    // A printer that will not let us in says more than another one that is the wrong one.
    if (claimed.error() != ChannelError::NotFound) error = claimed.error();
  }
  return std::unexpected(error);
}

std::expected<void, ChannelError> UsbChannel::claim(const usb::PrinterDevice& found) {
  libusb_device_handle* raw_handle = nullptr;
  if (const int code = libusb_open(found.device.get(), &raw_handle); code != 0) {
    // It was in the list a moment ago: a device that leaves now has not been "connected" before.
    return std::unexpected(code == LIBUSB_ERROR_NO_DEVICE ? ChannelError::NotFound
                                                          : error_of(code));
  }
  usb::Handle handle(raw_handle);
  libusb_device_descriptor descriptor{};
  libusb_get_device_descriptor(found.device.get(), &descriptor);
  std::string serial = usb::read_string(handle.get(), descriptor.iSerialNumber);
  if (!config_.device.serial.empty() && serial != config_.device.serial) {
    return std::unexpected(ChannelError::NotFound);
  }
  libusb_set_auto_detach_kernel_driver(handle.get(), 1);
  const auto& interface = found.interface;
  int code = libusb_claim_interface(handle.get(), interface.number);
  if (code == 0 && interface.alternate != 0) {
    code = libusb_set_interface_alt_setting(handle.get(), interface.number, interface.alternate);
  }
  if (code != 0) return std::unexpected(error_of(code));
  handle_ = std::move(handle);
  interface_ = interface;
  was_open_ = true;
  serial_ = std::move(serial);
  return {};
}

void UsbChannel::close() {
  if (!is_open()) return;
  libusb_release_interface(handle_.get(), interface_.number);  // gives usblp its device back
  handle_.reset();
}

bool UsbChannel::is_open() const {
  return handle_ != nullptr;
}

WriteResult UsbChannel::write(std::span<const std::uint8_t> bytes,
                              std::chrono::milliseconds limit) {
  WriteResult result;
  if (!is_open()) return {.accepted = 0, .ended = std::unexpected(ChannelError::Gone)};
  const Deadline deadline(limit);
  std::array<std::uint8_t, transfer_size_bytes> buffer{};
  bool halt_cleared = false;
  while (result.accepted < bytes.size()) {
    const auto chunk =
        bytes.subspan(result.accepted, std::min(buffer.size(), bytes.size() - result.accepted));
    std::copy(chunk.begin(), chunk.end(), buffer.begin());
    const Transfer sent =
        bulk(handle_.get(), interface_.out_endpoint, buffer.data(), chunk.size(), deadline);
    if (sent.code == LIBUSB_ERROR_TIMEOUT) {
      // What the controller reports here is not what the printer took: some say all, some none.
      result.ended = std::unexpected(ChannelError::TimedOut);
      return result;
    }
    result.accepted += std::min(sent.moved, chunk.size());
    if (sent.code == 0) continue;
    const bool may_clear = sent.code == LIBUSB_ERROR_PIPE && !halt_cleared;
    halt_cleared = true;
    if (may_clear && libusb_clear_halt(handle_.get(), interface_.out_endpoint) == 0) continue;
    close();
    result.ended = std::unexpected(ChannelError::Gone);
    return result;
  }
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> UsbChannel::read(
    std::chrono::milliseconds limit) {
  if (!is_open()) return std::unexpected(ChannelError::Gone);
  const Deadline deadline(limit);
  if (interface_.in_endpoint == 0) return std::vector<std::uint8_t>{};
  std::array<std::uint8_t, reply_size_bytes> buffer{};
  bool halt_cleared = false;
  while (true) {
    const Transfer got =
        bulk(handle_.get(), interface_.in_endpoint, buffer.data(), buffer.size(), deadline);
    if (got.moved > 0) {
      const auto reply = std::span(buffer).first(got.moved);
      return std::vector<std::uint8_t>(reply.begin(), reply.end());
    }
    const bool may_clear = got.code == LIBUSB_ERROR_PIPE && !halt_cleared &&
                           libusb_clear_halt(handle_.get(), interface_.in_endpoint) == 0;
    if (may_clear) halt_cleared = true;
    if (got.code != 0 && got.code != LIBUSB_ERROR_TIMEOUT && !may_clear) {
      close();
      return std::unexpected(ChannelError::Gone);
    }
    if (deadline.passed()) return std::vector<std::uint8_t>{};
    if (got.code == 0) {
      ::poll(nullptr, 0, static_cast<int>(std::min(empty_reply_pause, deadline.left()).count()));
    }
  }
}

bool UsbChannel::can_answer() const {
  return !was_open_ || interface_.in_endpoint != 0;
}

std::string UsbChannel::describe() const {
  const auto& device = config_.device;
  std::string text = device.vendor == 0 && device.product == 0
                         ? std::string("usb://any-printer")
                         : fmt::format("usb://{:04x}:{:04x}", device.vendor, device.product);
  const std::string& serial = device.serial.empty() ? serial_ : device.serial;
  if (!serial.empty()) text += "/" + serial;
  return text;
}

}  // namespace drivers::printer
