#include "kiosk/shell/printer_keeper.h"

#include <algorithm>
#include <thread>
#include <utility>
#include <variant>

#include "kiosk/shell/note.h"

namespace kiosk::shell {

/// Through it a thread tells what it has to tell, until it is given up: an answer that comes after
/// all is about a slip that has ended.
struct PrinterKeeper::Gate {
  std::mutex mutex;
  Mailbox* mailbox = nullptr;             // null: given up
  std::deque<messages::PrintSlip> slips;  // submitted and not ended, the one under way first

  void tell(messages::Event event) {
    Mailbox* to = nullptr;
    {
      const std::lock_guard lock(mutex);
      to = mailbox;
      if (std::holds_alternative<messages::SlipEnded>(event) && !slips.empty()) slips.pop_front();
    }
    if (to != nullptr) to->push(std::move(event));
  }

  std::deque<messages::PrintSlip> close() {
    const std::lock_guard lock(mutex);
    mailbox = nullptr;
    return std::exchange(slips, {});
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
      [gate = gate_, keep = keep_clear_] {
        const std::lock_guard lock(gate->mutex);
        if (gate->mailbox != nullptr) keep();
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
  const auto hanging = worker_->hangs_for(longest_call_);
  if (hanging == PrinterCall::None || !make_) return {};
  auto printer = make_();
  if (!printer) return {};
  note("level=error event=printer state=given_up");
  ++given_up_;
  auto slips = gate_->close();
  worker_->drop();
  // Should the call come back, its thread ends and takes all of its own with it.
  std::thread([given_up = std::move(worker_)]() mutable { given_up.reset(); }).detach();
  start(std::move(printer));
  lock.unlock();
  std::vector<messages::Event> ended;
  if (hanging == PrinterCall::Print && !slips.empty()) {
    const auto& slip = slips.front();
    ended.emplace_back(messages::SlipEnded{
        .subject = slip.subject,
        .job = slip.job,
        .report = {.trouble = drivers::printer::Trouble::NoReply, .may_have_left_marks = true}});
    slips.pop_front();
  }
  for (auto& slip : slips) submit(std::move(slip));
  submit(messages::AskPrinter{});
  return ended;
}

}  // namespace kiosk::shell
