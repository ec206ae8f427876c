#include "kiosk/shell/threads/usb_lookout.h"

#include <thread>

#include "drivers/usb/usb_watch.h"
#include "kiosk/base/note.h"

namespace kiosk::shell {

struct UsbLookout::Watch {
  drivers::usb::UsbWatch usb;
  std::function<void()> changed;
  std::jthread thread;

  void run(const std::stop_token& stop) {
    while (!stop.stop_requested()) {
      if (!usb.wait(std::chrono::hours{1}).empty()) changed();
    }
  }
};

std::unique_ptr<UsbLookout> UsbLookout::start(const PrinterConfig& config,
                                              std::function<void()> changed) {
  if (!config.address.starts_with("usb://")) return nullptr;
  if (!drivers::usb::changes_are_announced()) {
    note("level=info event=usb_lookout announced=no");
    return nullptr;
  }
  auto usb = drivers::usb::UsbWatch::start({});
  if (!usb) return nullptr;
  auto watch = std::unique_ptr<Watch>{new Watch{std::move(*usb), std::move(changed), {}}};
  auto* running = watch.get();
  running->thread = std::jthread([running](const std::stop_token& stop) { running->run(stop); });
  return std::unique_ptr<UsbLookout>{new UsbLookout(std::move(watch))};
}

UsbLookout::UsbLookout(std::unique_ptr<Watch> watch) : watch_(std::move(watch)) {}

UsbLookout::~UsbLookout() {
  watch_->thread.request_stop();
  watch_->usb.interrupt();
}

}  // namespace kiosk::shell
