#include "drivers/printer/network_channel.h"

#include <cerrno>
#include <memory>

#include <fmt/format.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace drivers::printer {
namespace {

struct AddressDeleter {
  void operator()(addrinfo* list) const { ::freeaddrinfo(list); }
};
using AddressList = std::unique_ptr<addrinfo, AddressDeleter>;

AddressList resolve(const NetworkConfig& config) {
  addrinfo hints{};
  hints.ai_family = AF_UNSPEC;
  hints.ai_socktype = SOCK_STREAM;
  hints.ai_flags = AI_NUMERICSERV;
  addrinfo* list = nullptr;
  const std::string port = fmt::format("{}", config.port);
  if (::getaddrinfo(config.host.c_str(), port.c_str(), &hints, &list) != 0) return nullptr;
  return AddressList(list);
}

std::expected<Descriptor, ChannelError> connect_to(const addrinfo& address,
                                                   const Deadline& deadline) {
  Descriptor socket(::socket(address.ai_family, address.ai_socktype | SOCK_NONBLOCK | SOCK_CLOEXEC,
                             address.ai_protocol));
  if (!socket.is_open()) return std::unexpected(open_error_of(errno));
  // An interrupted connect goes on in the background, exactly like one in progress.
  if (::connect(socket.number(), address.ai_addr, address.ai_addrlen) != 0 &&
      errno != EINPROGRESS && errno != EINTR) {
    return std::unexpected(open_error_of(errno));
  }
  if (wait_for(socket, POLLOUT, deadline) == 0) return std::unexpected(ChannelError::TimedOut);
  int error = 0;
  socklen_t error_size = sizeof error;
  if (::getsockopt(socket.number(), SOL_SOCKET, SO_ERROR, &error, &error_size) != 0) error = errno;
  if (error != 0) return std::unexpected(open_error_of(error));
  // Status questions are three bytes: they must not wait for more to fill a packet.
  const int on = 1;
  ::setsockopt(socket.number(), IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
  return socket;
}

bool peer_has_left(const Descriptor& socket) {
  return (wait_for(socket, POLLRDHUP, Deadline(std::chrono::milliseconds::zero())) &
          (POLLRDHUP | POLLHUP | POLLERR | POLLNVAL)) != 0;
}

}  // namespace

NetworkChannel::NetworkChannel(NetworkConfig config) : config_(std::move(config)) {}

std::expected<void, ChannelError> NetworkChannel::open(std::chrono::milliseconds limit) {
  if (is_open()) return {};
  const Deadline deadline(limit);
  const AddressList addresses = resolve(config_);
  ChannelError error = ChannelError::UnknownHost;
  for (const addrinfo* address = addresses.get(); address != nullptr; address = address->ai_next) {
    auto connected = connect_to(*address, deadline);
    if (connected) {
      socket_ = std::move(*connected);
      return {};
    }
    error = connected.error();
  }
  return std::unexpected(error);
}

void NetworkChannel::close() {
  socket_.reset();
}

bool NetworkChannel::is_open() const {
  return socket_.is_open();
}

WriteResult NetworkChannel::write(std::span<const std::uint8_t> bytes,
                                  std::chrono::milliseconds limit) {
  // TCP takes bytes for a printer that has already hung up; they would be lost without a word.
  if (!is_open() || peer_has_left(socket_)) {
    close();
    return {.accepted = 0, .ended = std::unexpected(ChannelError::Gone)};
  }
  WriteResult result = write_all(socket_, bytes, Deadline(limit));
  if (!result.ended && result.ended.error() != ChannelError::TimedOut) close();
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> NetworkChannel::read(
    std::chrono::milliseconds limit) {
  if (!is_open()) return std::unexpected(ChannelError::Gone);
  auto bytes = read_some(socket_, Deadline(limit));
  if (!bytes) close();
  return bytes;
}

std::string NetworkChannel::describe() const {
  const bool is_ipv6 = config_.host.find(':') != std::string::npos;
  return fmt::format("tcp://{}{}{}:{}", is_ipv6 ? "[" : "", config_.host, is_ipv6 ? "]" : "",
                     config_.port);
}

}  // namespace drivers::printer
