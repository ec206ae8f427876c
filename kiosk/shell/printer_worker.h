#pragma once
// The thread that owns the printer: prints slips, and looks after the printer in between, so that
// trouble and recovery are known without a visitor.

#include <memory>
#include <variant>

#include "drivers/printer/printer.h"
#include "kiosk/messages/effect.h"
#include "kiosk/shell/worker.h"

namespace kiosk::shell {

class PrinterWorker {
 public:
  using Job = std::variant<messages::PrintSlip, messages::AskPrinter>;

  /// `keep_clear` is called at the end when nothing hangs out of the printer.
  PrinterWorker(std::unique_ptr<drivers::printer::Printer> printer, Mailbox& mailbox,
                std::function<void()> keep_clear);
  ~PrinterWorker();
  PrinterWorker(const PrinterWorker&) = delete;
  PrinterWorker& operator=(const PrinterWorker&) = delete;

  void submit(Job job) { worker_.submit(std::move(job)); }
  [[nodiscard]] int pending() const { return worker_.pending(); }

 private:
  void handle(const Job& job);
  void look();
  [[nodiscard]] std::chrono::milliseconds interval() const;

  std::unique_ptr<drivers::printer::Printer> printer_;
  Mailbox& mailbox_;
  std::function<void()> keep_clear_;
  std::optional<drivers::printer::Status> last_;
  bool is_warm_ = false;  // the fonts of slips
  Worker<Job> worker_;
};

}  // namespace kiosk::shell
