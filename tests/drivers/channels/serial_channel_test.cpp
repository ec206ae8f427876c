#include "drivers/printer/serial_channel.h"

#include <array>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <pty.h>
#include <termios.h>
#include <unistd.h>

#include "tests/drivers/channels/channel_contract.h"

using namespace std::chrono_literals;
using drivers::printer::ChannelError;
using drivers::printer::Deadline;
using drivers::printer::Descriptor;
using drivers::printer::FlowControl;
using drivers::printer::SerialChannel;
using drivers::printer::SerialConfig;
using drivers::printer::SerialReplies;
using tests::drivers_channels::Bytes;
using tests::drivers_channels::pattern;

namespace {

/// A pseudo-terminal: the channel has one end, the test the other.
struct Line {
  Descriptor printer;
  std::string path;
};

Line make_line() {
  int master = -1;
  int slave = -1;
  std::array<char, 128> name{};
  REQUIRE(::openpty(&master, &slave, name.data(), nullptr, nullptr) == 0);
  ::close(slave);
  ::fcntl(master, F_SETFL, O_NONBLOCK);
  return {.printer = Descriptor(master), .path = name.data()};
}

/// What arrives at the printer's end while `work` runs and afterwards, up to `count` bytes.
template <typename Work>
Bytes collect_while(const Descriptor& printer, std::size_t count, Work work) {
  Bytes got;
  std::thread reader([&] {
    const Deadline deadline(10s);
    while (got.size() < count && !deadline.passed()) {
      // Until the channel opens the line its end reads as hung up.
      if (const auto some = read_some(printer, deadline)) {
        got.insert(got.end(), some->begin(), some->end());
      }
    }
  });
  work();
  reader.join();
  return got;
}

}  // namespace

TEST_CASE("a serial printer fulfils the channel contract", "[serial]") {
  Line line = make_line();
  SerialChannel channel({.path = line.path});
  // Keeps the line alive while the channel is closed, as a real one is.
  const Descriptor holder(::open(line.path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  constexpr std::size_t size = 40'000;
  Bytes got;
  std::mutex mutex;
  std::condition_variable arrived;
  std::atomic<bool> stop = false;
  std::thread reader([&] {
    while (!stop) {
      const auto some = read_some(line.printer, Deadline(20ms));
      const std::lock_guard lock(mutex);
      if (some) got.insert(got.end(), some->begin(), some->end());
      arrived.notify_all();
    }
  });
  const auto stop_reader = [&] {
    stop = true;
    if (reader.joinable()) reader.join();
  };
  tests::drivers_channels::check_channel_contract(
      {.channel = channel,
       .received =
           [&](std::size_t count) {
             std::unique_lock lock(mutex);
             arrived.wait_for(lock, 10s, [&] { return got.size() >= count; });
             return got;
           },
       .answer =
           [&](std::span<const std::uint8_t> bytes) {
             REQUIRE(write_all(line.printer, bytes, Deadline(5s)).ended.has_value());
           },
       .vanish =
           [&] {
             stop_reader();
             line.printer.reset();
           }},
      size);
  stop_reader();
}

TEST_CASE("a serial line is set to the configured speed and flow control", "[serial]") {
  const auto flow = GENERATE(FlowControl::None, FlowControl::RtsCts, FlowControl::XonXoff);
  const Line line = make_line();
  const Descriptor holder(::open(line.path.c_str(), O_RDWR | O_NOCTTY | O_CLOEXEC));
  SerialChannel channel({.path = line.path, .baud = 19200, .flow_control = flow});
  REQUIRE(channel.open(1s).has_value());
  // TIOCEXCL keeps others out, except root: ask through the end we hold already.
  termios settings{};
  REQUIRE(::tcgetattr(holder.number(), &settings) == 0);
  CHECK(::cfgetospeed(&settings) == B19200);
  CHECK((settings.c_cflag & CSIZE) == CS8);
  CHECK((settings.c_cflag & (PARENB | CSTOPB)) == 0);
  CHECK(((settings.c_cflag & CRTSCTS) != 0) == (flow == FlowControl::RtsCts));
  CHECK(((settings.c_iflag & IXON) != 0) == (flow == FlowControl::XonXoff));
  CHECK((settings.c_oflag & OPOST) == 0);
}

TEST_CASE("a serial line is used by one program at a time", "[serial]") {
  const Line line = make_line();
  SerialChannel first({.path = line.path});
  REQUIRE(first.open(1s).has_value());
  SerialChannel second({.path = line.path});
  const auto opened = second.open(1s);
  REQUIRE_FALSE(opened.has_value());
  CHECK(opened.error() == ChannelError::Busy);
  first.close();
  CHECK(second.open(1s).has_value());
}

TEST_CASE("a serial printer that holds the line back times the write out", "[serial]") {
  const Line line = make_line();  // nobody reads: the terminal's buffer fills
  SerialChannel channel({.path = line.path});
  REQUIRE(channel.open(1s).has_value());
  const Bytes slip = pattern(200'000);
  const auto written = channel.write(slip, 100ms);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::TimedOut);
  CHECK(written.accepted < slip.size());
  CHECK(channel.is_open());
}

TEST_CASE("a serial printer that sends XOFF is waited for until XON", "[serial]") {
  const Line line = make_line();
  SerialChannel channel({.path = line.path, .flow_control = FlowControl::XonXoff});
  REQUIRE(channel.open(1s).has_value());
  // The letter behind XOFF arrives only after XOFF has taken effect.
  REQUIRE(write_all(line.printer, Bytes{0x13, 'x'}, Deadline(1s)).ended.has_value());
  REQUIRE(channel.read(5s) == Bytes{'x'});
  const auto held = channel.write(Bytes{'a', 'b'}, 100ms);
  REQUIRE_FALSE(held.ended.has_value());
  CHECK(held.ended.error() == ChannelError::TimedOut);
  REQUIRE(write_all(line.printer, Bytes{0x11}, Deadline(1s)).ended.has_value());
  const Bytes got = collect_while(line.printer, 1,
                                  [&] { CHECK(channel.write(Bytes{'c'}, 5s).ended.has_value()); });
  REQUIRE_FALSE(got.empty());
  CHECK(got.back() == 'c');
}

TEST_CASE("a missing serial line is not found, an odd speed is refused", "[serial]") {
  SerialChannel missing({.path = "/dev/anjungan-no-such-line"});
  CHECK(missing.open(1s).error() == ChannelError::NotFound);
  const Line line = make_line();
  SerialChannel odd({.path = line.path, .baud = 31250});
  CHECK(odd.open(1s).error() == ChannelError::Refused);
}

TEST_CASE("a file that is not a terminal is refused as serial line", "[serial]") {
  SerialChannel channel({.path = "/dev/null"});
  CHECK(channel.open(1s).error() == ChannelError::Refused);
}

TEST_CASE("a one-way serial line cannot answer", "[serial]") {
  CHECK_FALSE(SerialChannel({.path = "x", .replies = SerialReplies::OneWay}).can_answer());
  CHECK(SerialChannel({.path = "/dev/ttyS0", .baud = 9600}).describe() ==
        "serial:///dev/ttyS0?baud=9600");
}
