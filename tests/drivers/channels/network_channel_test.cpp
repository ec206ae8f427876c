#include "drivers/printer/network_channel.h"

#include <netinet/in.h>
#include <sys/socket.h>

#include "tests/drivers/channels/channel_contract.h"
#include "tests/support/tcp_printer.h"

using namespace std::chrono_literals;
using drivers::printer::ChannelError;
using drivers::printer::NetworkChannel;
using tests::drivers_channels::Bytes;
using tests::drivers_channels::pattern;
using tests::support::TcpFault;
using tests::support::TcpPrinter;

namespace {

NetworkChannel channel_to(std::uint16_t port) {
  return NetworkChannel({.host = "127.0.0.1", .port = port});
}

// More than the socket buffers of both sides hold.
constexpr std::size_t too_much_bytes = 32U << 20U;

}  // namespace

TEST_CASE("a network printer fulfils the channel contract", "[network]") {
  TcpPrinter printer;
  NetworkChannel channel = channel_to(printer.port());
  tests::drivers_channels::check_channel_contract(
      {.channel = channel,
       .received = [&](std::size_t count) { return printer.received(count); },
       .answer = [&](std::span<const std::uint8_t> bytes) { printer.answer(bytes); },
       .vanish = [&] { printer.drop_connection(); },
       .reappear = [] {}});
}

TEST_CASE("a slow network printer gets everything", "[network]") {
  TcpPrinter printer(TcpFault::Slow);
  NetworkChannel channel = channel_to(printer.port());
  REQUIRE(channel.open(5s).has_value());
  const Bytes slip = pattern(300'000);
  REQUIRE(channel.write(slip, 30s).ended.has_value());
  CHECK(printer.received(slip.size()) == slip);
}

TEST_CASE("a port nobody listens on refuses", "[network]") {
  NetworkChannel channel = channel_to(tests::support::unused_port());
  const auto opened = channel.open(5s);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error() == ChannelError::Refused);
  CHECK_FALSE(channel.is_open());
}

TEST_CASE("a host that nobody knows is called unknown", "[network]") {
  NetworkChannel channel({.host = "256.0.0.1.invalid.", .port = 9100});
  const auto opened = channel.open(5s);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error() == ChannelError::UnknownHost);
}

TEST_CASE("a host that never answers times out", "[network]") {
  // A listener with a full queue answers no further connection, like a host that is switched off.
  const drivers::printer::Descriptor listener(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  REQUIRE(::bind(listener.number(), reinterpret_cast<sockaddr*>(&address), size) == 0);
  REQUIRE(::listen(listener.number(), 0) == 0);
  REQUIRE(::getsockname(listener.number(), reinterpret_cast<sockaddr*>(&address), &size) == 0);
  NetworkChannel first = channel_to(ntohs(address.sin_port));
  REQUIRE(first.open(5s).has_value());

  NetworkChannel channel = channel_to(ntohs(address.sin_port));
  const auto start = std::chrono::steady_clock::now();
  const auto opened = channel.open(200ms);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error() == ChannelError::TimedOut);
  CHECK(std::chrono::steady_clock::now() - start < 5s);
}

TEST_CASE("a network printer that takes nothing times the write out and stays connected",
          "[network]") {
  TcpPrinter printer(TcpFault::Stall);
  NetworkChannel channel = channel_to(printer.port());
  REQUIRE(channel.open(5s).has_value());
  const Bytes slip = pattern(too_much_bytes);
  const auto written = channel.write(slip, 200ms);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::TimedOut);
  CHECK(written.accepted < slip.size());
  CHECK(channel.is_open());

  printer.set_fault(TcpFault::None);
  CHECK(printer.received(written.accepted).size() == written.accepted);
}

TEST_CASE("a connection reset in the middle of a slip is gone", "[network]") {
  TcpPrinter printer(TcpFault::Drop);
  NetworkChannel channel = channel_to(printer.port());
  REQUIRE(channel.open(5s).has_value());
  const auto written = channel.write(pattern(too_much_bytes), 10s);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::Gone);
  CHECK_FALSE(channel.is_open());
}

TEST_CASE("a printer that half-closed the connection gets nothing more", "[network]") {
  TcpPrinter printer(TcpFault::HalfClose);
  NetworkChannel channel = channel_to(printer.port());
  REQUIRE(channel.open(5s).has_value());
  const auto read = channel.read(5s);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error() == ChannelError::Gone);
  CHECK_FALSE(channel.is_open());
}

TEST_CASE("network addresses are named in logs as URLs", "[network]") {
  CHECK(NetworkChannel({.host = "10.0.0.5", .port = 9100}).describe() == "tcp://10.0.0.5:9100");
  CHECK(NetworkChannel({.host = "fe80::1", .port = 9101}).describe() == "tcp://[fe80::1]:9101");
}
