#include "kiosk/shell/input_workers.h"

#include <condition_variable>

#include "drivers/buttons/debounce.h"
#include "drivers/scanner/repeats.h"
#include "kiosk/shell/note.h"

namespace kiosk::shell {
namespace {

using messages::Device;
using messages::DeviceState;
using namespace std::chrono_literals;

/// A thread that waits for a device costs nothing: the end of the program interrupts it.
constexpr std::chrono::milliseconds long_wait = 1h;
constexpr auto no_wait = 0ms;
/// While a button is down it may turn out to be stuck.
constexpr auto look_at_held_button = 1000ms;
/// A storm of codes keeps nothing waiting: the kiosk shows one at a time.
constexpr std::size_t most_codes = 4;
/// Of a storm of keys the first count: nobody presses so many before the screen has answered.
constexpr std::size_t most_keys = 16;

std::chrono::milliseconds steady_now() {
  return std::chrono::duration_cast<std::chrono::milliseconds>(
      std::chrono::steady_clock::now().time_since_epoch());
}

/// Sleeps, but no longer than until the program ends.
void pause(std::chrono::milliseconds time, const std::stop_token& stop) {
  std::mutex mutex;
  std::unique_lock lock(mutex);
  std::condition_variable_any ended;
  ended.wait_for(lock, stop, time, [] { return false; });
}

}  // namespace

void StateTeller::tell(DeviceState state, const std::string& address) {
  if (told_ == state) return;
  told_ = state;
  note("level=info event={} state={} address={}", name_of(device_), name_of(state), address);
  mailbox_.push(messages::DeviceReported{.device = device_, .state = state});
}

ScannerWorker::ScannerWorker(std::unique_ptr<drivers::scanner::Scanner> scanner, Mailbox& mailbox,
                             std::function<void()> wake, drivers::scanner::Wrapping wrapping,
                             std::chrono::milliseconds look_again)
    : scanner_(std::move(scanner)),
      state_(Device::Scanner, mailbox),
      wake_(std::move(wake)),
      wrapping_(std::move(wrapping)),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ScannerWorker::~ScannerWorker() {
  thread_.request_stop();
  scanner_->interrupt();
}

void ScannerWorker::run(const std::stop_token& stop) {
  drivers::scanner::RepeatFilter repeats;
  while (!stop.stop_requested()) {
    // The first read only opens the device, so that its state is told before it reads anything.
    auto read = scanner_->read(state_.is_open() ? long_wait : no_wait);
    if (!read) {
      state_.tell(DeviceState::Lost, scanner_->describe());
      pause(look_again_, stop);
      continue;
    }
    state_.tell(DeviceState::Ready, scanner_->describe());
    auto& code = *read;
    if (!code) continue;
    auto text = drivers::scanner::unwrapped(std::move(*code), wrapping_);
    if (text && repeats.accept(*text, steady_now())) keep(std::move(*text));
  }
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

ButtonWorker::ButtonWorker(std::unique_ptr<drivers::buttons::ButtonBox> box, Mailbox& mailbox,
                           std::chrono::milliseconds look_again)
    : box_(std::move(box)),
      mailbox_(mailbox),
      state_(Device::Buttons, mailbox),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

ButtonWorker::~ButtonWorker() {
  thread_.request_stop();
  box_->interrupt();
}

void ButtonWorker::run(const std::stop_token& stop) {
  drivers::buttons::Debounce debounce;
  while (!stop.stop_requested()) {
    const auto limit = debounce.is_down() ? look_at_held_button : long_wait;
    const auto edges = box_->wait(state_.is_open() ? limit : no_wait);
    if (!edges) {
      state_.tell(DeviceState::Lost, box_->describe());
      debounce = {};
      pause(look_again_, stop);
      continue;
    }
    for (const auto& edge : *edges) {
      if (const auto face = debounce.take(edge)) {
        mailbox_.push(messages::FacePressed{.face = *face});
      }
    }
    const bool is_stuck = debounce.is_stuck(steady_now());
    state_.tell(is_stuck ? DeviceState::Stuck : DeviceState::Ready, box_->describe());
  }
}

KeysWorker::KeysWorker(std::unique_ptr<drivers::keys::TactileKeys> keys, Mailbox& mailbox,
                       std::function<void()> wake, std::chrono::milliseconds look_again)
    : keys_(std::move(keys)),
      state_(Device::Keys, mailbox),
      wake_(std::move(wake)),
      look_again_(look_again) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

KeysWorker::~KeysWorker() {
  thread_.request_stop();
  keys_->interrupt();
}

void KeysWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    auto pressed = keys_->wait(state_.is_open() ? long_wait : no_wait);
    if (!pressed) {
      state_.tell(DeviceState::Lost, keys_->describe());
      pause(look_again_, stop);
      continue;
    }
    state_.tell(DeviceState::Ready, keys_->describe());
    if (!pressed->empty()) keep(std::move(*pressed));
  }
}

void KeysWorker::keep(std::vector<std::string> pressed) {
  {
    const std::lock_guard lock(mutex_);
    for (auto& key : pressed) {
      if (pressed_.size() < most_keys) pressed_.push_back(std::move(key));
    }
  }
  wake_();
}

std::deque<std::string> KeysWorker::take_keys() {
  const std::lock_guard lock(mutex_);
  return std::exchange(pressed_, {});
}

TouchWorker::TouchWorker(std::unique_ptr<drivers::touch::TouchPanel> panel, PanelWanted wanted,
                         Mailbox& mailbox)
    : panel_(std::move(panel)), wanted_(wanted), state_(Device::Touch, mailbox) {
  thread_ = std::jthread([this](const std::stop_token& stop) { run(stop); });
}

TouchWorker::~TouchWorker() {
  thread_.request_stop();
  panel_->interrupt();
}

void TouchWorker::run(const std::stop_token& stop) {
  bool expected = wanted_ == PanelWanted::ThisOne;
  auto limit = no_wait;
  while (!stop.stop_requested()) {
    const bool is_there = panel_->wait(limit);
    limit = long_wait;
    expected = expected || is_there;
    if (expected) {
      state_.tell(is_there ? DeviceState::Ready : DeviceState::Lost, panel_->describe());
    }
  }
}

}  // namespace kiosk::shell
