#pragma once
// Keeps a printer's thread, and gives up one that does not come back: every driver ends its calls
// in time, but what a broken device does to the kernel below them nobody can promise. The slip
// under way then ended as unknown, a new thread with a new driver goes on, and what was given up is
// counted: a program with several of them should start anew.

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <mutex>
#include <vector>

#include "drivers/printer/printer.h"
#include "kiosk/shell/threads/printer_worker.h"

namespace kiosk::shell {

/// Longer than a slip can take: each piece of it, its end and its paper have limits of their own.
inline constexpr std::chrono::milliseconds longest_printer_call{180'000};
/// With so many given up threads the program starts anew, when nobody stands before it.
inline constexpr int most_given_up = 3;

class PrinterKeeper {
 public:
  using Maker = std::function<std::unique_ptr<drivers::printer::Printer>()>;

  /// `make` gives a driver of the same printer anew; without one, none is given up.
  PrinterKeeper(std::unique_ptr<drivers::printer::Printer> printer, Maker make, Mailbox& mailbox,
                std::function<void()> keep_clear,
                std::chrono::milliseconds longest_call = longest_printer_call);
  ~PrinterKeeper();
  PrinterKeeper(const PrinterKeeper&) = delete;
  PrinterKeeper& operator=(const PrinterKeeper&) = delete;

  /// Any thread.
  void submit(PrinterWorker::Job job);
  [[nodiscard]] int pending() const;

  /// Gives up a thread that hangs, and gives the end of the slip that it was at. The main thread,
  /// now and then.
  std::vector<messages::Event> look_after();
  /// Threads that were given up so far.
  [[nodiscard]] int given_up() const { return given_up_; }

 private:
  struct Gate;
  void start(std::unique_ptr<drivers::printer::Printer> printer);

  Maker make_;
  Mailbox& mailbox_;
  std::function<void()> keep_clear_;
  std::chrono::milliseconds longest_call_;
  int given_up_ = 0;
  mutable std::mutex mutex_;  // of what follows
  std::shared_ptr<Gate> gate_;
  std::unique_ptr<PrinterWorker> worker_;
};

}  // namespace kiosk::shell
