#include "drivers/printer/serial_channel.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <optional>

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/file.h>
#include <sys/ioctl.h>
#include <termios.h>

namespace drivers::printer {
namespace {

// The tty tells how much it still holds but not when it is empty: we look this often. At 115200
// baud about 60 bytes leave in this time.
constexpr std::chrono::milliseconds drain_look_interval{5};

std::optional<speed_t> speed_of(int baud) {
  switch (baud) {
    case 1200:
      return B1200;
    case 2400:
      return B2400;
    case 4800:
      return B4800;
    case 9600:
      return B9600;
    case 19200:
      return B19200;
    case 38400:
      return B38400;
    case 57600:
      return B57600;
    case 115200:
      return B115200;
    case 230400:
      return B230400;
    case 460800:
      return B460800;
    case 921600:
      return B921600;
    default:
      return std::nullopt;
  }
}

bool set_up(int line, speed_t speed, FlowControl flow_control) {
  termios settings{};
  if (::tcgetattr(line, &settings) != 0) return false;
  ::cfmakeraw(&settings);
  settings.c_cflag &= ~static_cast<tcflag_t>(CSTOPB | CRTSCTS | HUPCL);
  settings.c_cflag |= static_cast<tcflag_t>(CLOCAL | CREAD);
  settings.c_iflag &= ~static_cast<tcflag_t>(IXON | IXOFF | IXANY);
  switch (flow_control) {
    case FlowControl::None:
      break;
    case FlowControl::RtsCts:
      settings.c_cflag |= CRTSCTS;
      break;
    case FlowControl::XonXoff:
      settings.c_iflag |= static_cast<tcflag_t>(IXON | IXOFF);
      break;
  }
  // With VMIN 0 an empty line and a pulled-out adapter would both read as nothing.
  settings.c_cc[VMIN] = 1;
  settings.c_cc[VTIME] = 0;
  return ::cfsetispeed(&settings, speed) == 0 && ::cfsetospeed(&settings, speed) == 0 &&
         ::tcsetattr(line, TCSANOW, &settings) == 0;
}

/// Waits until nothing is left in the line's buffer.
bool drain(const Descriptor& line, const Deadline& deadline) {
  while (true) {
    int waiting_bytes = 0;
    // A device that cannot tell (a gadget, some adapters) is taken at its word.
    if (::ioctl(line.number(), TIOCOUTQ, &waiting_bytes) != 0 || waiting_bytes == 0) return true;
    if (deadline.passed()) return false;
    ::poll(nullptr, 0, static_cast<int>(std::min(drain_look_interval, deadline.left()).count()));
  }
}

}  // namespace

bool is_serial_speed(int baud) {
  return speed_of(baud).has_value();
}

SerialChannel::SerialChannel(SerialConfig config) : config_(std::move(config)) {}

std::expected<void, ChannelError> SerialChannel::open(std::chrono::milliseconds /*limit*/) {
  if (is_open()) return {};
  const std::optional<speed_t> speed = speed_of(config_.baud);
  if (!speed) return std::unexpected(ChannelError::Refused);
  // Non-blocking: a plain open waits for a carrier that a printer never raises.
  Descriptor line(::open(config_.path.c_str(), O_RDWR | O_NOCTTY | O_NONBLOCK | O_CLOEXEC));
  if (!line.is_open()) return std::unexpected(open_error_of(errno));
  // The lock keeps out another of our programs even as root, which TIOCEXCL lets through.
  if (::flock(line.number(), LOCK_EX | LOCK_NB) != 0) return std::unexpected(ChannelError::Busy);
  if (::ioctl(line.number(), TIOCEXCL) != 0 ||
      !set_up(line.number(), *speed, config_.flow_control)) {
    return std::unexpected(ChannelError::Refused);
  }
  ::tcflush(line.number(), TCIOFLUSH);  // replies to whoever used the line before us
  line_ = std::move(line);
  return {};
}

void SerialChannel::close() {
  if (!is_open()) return;
  ::tcflush(line_.number(), TCOFLUSH);
  line_.reset();
}

bool SerialChannel::is_open() const {
  return line_.is_open();
}

WriteResult SerialChannel::write(std::span<const std::uint8_t> bytes,
                                 std::chrono::milliseconds limit) {
  if (!is_open()) return {.accepted = 0, .ended = std::unexpected(ChannelError::Gone)};
  const Deadline deadline(limit);
  WriteResult result = write_all(line_, bytes, deadline);
  if (result.ended && !drain(line_, deadline)) {
    result.ended = std::unexpected(ChannelError::TimedOut);
  }
  if (!result.ended && result.ended.error() != ChannelError::TimedOut) close();
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> SerialChannel::read(
    std::chrono::milliseconds limit) {
  if (!is_open()) return std::unexpected(ChannelError::Gone);
  auto bytes = read_some(line_, Deadline(limit), &interrupt_);
  if (bytes && bytes->empty()) interrupt_.clear();
  if (!bytes) close();
  return bytes;
}

std::string SerialChannel::describe() const {
  return fmt::format("serial://{}?baud={}", config_.path, config_.baud);
}

}  // namespace drivers::printer
