#include "tests/support/tcp_proxy.h"

#include <array>
#include <string_view>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include "tests/support/catch.h"

namespace tests {
namespace {

constexpr int look_ms = 20;  // how soon a change of mood is seen
constexpr std::uint64_t bytes_before_cut = 700;
constexpr std::string_view portal_page =
    "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 26\r\n\r\n"
    "<html>Sign in first</html>";

sockaddr_in loopback(std::uint16_t port) {
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  address.sin_port = htons(port);
  return address;
}

int connect_to(std::uint16_t port) {
  const int peer = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  const auto address = loopback(port);
  if (::connect(peer, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) {
    return peer;
  }
  ::close(peer);
  return -1;
}

bool is_readable(int descriptor) {
  pollfd wanted{.fd = descriptor, .events = POLLIN, .revents = 0};
  return ::poll(&wanted, 1, look_ms) == 1;
}

/// False when one of them is gone.
bool move_bytes(int from, int to, std::uint64_t& moved) {
  std::array<char, 16384> buffer{};
  const auto count = ::recv(from, buffer.data(), buffer.size(), MSG_DONTWAIT);
  if (count < 0) return errno == EAGAIN;
  if (count == 0) return false;
  moved += static_cast<std::uint64_t>(count);
  return ::send(to, buffer.data(), static_cast<std::size_t>(count), MSG_NOSIGNAL) == count;
}

}  // namespace

TcpProxy::TcpProxy(std::uint16_t to_port) : to_port_(to_port) {
  listener_ = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  auto address = loopback(0);
  REQUIRE(::bind(listener_, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  REQUIRE(::listen(listener_, 16) == 0);
  socklen_t size = sizeof address;
  REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
  port_ = ntohs(address.sin_port);
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

TcpProxy::~TcpProxy() {
  thread_.request_stop();
  thread_.join();
  ::close(listener_);
}

void TcpProxy::set(LineMood mood) {
  mood_ = mood;
  ++generation_;
}

void TcpProxy::run(const std::stop_token& stop) {
  std::vector<std::jthread> carriers;
  while (!stop.stop_requested()) {
    if (!is_readable(listener_)) continue;
    const int client = ::accept4(listener_, nullptr, nullptr, SOCK_CLOEXEC);
    if (client < 0) continue;
    carriers.emplace_back([this, client](const std::stop_token& ending) { carry(client, ending); });
  }
}

void TcpProxy::carry(int client, const std::stop_token& stop) {
  const int generation = generation_;
  const LineMood mood = mood_;
  const bool through = mood == LineMood::Good || mood == LineMood::Cuts;
  const int server = through ? connect_to(to_port_) : -1;
  if (mood == LineMood::Portal) {
    (void)::send(client, portal_page.data(), portal_page.size(), MSG_NOSIGNAL);
  }
  std::uint64_t asked = 0;
  std::uint64_t answered = 0;
  while (!stop.stop_requested() && generation == generation_ && mood != LineMood::Refuses &&
         (server >= 0) == through) {
    std::array<pollfd, 2> both{pollfd{.fd = client, .events = POLLIN, .revents = 0},
                               pollfd{.fd = server, .events = POLLIN, .revents = 0}};
    if (::poll(both.data(), 2, look_ms) <= 0) continue;
    if (!through) {  // it goes nowhere
      std::array<char, 4096> lost{};
      if (::recv(client, lost.data(), lost.size(), MSG_DONTWAIT) == 0) break;
      continue;
    }
    if (both[0].revents != 0 && !move_bytes(client, server, asked)) break;
    if (both[1].revents != 0 && !move_bytes(server, client, answered)) break;
    if (mood == LineMood::Cuts && answered > bytes_before_cut) break;
  }
  passed_ += asked + answered;
  ::close(client);
  if (server >= 0) ::close(server);
}

}  // namespace tests
