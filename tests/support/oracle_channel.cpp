// The line to the oracle, as the driver sees it, and names for whoever reads a failure.

#include <algorithm>
#include <array>

#include "tests/support/paper_oracle.h"

namespace tests {

namespace {

using drivers::printer::ChannelError;

constexpr Millis look_every{10};
// A serial line of 19,200 baud.
constexpr std::size_t bytes_a_millisecond = 2;

}  // namespace

const char* name_of(Mishap mishap) {
  constexpr std::array names{"paper end",         "brief paper end",
                             "paper end twice",   "cover open",
                             "cutter jam",        "power off",
                             "power dip",         "power dip, buffer kept",
                             "unplugged",         "mute",
                             "fence mute",        "one question mute",
                             "echo lost",         "late answers",
                             "one answer behind", "greeting",
                             "stray answer",      "near end of paper",
                             "hangs up"};
  return names.at(static_cast<std::size_t>(mishap));
}

std::expected<void, ChannelError> OracleChannel::open(Millis /*limit*/) {
  if (is_open()) return {};
  if (!oracle_.is_reachable()) return std::unexpected(ChannelError::NotFound);
  connection_ = oracle_.connection();
  return {};
}

bool OracleChannel::is_connected() const {
  return connection_ == oracle_.connection() && oracle_.is_reachable();
}

drivers::printer::WriteResult OracleChannel::write(std::span<const std::uint8_t> bytes,
                                                   Millis limit) {
  drivers::printer::WriteResult result;
  Millis waited{0};
  for (const std::uint8_t byte : bytes) {
    while (is_connected() && !oracle_.take(byte)) {
      if (waited >= limit) {
        result.ended = std::unexpected(ChannelError::TimedOut);
        return result;
      }
      oracle_.advance(look_every);
      waited += look_every;
    }
    if (!is_connected()) {
      close();
      result.ended = std::unexpected(ChannelError::Gone);
      return result;
    }
    if (++result.accepted % bytes_a_millisecond == 0) oracle_.advance(Millis{1});
  }
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> OracleChannel::read(Millis limit) {
  Millis waited{0};
  while (true) {
    if (!is_connected()) {
      close();
      return std::unexpected(ChannelError::Gone);
    }
    auto bytes = oracle_.read();
    if (!bytes.empty() || waited >= limit) return bytes;
    const Millis step = std::min(look_every, limit - waited);
    oracle_.advance(step);
    waited += step;
  }
}

}  // namespace tests
