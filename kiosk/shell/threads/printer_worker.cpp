#include "kiosk/shell/threads/printer_worker.h"

#include <utility>

#include <fmt/format.h>

#include "drivers/printer/raster.h"

namespace kiosk::shell {
namespace {

using namespace std::chrono_literals;

constexpr auto query_limit = 1000ms;
/// Staff hear of trouble, and visitors of its end, within five seconds (R09).
constexpr auto look_while_ready = 4000ms;
constexpr auto look_in_trouble = 1000ms;

}  // namespace

PrinterWorker::PrinterWorker(std::unique_ptr<drivers::printer::Printer> printer, Tell tell,
                             MayBegin may_begin, std::function<void()> keep_clear)
    : printer_(std::move(printer)),
      tell_(std::move(tell)),
      may_begin_(std::move(may_begin)),
      keep_clear_(std::move(keep_clear)),
      worker_([this](const Job& job) { handle(job); }, [this] { look(); },
              [this] { return interval(); }) {}

PrinterWorker::~PrinterWorker() {
  worker_.finish();
  if (printer_->is_paper_clear()) keep_clear_();
}

std::chrono::milliseconds PrinterWorker::interval() const {
  const bool ready = last_ && last_->readiness == drivers::printer::Readiness::Ready;
  return ready ? look_while_ready : look_in_trouble;
}

void PrinterWorker::begin_call() {
  called_at_ = std::chrono::steady_clock::now();
}

void PrinterWorker::end_call() {
  called_at_ = std::chrono::steady_clock::time_point{};
}

bool PrinterWorker::hangs_for(std::chrono::milliseconds limit) const {
  const auto called_at = called_at_.load();
  return called_at != std::chrono::steady_clock::time_point{} &&
         std::chrono::steady_clock::now() - called_at > limit;
}

void PrinterWorker::look() {
  begin_call();
  auto status = printer_->query(query_limit);
  end_call();
  // Without fonts there is no slip either, which the first one tells.
  if (!std::exchange(is_warm_, true)) static_cast<void>(drivers::printer::prewarm({}));
  if (last_ == status) return;
  last_ = status;
  tell_(messages::PrinterReported{.status = std::move(status)});
}

void PrinterWorker::handle(const Job& job) {
  const auto* slip = std::get_if<messages::PrintSlip>(&job);
  if (slip == nullptr) {
    last_.reset();  // asked for: the answer is news even when it is the old one
    look();
    return;
  }
  if (!may_begin_()) return;
  const auto name = fmt::format("slip-{}-{}", to_string(slip->subject), slip->job);
  begin_call();
  auto result = printer_->print(slip->document, name);
  end_call();
  const bool printed = result.outcome == drivers::printer::Outcome::Printed;
  tell_(messages::SlipEnded{.subject = slip->subject, .job = slip->job, .result = result});
  if (!printed) look();
}

}  // namespace kiosk::shell
