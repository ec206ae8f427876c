#include "kiosk/shell/threads/printer_keeper.h"

#include <thread>
#include <utility>
#include <variant>

#include "kiosk/base/note.h"

namespace kiosk::shell {

/// Between a printer's thread and everybody else, until the thread is given up: an answer that
/// comes after all is about a slip that has ended, and it begins no other.
struct PrinterKeeper::Gate {
  std::mutex mutex;
  Mailbox* mailbox = nullptr;             // null: given up
  std::deque<messages::PrintSlip> slips;  // submitted and not ended
  bool has_begun = false;                 // the first of them

  bool begin_slip() {
    const std::lock_guard lock(mutex);
    if (mailbox == nullptr) return false;
    has_begun = true;
    return true;
  }

  void tell(messages::Event event) {
    Mailbox* to = nullptr;
    {
      const std::lock_guard lock(mutex);
      to = mailbox;
      if (to != nullptr && holds_alternative<messages::SlipEnded>(event)) {
        slips.pop_front();
        has_begun = false;
      }
    }
    if (to != nullptr) to->push(std::move(event));
  }

  void close() {
    const std::lock_guard lock(mutex);
    mailbox = nullptr;
  }

  bool is_open() {
    const std::lock_guard lock(mutex);
    return mailbox != nullptr;
  }
};

PrinterKeeper::PrinterKeeper(std::unique_ptr<drivers::printer::Printer> printer, Maker make,
                             Mailbox& mailbox, std::function<void()> keep_clear,
                             std::chrono::milliseconds longest_call)
    : make_(std::move(make)),
      mailbox_(mailbox),
      keep_clear_(std::move(keep_clear)),
      longest_call_(longest_call) {
  start(std::move(printer));
}

PrinterKeeper::~PrinterKeeper() = default;

void PrinterKeeper::start(std::unique_ptr<drivers::printer::Printer> printer) {
  gate_ = std::make_shared<Gate>();
  gate_->mailbox = &mailbox_;
  worker_ = std::make_unique<PrinterWorker>(
      std::move(printer), [gate = gate_](messages::Event event) { gate->tell(std::move(event)); },
      [gate = gate_] { return gate->begin_slip(); },
      [gate = gate_, keep = keep_clear_] {
        if (gate->is_open()) keep();
      });
}

void PrinterKeeper::submit(PrinterWorker::Job job) {
  const std::lock_guard lock(mutex_);
  if (const auto* slip = std::get_if<messages::PrintSlip>(&job)) {
    const std::lock_guard gate_lock(gate_->mutex);
    gate_->slips.push_back(*slip);
  }
  worker_->submit(std::move(job));
}

int PrinterKeeper::pending() const {
  const std::lock_guard lock(mutex_);
  return worker_->pending();
}

std::vector<messages::Event> PrinterKeeper::look_after() {
  std::unique_lock lock(mutex_);
  if (!make_ || !worker_->hangs_for(longest_call_)) return {};
  auto printer = make_();
  if (!printer) return {};
  note("level=error event=printer state=given_up");
  ++given_up_;
  const auto given_up = std::move(gate_);
  given_up->close();  // from here on nobody else changes it
  worker_->drop();
  // Should the call come back, its thread ends and takes all of its own with it.
  std::thread([worker = std::move(worker_)]() mutable { worker.reset(); }).detach();
  start(std::move(printer));
  lock.unlock();
  auto slips = std::move(given_up->slips);
  std::vector<messages::Event> ended;
  if (given_up->has_begun) {
    const auto& slip = slips.front();
    ended.emplace_back(messages::SlipEnded{
        .subject = slip.subject,
        .job = slip.job,
        .result = {.trouble = drivers::printer::Trouble::NoReply, .may_have_left_marks = true}});
    slips.pop_front();
  }
  for (auto& slip : slips) submit(std::move(slip));
  submit(messages::AskPrinter{});
  return ended;
}

}  // namespace kiosk::shell
