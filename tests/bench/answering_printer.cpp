#include "tests/bench/answering_printer.h"

#include <array>
#include <cstdlib>
#include <span>

#include <fmt/format.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>

namespace bench {
namespace {

using drivers::printer::Descriptor;

Descriptor listen_on_loopback(int& port) {
  Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  if (::bind(listener.number(), generic, size) != 0 || ::listen(listener.number(), 4) != 0 ||
      ::getsockname(listener.number(), generic, &size) != 0) {
    fmt::print(stderr, "loopback cannot be listened on\n");
    std::abort();
  }
  port = ntohs(address.sin_port);
  return listener;
}

/// Looks for the stop only as often as this, so that waiting costs nothing.
bool is_readable(int descriptor) {
  pollfd waiting{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&waiting, 1, 500) > 0;
}

}  // namespace

AnsweringPrinter::AnsweringPrinter() : printer_({}, 1), listener_(listen_on_loopback(port_)) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

AnsweringPrinter::~AnsweringPrinter() = default;

void AnsweringPrinter::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    if (!is_readable(listener_.number())) continue;
    const Descriptor client(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    const int at_once = 1;
    ::setsockopt(client.number(), IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
    serve(client.number(), stop);
  }
}

void AnsweringPrinter::serve(int client, const std::stop_token& stop) {
  std::array<std::uint8_t, 65536> buffer{};
  while (!stop.stop_requested()) {
    if (!is_readable(client)) continue;
    const auto count = ::recv(client, buffer.data(), buffer.size(), 0);
    if (count <= 0) return;
    const auto bytes = static_cast<std::size_t>(count);
    for (std::size_t taken = 0; taken < bytes;) {
      taken += printer_.receive(std::span{buffer}.subspan(taken, bytes - taken));
    }
    bytes_taken_ += bytes;
    const auto answers = printer_.take_answers();
    if (!answers.empty()) ::send(client, answers.data(), answers.size(), MSG_NOSIGNAL);
  }
}

}  // namespace bench
