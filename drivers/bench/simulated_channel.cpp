#include <algorithm>
#include <utility>

#include "drivers/bench/simulated_printer.h"

namespace drivers::bench {

namespace {

using printer::ChannelError;
using std::chrono::milliseconds;

// How often a waiting call looks again.
constexpr milliseconds look_every{20};

constexpr std::size_t slow_bytes_per_look = 20;
constexpr milliseconds late_by{1500};

}  // namespace

SimulatedChannel::SimulatedChannel(SimulatedPrinter& printer, Waiter waiter)
    : printer_(printer), waiter_(std::move(waiter)) {}

std::expected<void, ChannelError> SimulatedChannel::open(milliseconds /*limit*/) {
  if (is_open() && is_connected()) return {};
  connection_ = printer_.connection();
  if (!connection_) return std::unexpected(ChannelError::NotFound);
  printer_.greet();
  return {};
}

void SimulatedChannel::close() {
  connection_.reset();
  late_.clear();
}

bool SimulatedChannel::is_open() const {
  return connection_.has_value();
}

bool SimulatedChannel::is_connected() const {
  return connection_.has_value() && printer_.connection() == connection_;
}

printer::WriteResult SimulatedChannel::write(std::span<const std::uint8_t> bytes,
                                             milliseconds limit) {
  printer::WriteResult result;
  milliseconds waited{0};
  while (result.accepted < bytes.size()) {
    if (!is_connected()) {
      close();
      result.ended = std::unexpected(ChannelError::Gone);
      return result;
    }
    const bool is_slow = printer_.has_fault(Fault::Slow);
    const auto rest = bytes.subspan(result.accepted);
    result.accepted +=
        printer_.receive(is_slow ? rest.first(std::min(rest.size(), slow_bytes_per_look)) : rest);
    if (result.accepted == bytes.size() || !is_connected()) continue;
    if (waited >= limit) {
      result.ended = std::unexpected(ChannelError::TimedOut);
      return result;
    }
    const milliseconds step = std::min(look_every, limit - waited);
    wait(step);
    waited += step;
  }
  return result;
}

std::expected<std::vector<std::uint8_t>, ChannelError> SimulatedChannel::read(milliseconds limit) {
  milliseconds waited{0};
  while (true) {
    if (!is_connected()) {
      close();
      return std::unexpected(ChannelError::Gone);
    }
    std::vector<std::uint8_t> answers = take_answers();
    if (!answers.empty() || waited >= limit) return answers;
    const milliseconds step = std::min(look_every, limit - waited);
    wait(step);
    waited += step;
  }
}

void SimulatedChannel::wait(milliseconds time) {
  waiter_(time);
  for (Late& late : late_) late.age += time;
}

std::vector<std::uint8_t> SimulatedChannel::take_answers() {
  auto answers = printer_.take_answers();
  if (!printer_.has_fault(Fault::LateReply) && late_.empty()) return answers;
  if (!answers.empty()) late_.push_back({.bytes = std::move(answers)});
  std::vector<std::uint8_t> arrived;
  while (!late_.empty() && late_.front().age >= late_by) {
    arrived.insert(arrived.end(), late_.front().bytes.begin(), late_.front().bytes.end());
    late_.pop_front();
  }
  return arrived;
}

bool SimulatedChannel::can_answer() const {
  return printer_.answers();
}

std::string SimulatedChannel::describe() const {
  return "simulated://printer";
}

}  // namespace drivers::bench
