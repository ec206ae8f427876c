#include "drivers/bench/simulated_printer.h"

#include <chrono>
#include <string>

#include "tests/support/catch.h"

using drivers::bench::Fault;
using drivers::bench::fault_names;
using drivers::bench::SimulatedChannel;
using drivers::bench::SimulatedPrinter;
using drivers::bench::SlipEnd;
using drivers::printer::ChannelError;
using namespace std::chrono_literals;
using Bytes = std::vector<std::uint8_t>;

namespace {

Bytes bytes_of(const std::string& text) {
  return {text.begin(), text.end()};
}

const std::string cut{"\x1DV\x42\0", 4};

}  // namespace

TEST_CASE("every fault can be switched by its name", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  for (std::size_t i = 0; i < fault_names().size(); ++i) {
    CHECK(printer.set_fault(fault_names()[i], true));
    CHECK(printer.has_fault(static_cast<Fault>(i)));
    CHECK(printer.set_fault(fault_names()[i], false));
    CHECK_FALSE(printer.has_fault(static_cast<Fault>(i)));
  }
  CHECK_FALSE(printer.set_fault("coffee", true));
}

TEST_CASE("text comes out on the slip that is cut", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.receive(bytes_of("A-012\n" + cut));
  const auto slips = printer.take_slips();
  REQUIRE(slips.size() == 1);
  CHECK(slips[0].text == "A-012\n");
  CHECK(slips[0].end == SlipEnd::Cut);
  CHECK(slips[0].bytes.size() == 10);
  CHECK(printer.unknown_commands() == 0);
}

TEST_CASE("a refilled printer goes on with what it held", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.set_fault(Fault::PaperOut, true);
  printer.receive(bytes_of("lama\n" + cut));
  CHECK(printer.take_slips().empty());
  printer.set_fault(Fault::PaperOut, false);
  CHECK(printer.take_slips().size() == 1);
}

TEST_CASE("clearing the buffer keeps old slips from coming out", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.set_fault(Fault::CoverOpen, true);
  printer.receive(bytes_of("lama\n" + cut));
  printer.receive(Bytes{0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8});
  CHECK(printer.take_answers() == Bytes{0x37, 0x25, 0});
  printer.set_fault(Fault::CoverOpen, false);
  CHECK(printer.take_slips().empty());
}

TEST_CASE("a full buffer takes no more bytes but still hears real-time commands", "[bench]") {
  SimulatedPrinter printer{{.buffer_bytes = 10}, 1};
  printer.set_fault(Fault::Offline, true);
  CHECK(printer.receive(bytes_of(std::string(20, 'x'))) == 10);
  CHECK(printer.receive(Bytes{0x10, 0x04, 1}) == 3);
  CHECK(printer.take_answers() == Bytes{0x1A});
}

TEST_CASE("automatic status tells of trouble by itself", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.receive(Bytes{0x1D, 'a', 0x0E});
  printer.set_fault(Fault::PaperOut, true);
  CHECK(printer.take_answers() == Bytes{0x18, 0, 0x0F, 0});
}

TEST_CASE("a cutter error lasts until it is lifted", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.set_fault(Fault::CutterError, true);
  printer.set_fault(Fault::CutterError, false);
  printer.receive(Bytes{0x10, 0x04, 3});
  CHECK(printer.take_answers() == Bytes{0x1A});
  printer.receive(Bytes{0x10, 0x05, 2, 0x10, 0x04, 3});
  CHECK(printer.take_answers() == Bytes{0x12});
}

TEST_CASE("foreign commands are counted", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  printer.receive(Bytes{0x1B, 'p', 0x07, 0x1D, '(', 'Z'});
  CHECK(printer.unknown_commands() == 3);
}

TEST_CASE("a pulled cable is felt at the next call and connects anew", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  std::chrono::milliseconds waited{0};
  SimulatedChannel channel{printer, [&](std::chrono::milliseconds time) { waited += time; }};
  CHECK(channel.open(1s).has_value());
  printer.set_fault(Fault::Unplug, true);
  printer.set_fault(Fault::Unplug, false);
  CHECK(channel.read(1s).error() == ChannelError::Gone);
  CHECK_FALSE(channel.is_open());
  CHECK(channel.open(1s).has_value());
  CHECK(channel.read(300ms)->empty());
  CHECK(waited == 300ms);
}

TEST_CASE("a stalled write ends at its limit", "[bench]") {
  SimulatedPrinter printer{{}, 1};
  std::chrono::milliseconds waited{0};
  SimulatedChannel channel{printer, [&](std::chrono::milliseconds time) { waited += time; }};
  REQUIRE(channel.open(1s).has_value());
  printer.set_fault(Fault::Stall, true);
  const auto result = channel.write(Bytes(100, 'x'), 500ms);
  CHECK(result.accepted == 0);
  CHECK(result.ended.error() == ChannelError::TimedOut);
  CHECK(waited == 500ms);
}

TEST_CASE("without power behind its line a printer forgets, or keeps what it held", "[bench]") {
  for (const Fault fault : {Fault::LinePower, Fault::LinePowerKept}) {
    SimulatedPrinter printer{{}, 1};
    printer.set_fault(Fault::PaperOut, true);
    printer.receive(bytes_of("lama\n" + cut));
    printer.set_fault(fault, true);
    CHECK(printer.connection() == 1);
    CHECK(printer.receive(bytes_of("baru\n" + cut + "\x10\x04\x01")) == 12);
    CHECK(printer.take_answers().empty());
    printer.set_fault(Fault::PaperOut, false);
    CHECK(printer.take_slips().empty());
    printer.set_fault(fault, false);
    const auto slips = printer.take_slips();
    REQUIRE(slips.size() == (fault == Fault::LinePowerKept ? 1U : 0U));
    if (!slips.empty()) CHECK(slips[0].text == "lama\n");
  }
}

TEST_CASE("a printer can answer late, for the question before, not at all, or unasked", "[bench]") {
  std::chrono::milliseconds waited{0};
  SimulatedPrinter printer{{}, 1};
  SimulatedChannel channel{printer, [&](std::chrono::milliseconds time) { waited += time; }};
  REQUIRE(channel.open(1s));
  printer.set_fault(Fault::LateReply, true);
  REQUIRE(channel.write(Bytes{0x10, 0x04, 4}, 1s).ended);
  CHECK(channel.read(2s) == Bytes{0x12});
  CHECK(waited == 1500ms);
  printer.set_fault(Fault::LateReply, false);

  const std::string fence{"\x1D(H\x06\0\x30\x30", 7};
  printer.set_fault(Fault::OldReply, true);
  printer.receive(bytes_of(fence + "E001"));
  CHECK(printer.take_answers().empty());
  printer.receive(bytes_of(fence + "E002"));
  CHECK(printer.take_answers() == Bytes{0x37, 0x22, 'E', '0', '0', '1', 0});
  printer.set_fault(Fault::OldReply, false);

  printer.set_fault(Fault::NoFence, true);
  printer.receive(bytes_of(fence + "E003"));
  printer.set_fault(Fault::NoOnlineReply, true);
  printer.receive(Bytes{0x10, 0x04, 1, 0x10, 0x04, 2});
  CHECK(printer.take_answers() == Bytes{0x12});

  printer.set_fault(Fault::Greets, true);
  CHECK(printer.take_answers() == bytes_of(std::string{"READY\r\n\0", 8}));
  channel.close();
  REQUIRE(channel.open(1s));
  CHECK_FALSE(channel.read(0ms)->empty());
}
