#pragma once
// What every channel promises (drivers/printer/channel.h), checked against any of them together
// with something at its other end. Included by the tests of the channels.

#include <chrono>
#include <cstdint>
#include <functional>
#include <span>
#include <vector>

#include "drivers/printer/channel.h"
#include "tests/support/catch.h"

namespace tests::drivers_channels {

using Bytes = std::vector<std::uint8_t>;

/// A channel, not yet opened, and its other end. Functions that the device cannot do are empty.
struct ContractSubject {
  ::drivers::printer::Channel& channel;
  std::function<Bytes(std::size_t)> received;  // all that came so far, waiting for so many bytes
  std::function<void(std::span<const std::uint8_t>)> answer;
  std::function<void()> vanish;
  std::function<void()> reappear;
};

inline Bytes pattern(std::size_t size) {
  Bytes bytes(size);
  std::uint32_t state = 12345;
  for (auto& byte : bytes) {
    state = state * 1664525U + 1013904223U;
    byte = static_cast<std::uint8_t>(state >> 24U);
  }
  return bytes;
}

inline void check_closed(::drivers::printer::Channel& channel) {
  using ::drivers::printer::ChannelError;
  using namespace std::chrono_literals;
  CHECK_FALSE(channel.is_open());
  const auto written = channel.write(Bytes{1, 2, 3}, 100ms);
  CHECK(written.accepted == 0);
  REQUIRE_FALSE(written.ended.has_value());
  CHECK(written.ended.error() == ChannelError::Gone);
  const auto read = channel.read(0ms);
  REQUIRE_FALSE(read.has_value());
  CHECK(read.error() == ChannelError::Gone);
}

inline void check_answers(const ContractSubject& subject) {
  using namespace std::chrono_literals;
  REQUIRE(subject.channel.can_answer() == static_cast<bool>(subject.answer));
  const auto silence = subject.channel.read(20ms);
  REQUIRE(silence.has_value());
  CHECK(silence->empty());
  if (!subject.answer) return;
  const Bytes reply{0x12, 0x00, 0xff, 0x11, 0x13};
  subject.answer(reply);
  Bytes read;
  while (read.size() < reply.size()) {
    const auto some = subject.channel.read(5s);
    REQUIRE(some.has_value());
    REQUIRE_FALSE(some->empty());
    read.insert(read.end(), some->begin(), some->end());
  }
  CHECK(read == reply);
}

inline void check_vanishing(const ContractSubject& subject) {
  using namespace std::chrono_literals;
  subject.vanish();
  // One of the two notices it; the first write may still go into a buffer.
  const auto read = subject.channel.read(5s);
  if (read) {
    const auto written = subject.channel.write(Bytes{1}, 1s);
    REQUIRE_FALSE(written.ended.has_value());
    CHECK(written.ended.error() == ::drivers::printer::ChannelError::Gone);
  } else {
    CHECK(read.error() == ::drivers::printer::ChannelError::Gone);
  }
  check_closed(subject.channel);
}

/// The whole contract. `size` is what one write carries: at least 40 kB, a slip as a picture.
inline void check_channel_contract(const ContractSubject& subject, std::size_t size = 40'000) {
  using namespace std::chrono_literals;
  auto& channel = subject.channel;
  CHECK(channel.describe().find("://") != std::string::npos);
  check_closed(channel);
  channel.close();

  REQUIRE(channel.open(5s).has_value());
  CHECK(channel.is_open());
  REQUIRE(channel.open(5s).has_value());

  const Bytes slip = pattern(size);
  const auto nothing = channel.write({}, 1s);
  CHECK(nothing.ended.has_value());
  const auto written = channel.write(slip, 30s);
  REQUIRE(written.ended.has_value());
  CHECK(written.accepted == slip.size());
  CHECK(subject.received(slip.size()) == slip);
  check_answers(subject);

  channel.close();
  check_closed(channel);
  REQUIRE(channel.open(5s).has_value());
  REQUIRE(channel.write(Bytes{'!'}, 5s).ended.has_value());
  CHECK(subject.received(slip.size() + 1).size() == slip.size() + 1);

  if (!subject.vanish) return;
  check_vanishing(subject);
  if (!subject.reappear) return;
  subject.reappear();
  REQUIRE(channel.open(5s).has_value());
  CHECK(channel.write(Bytes{'?'}, 5s).ended.has_value());
}

}  // namespace tests::drivers_channels
