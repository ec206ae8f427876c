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
#include "kiosk/shell/worker.h"

namespace kiosk::shell {

/// What the printer's driver has been asked and has not answered.
enum class PrinterCall : std::uint8_t { None, Look, Print };

class PrinterWorker {
 public:
  using Job = std::variant<messages::PrintSlip, messages::AskPrinter>;
  using Tell = std::function<void(messages::Event)>;

  /// `keep_clear` is called at the end when nothing hangs out of the printer.
  PrinterWorker(std::unique_ptr<drivers::printer::Printer> printer, Tell tell,
                std::function<void()> keep_clear);
  ~PrinterWorker();
  PrinterWorker(const PrinterWorker&) = delete;
  PrinterWorker& operator=(const PrinterWorker&) = delete;

  void submit(Job job) { worker_.submit(std::move(job)); }
  /// Forgets the jobs that wait.
  void drop() { worker_.drop(); }
  [[nodiscard]] int pending() const { return worker_.pending(); }
  /// The call under way, if it has taken longer than `limit`. Any thread.
  [[nodiscard]] PrinterCall hangs_for(std::chrono::milliseconds limit) const;

 private:
  void handle(const Job& job);
  void look();
  void call(PrinterCall call);
  [[nodiscard]] std::chrono::milliseconds interval() const;

  std::unique_ptr<drivers::printer::Printer> printer_;
  Tell tell_;
  std::function<void()> keep_clear_;
  std::optional<drivers::printer::Status> last_;
  bool is_warm_ = false;  // the fonts of slips
  std::atomic<PrinterCall> call_ = PrinterCall::None;
  std::atomic<std::chrono::steady_clock::time_point> called_at_{};  // before call_ is set
  Worker<Job> worker_;
};

}  // namespace kiosk::shell
