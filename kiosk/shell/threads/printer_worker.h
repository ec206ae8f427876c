#pragma once
// The thread that owns the printer: prints slips, and looks after the printer in between, so that
// trouble and recovery are known without a visitor.

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <variant>

#include "drivers/printer/printer.h"
#include "kiosk/messages/effect.h"
#include "kiosk/messages/event.h"
#include "kiosk/shell/threads/worker.h"

namespace kiosk::shell {

class PrinterWorker {
 public:
  using Job = std::variant<messages::PrintSlip, messages::AskPrinter>;
  using Tell = std::function<void(messages::Event)>;
  /// Asked before each slip: false when it is somebody else's by now.
  using MayBegin = std::function<bool()>;

  /// `keep_clear` is called at the end when nothing hangs out of the printer.
  PrinterWorker(std::unique_ptr<drivers::printer::Printer> printer, Tell tell, MayBegin may_begin,
                std::function<void()> keep_clear);
  ~PrinterWorker();
  PrinterWorker(const PrinterWorker&) = delete;
  PrinterWorker& operator=(const PrinterWorker&) = delete;

  void submit(Job job) { worker_.submit(std::move(job)); }
  /// Forgets the jobs that wait.
  void drop() { worker_.drop(); }
  [[nodiscard]] int pending() const { return worker_.pending(); }
  /// Whether the driver has been in one call for longer than `limit`. Any thread.
  [[nodiscard]] bool hangs_for(std::chrono::milliseconds limit) const;

 private:
  void handle(const Job& job);
  void look();
  void begin_call();
  void end_call();
  [[nodiscard]] std::chrono::milliseconds interval() const;

  std::unique_ptr<drivers::printer::Printer> printer_;
  Tell tell_;
  MayBegin may_begin_;
  std::function<void()> keep_clear_;
  std::optional<drivers::printer::Status> last_;
  bool is_warm_ = false;                                            // the fonts of slips
  std::atomic<std::chrono::steady_clock::time_point> called_at_{};  // none: it is in no call
  Worker<Job> worker_;
};

}  // namespace kiosk::shell
