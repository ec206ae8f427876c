#include "kiosk/shell/input_workers.h"

#include <fmt/format.h>

#include "drivers/buttons/debounce.h"
#include "drivers/scanner/repeats.h"

namespace kiosk::shell {
namespace {

using messages::Device;
using messages::DeviceState;
using namespace std::chrono_literals;

/// How long the end of the program may wait for a device's thread.
constexpr auto look_interval = 200ms;
/// A device that is not there is looked for this often.
constexpr auto look_again_after = 1000ms;
/// A storm of codes keeps nothing waiting: the kiosk shows one at a time.
constexpr std::size_t most_codes = 4;

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

/// Sleeps, but no longer than until the program ends.
void pause(const std::stop_token& stop) {
  for (auto slept = 0ms; slept < look_again_after && !stop.stop_requested(); slept += 50ms) {
    std::this_thread::sleep_for(50ms);
  }
}

}  // namespace

ScannerWorker::ScannerWorker(std::unique_ptr<drivers::scanner::Scanner> scanner, Mailbox& mailbox,
                             std::function<void()> wake)
    : scanner_(std::move(scanner)), mailbox_(mailbox), wake_(std::move(wake)) {
  thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

void ScannerWorker::run(const std::stop_token& stop) {
  drivers::scanner::RepeatFilter repeats;
  while (!stop.stop_requested()) {
    auto code = scanner_->read(look_interval);
    if (!code) {
      report(DeviceState::Lost);
      pause(stop);
      continue;
    }
    report(DeviceState::Ready);
    if (*code && repeats.accept(**code, steady_now())) keep(std::move(**code));
  }
}

void ScannerWorker::report(DeviceState state) {
  if (reported_ == state) return;
  reported_ = state;
  fmt::print(stderr, "level=info event=scanner state={} address={}\n", name_of(state),
             scanner_->describe());
  mailbox_.push(messages::DeviceReported{.device = Device::Scanner, .state = state});
}

void ScannerWorker::keep(std::string code) {
  {
    const std::lock_guard lock(mutex_);
    if (codes_.size() == most_codes) codes_.pop_front();
    codes_.push_back(std::move(code));
  }
  wake_();
}

std::deque<std::string> ScannerWorker::take_codes() {
  const std::lock_guard lock(mutex_);
  return std::exchange(codes_, {});
}

bool ScannerWorker::is_idle() const {
  if (!scanner_->is_idle()) return false;
  const std::lock_guard lock(mutex_);
  return codes_.empty();
}

ButtonWorker::ButtonWorker(std::unique_ptr<drivers::buttons::ButtonBox> box, Mailbox& mailbox)
    : box_(std::move(box)), mailbox_(mailbox) {
  thread_ = std::jthread([this](std::stop_token stop) { run(stop); });
}

void ButtonWorker::run(const std::stop_token& stop) {
  drivers::buttons::Debounce debounce;
  while (!stop.stop_requested()) {
    const auto edges = box_->wait(look_interval);
    if (!edges) {
      report(DeviceState::Lost);
      debounce = {};
      pause(stop);
      continue;
    }
    for (const auto& edge : *edges) {
      if (const auto face = debounce.take(edge)) {
        mailbox_.push(messages::FacePressed{.face = *face});
      }
    }
    report(debounce.is_stuck(steady_now()) ? DeviceState::Stuck : DeviceState::Ready);
  }
}

void ButtonWorker::report(DeviceState state) {
  if (reported_ == state) return;
  reported_ = state;
  fmt::print(stderr, "level=info event=buttons state={} address={}\n", name_of(state),
             box_->describe());
  mailbox_.push(messages::DeviceReported{.device = Device::Buttons, .state = state});
}

}  // namespace kiosk::shell
