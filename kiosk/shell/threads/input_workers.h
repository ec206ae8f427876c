#pragma once
// The threads of the scanner, of the box of faces, of the tactile keys, of the headphones' jack
// and of the touch panel: they read for as long as the kiosk runs, open the device again when it
// comes back, and tell its state. A code or a key waits for the main thread, which knows what it
// means; a press goes by the mailbox.

#include <atomic>
#include <chrono>
#include <cstdint>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "drivers/buttons/buttons.h"
#include "drivers/buttons/debounce.h"
#include "drivers/headphones/headphone_jack.h"
#include "drivers/keys/tactile_keys.h"
#include "drivers/scanner/scanner.h"
#include "drivers/scanner/wrapping.h"
#include "drivers/touch/touch_panel.h"
#include "kiosk/shell/threads/worker.h"

namespace kiosk::shell {

/// A device that is not there is looked for this often.
inline constexpr std::chrono::milliseconds look_again_after{1000};

/// Tells the state of a device once, each time that it changes. Of the thread that reads it.
class StateTeller {
 public:
  StateTeller(messages::Device device, Mailbox& mailbox) : device_(device), mailbox_(mailbox) {}

  /// `address` is for the log.
  void tell(messages::DeviceState state, const std::string& address);
  /// It was there when it was told of last.
  [[nodiscard]] bool is_open() const { return told_ && *told_ != messages::DeviceState::Lost; }

 private:
  messages::Device device_;
  Mailbox& mailbox_;
  std::optional<messages::DeviceState> told_;
};

class ScannerWorker {
 public:
  /// Never jumps.
  using Clock = std::function<std::chrono::milliseconds()>;

  /// `wake` is called when a code waits. `now` is asked once for each code that was read.
  ScannerWorker(std::unique_ptr<drivers::scanner::Scanner> scanner, Mailbox& mailbox,
                std::function<void()> wake, drivers::scanner::Wrapping wrapping = {},
                std::chrono::milliseconds look_again = look_again_after,
                Clock now = drivers::keys::steady_now);
  ~ScannerWorker();
  ScannerWorker(const ScannerWorker&) = delete;
  ScannerWorker& operator=(const ScannerWorker&) = delete;

  /// The codes that were read since the last call.
  std::deque<std::string> take_codes();
  /// No code is under way; of simulated scanners.
  [[nodiscard]] bool is_idle() const;

 private:
  void run(const std::stop_token& stop);
  void keep(std::string code);

  std::unique_ptr<drivers::scanner::Scanner> scanner_;
  StateTeller state_;
  std::function<void()> wake_;
  drivers::scanner::Wrapping wrapping_;
  std::chrono::milliseconds look_again_;
  Clock now_;
  mutable std::mutex mutex_;
  std::deque<std::string> codes_;
  std::jthread thread_;  // last: it is joined before what it uses goes away
};

class ButtonWorker {
 public:
  ButtonWorker(std::unique_ptr<drivers::buttons::ButtonBox> box, Mailbox& mailbox,
               std::chrono::milliseconds look_again = look_again_after);
  ~ButtonWorker();
  ButtonWorker(const ButtonWorker&) = delete;
  ButtonWorker& operator=(const ButtonWorker&) = delete;

  /// While staff teach the box, its buttons are told by their codes, and nobody votes.
  void set_teaching(bool teaching) { teaching_ = teaching; }
  /// What its buttons are from now on; see ButtonBox.
  void use_faces(std::vector<std::uint16_t> codes);
  [[nodiscard]] bool is_idle() const { return box_->is_idle(); }

 private:
  void run(const std::stop_token& stop);
  void take_faces();
  void tell(const drivers::buttons::Edge& edge);

  std::unique_ptr<drivers::buttons::ButtonBox> box_;
  std::atomic<bool> teaching_ = false;
  std::mutex mutex_;
  std::optional<std::vector<std::uint16_t>> wanted_faces_;
  drivers::buttons::Debounce debounce_;
  Mailbox& mailbox_;
  StateTeller state_;
  std::chrono::milliseconds look_again_;
  std::jthread thread_;
};

class KeysWorker {
 public:
  /// `wake` is called when a key waits.
  KeysWorker(std::unique_ptr<drivers::keys::TactileKeys> keys, Mailbox& mailbox,
             std::function<void()> wake, std::chrono::milliseconds look_again = look_again_after);
  ~KeysWorker();
  KeysWorker(const KeysWorker&) = delete;
  KeysWorker& operator=(const KeysWorker&) = delete;

  /// The keys that went down since the last call.
  std::deque<std::string> take_keys();

 private:
  void run(const std::stop_token& stop);
  void keep(std::vector<std::string> pressed);

  std::unique_ptr<drivers::keys::TactileKeys> keys_;
  StateTeller state_;
  std::function<void()> wake_;
  std::chrono::milliseconds look_again_;
  std::mutex mutex_;
  std::deque<std::string> pressed_;
  std::jthread thread_;
};

class HeadphonesWorker {
 public:
  HeadphonesWorker(std::unique_ptr<drivers::headphones::HeadphoneJack> jack, Mailbox& mailbox,
                   std::chrono::milliseconds look_again = look_again_after);
  ~HeadphonesWorker();
  HeadphonesWorker(const HeadphonesWorker&) = delete;
  HeadphonesWorker& operator=(const HeadphonesWorker&) = delete;

 private:
  void run(const std::stop_token& stop);
  void tell(bool plugged);

  std::unique_ptr<drivers::headphones::HeadphoneJack> jack_;
  Mailbox& mailbox_;
  StateTeller state_;
  std::chrono::milliseconds look_again_;
  bool told_ = false;
  std::jthread thread_;
};

/// Whether a touch panel has to be there, or is told of from when it was seen first.
enum class PanelWanted : std::uint8_t { ThisOne, IfAny };

/// Only tells whether the panel is there: its fingers come by the window.
class TouchWorker {
 public:
  TouchWorker(std::unique_ptr<drivers::touch::TouchPanel> panel, PanelWanted wanted,
              Mailbox& mailbox);
  ~TouchWorker();
  TouchWorker(const TouchWorker&) = delete;
  TouchWorker& operator=(const TouchWorker&) = delete;

 private:
  void run(const std::stop_token& stop);

  std::unique_ptr<drivers::touch::TouchPanel> panel_;
  PanelWanted wanted_;
  StateTeller state_;
  std::jthread thread_;
};

}  // namespace kiosk::shell
