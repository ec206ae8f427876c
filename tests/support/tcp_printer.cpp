#include "tests/support/tcp_printer.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>

#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace tests::support {
namespace {

using drivers::printer::Descriptor;
using namespace std::chrono_literals;

constexpr auto patience = 10s;

void must(bool fine, const char* what) {
  if (fine) return;
  std::perror(what);
  std::abort();
}

Descriptor listen_on_loopback(std::uint16_t& port) {
  Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  // A small window makes a stalled printer felt after kilobytes instead of megabytes.
  const int window_bytes = 4096;
  ::setsockopt(listener.number(), SOL_SOCKET, SO_RCVBUF, &window_bytes, sizeof window_bytes);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  must(::bind(listener.number(), generic, size) == 0, "bind");
  must(::listen(listener.number(), 4) == 0, "listen");
  must(::getsockname(listener.number(), generic, &size) == 0, "getsockname");
  port = ntohs(address.sin_port);
  return listener;
}

void reset_connection(Descriptor client) {
  const linger at_once{.l_onoff = 1, .l_linger = 0};
  ::setsockopt(client.number(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
}

}  // namespace

TcpPrinter::TcpPrinter(TcpFault fault) : fault_(fault) {
  listener_ = listen_on_loopback(port_);
  std::array<int, 2> ends{};
  must(::pipe2(ends.data(), O_CLOEXEC | O_NONBLOCK) == 0, "pipe");
  wake_reader_ = Descriptor(ends[0]);
  wake_writer_ = Descriptor(ends[1]);
  thread_ = std::thread([this] { run(); });
}

TcpPrinter::~TcpPrinter() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake();
  thread_.join();
}

void TcpPrinter::wake() {
  const char mark = 'w';
  must(::write(wake_writer_.number(), &mark, 1) == 1, "wake");
}

std::vector<std::uint8_t> TcpPrinter::received(std::size_t count) {
  std::unique_lock lock(mutex_);
  changed_.wait_for(lock, patience, [&] { return received_.size() >= count; });
  return received_;
}

void TcpPrinter::answer(std::span<const std::uint8_t> bytes) {
  std::unique_lock lock(mutex_);
  must(changed_.wait_for(lock, patience, [&] { return client_ >= 0; }), "no client");
  must(::send(client_, bytes.data(), bytes.size(), MSG_NOSIGNAL) ==
           static_cast<ssize_t>(bytes.size()),
       "answer");
}

void TcpPrinter::drop_connection() {
  std::unique_lock lock(mutex_);
  must(changed_.wait_for(lock, patience, [&] { return client_ >= 0; }), "no client");
  drop_now_ = true;
  wake();
  must(changed_.wait_for(lock, patience, [&] { return client_ < 0; }), "still connected");
}

void TcpPrinter::set_fault(TcpFault fault) {
  {
    const std::lock_guard lock(mutex_);
    fault_ = fault;
  }
  wake();
}

void TcpPrinter::run() {
  while (true) {
    {
      // Before waiting: serve() may have eaten the mark that announced the end.
      const std::lock_guard lock(mutex_);
      if (stopping_) return;
    }
    std::array<pollfd, 2> waiting{pollfd{listener_.number(), POLLIN, 0},
                                  pollfd{wake_reader_.number(), POLLIN, 0}};
    ::poll(waiting.data(), waiting.size(), -1);
    std::array<char, 16> marks{};
    while (::read(wake_reader_.number(), marks.data(), marks.size()) > 0) {
    }
    if (waiting[0].revents == 0) continue;
    Descriptor client(::accept4(listener_.number(), nullptr, nullptr, SOCK_CLOEXEC));
    if (client.is_open()) serve(std::move(client));
  }
}

void TcpPrinter::serve(Descriptor client) {
  std::unique_lock lock(mutex_);
  client_ = client.number();
  if (fault_ == TcpFault::HalfClose) ::shutdown(client_, SHUT_WR);
  changed_.notify_all();
  while (!stopping_ && !drop_now_) {
    const short events = fault_ == TcpFault::Stall ? 0 : POLLIN;
    std::array<pollfd, 2> waiting{pollfd{client.number(), events, 0},
                                  pollfd{wake_reader_.number(), POLLIN, 0}};
    lock.unlock();
    ::poll(waiting.data(), waiting.size(), -1);
    std::array<char, 16> marks{};
    while (::read(wake_reader_.number(), marks.data(), marks.size()) > 0) {
    }
    lock.lock();
    if ((waiting[0].revents & (POLLIN | POLLHUP | POLLERR)) == 0) continue;
    if (!take_some(client.number())) break;
    if (fault_ == TcpFault::Drop) drop_now_ = true;
  }
  if (drop_now_) {
    reset_connection(std::move(client));
  } else {
    client.reset();
  }
  drop_now_ = false;
  client_ = -1;
  changed_.notify_all();
}

bool TcpPrinter::take_some(int client) {
  std::array<std::uint8_t, 65536> buffer{};
  const std::size_t size = fault_ == TcpFault::Slow ? 1024 : buffer.size();
  const ssize_t count = ::recv(client, buffer.data(), size, 0);
  if (count <= 0) return false;
  received_.insert(received_.end(), buffer.begin(), buffer.begin() + count);
  changed_.notify_all();
  return true;
}

std::uint16_t unused_port() {
  std::uint16_t port = 0;
  const Descriptor listener = listen_on_loopback(port);
  return port;
}

}  // namespace tests::support
