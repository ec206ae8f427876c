#include "drivers/printer/cups_printer.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <thread>

#include <fmt/format.h>

#include "drivers/printer/cups_reasons.h"
#include "drivers/printer/page_formats.h"
#include "drivers/printer/raster.h"

namespace drivers::printer {
namespace {

// CUPS itself asks an IPP printer about once a second; a visitor is told within two.
constexpr std::chrono::milliseconds look_interval{250};
// A thermal head has 203 dots an inch: less makes small print and codes unreadable.
constexpr int least_resolution_dpi = 180;
constexpr int fallback_resolution_dpi = 203;
constexpr double mm_per_inch = 25.4;
// The paper around what is printed. Printers that cannot print to its edge cut nothing off.
constexpr double wide_paper_mm = 80;
constexpr double narrow_paper_mm = 58;
constexpr double end_margin_mm = 3;

constexpr const char* pwg_format = "image/pwg-raster";
constexpr const char* pdf_format = "application/pdf";

Status unusable(CupsError error, std::string model) {
  switch (error) {
    case CupsError::Unreachable:
    case CupsError::NotFound:
      return {.readiness = Readiness::NotReady,
              .trouble = Trouble::Disconnected,
              .model = std::move(model)};
    case CupsError::NoReply:
      return {
          .readiness = Readiness::Unknown, .trouble = Trouble::NoReply, .model = std::move(model)};
    case CupsError::Refused:
      return {.readiness = Readiness::NotReady,
              .trouble = Trouble::Rejected,
              .model = std::move(model)};
  }
  return {};
}

Trouble trouble_of(CupsError error) {
  return unusable(error, "").trouble;
}

PrintResult nothing_printed(Trouble trouble) {
  return {.outcome = Outcome::Failed, .trouble = trouble, .may_have_left_marks = false};
}

bool contains(const std::vector<std::string>& list, std::string_view wanted) {
  return std::ranges::find(list, wanted) != list.end();
}

/// The coarsest that is fine enough: a slip gains nothing from more dots.
int choose_resolution(const QueueState& state) {
  int best = 0;
  for (const int dpi : state.resolutions_dpi) {
    const bool is_enough = dpi >= least_resolution_dpi;
    const bool best_is_enough = best >= least_resolution_dpi;
    if (is_enough == best_is_enough ? (is_enough ? dpi < best : dpi > best) : is_enough) best = dpi;
  }
  return best > 0 ? best : fallback_resolution_dpi;
}

PwgColour choose_colour(const QueueState& state) {
  if (contains(state.raster_types, "black_1")) return PwgColour::Black1;
  const bool only_rgb =
      contains(state.raster_types, "srgb_8") && !contains(state.raster_types, "sgray_8");
  return only_rgb ? PwgColour::Rgb8 : PwgColour::Gray8;
}

/// Unique, so that the printer's own list of jobs can be searched for it.
std::string unique_name(std::string_view owner, std::string_view job_name) {
  std::random_device random;
  return fmt::format("{} {} {:08x}", owner, job_name, random());
}

std::expected<PageFormat, Trouble> choose_format(PageFormat configured, const QueueState& state) {
  if (configured != PageFormat::Negotiated) return configured;
  // cupsd claims every format for a raw queue, and a receipt printer would print them as letters.
  if (state.model == "Local Raw Printer") return std::unexpected(Trouble::Rejected);
  if (contains(state.formats, pwg_format)) return PageFormat::PwgRaster;
  if (contains(state.formats, pdf_format)) return PageFormat::Pdf;
  return std::unexpected(Trouble::Rejected);
}

}  // namespace

CupsPrinter::CupsPrinter(CupsConfig config)
    : config_(std::move(config)), server_(parse_server(config_.server)) {}

std::expected<CupsQueue, CupsError> CupsPrinter::find_queue(const Deadline& deadline) const {
  if (config_.queue.empty()) return CupsQueue::default_of(server_, deadline);
  return CupsQueue(server_, config_.queue);
}

Status CupsPrinter::query(std::chrono::milliseconds limit) {
  const Deadline deadline(std::min(limit, config_.reply_limit));
  const auto queue = find_queue(deadline);
  if (!queue) return unusable(queue.error(), config_.queue);
  const auto cancelled = cancel_leftovers(*queue, deadline);
  if (!cancelled) return unusable(cancelled.error(), config_.queue);
  const auto state = queue->state(deadline);
  if (!state) return unusable(state.error(), config_.queue);
  return status_of(*state, deadline);
}

Status CupsPrinter::status_of(const QueueState& state, const Deadline& deadline) const {
  Status status{.model = state.model};
  if (state.accepting == Accepting::No) return unusable(CupsError::Refused, state.model);
  std::vector<std::string> reasons = state.reasons;
  QueueActivity activity = state.activity;
  const auto device = parse_device_uri(state.device_uri);
  if (device) {
    const auto own = state_of_device(*device, state.device_uri, deadline);
    if (!own) return unusable(own.error(), state.model);
    reasons = own->reasons;
    if (activity != QueueActivity::Stopped) activity = own->activity;
    status.readiness = Readiness::Ready;
  } else if (activity == QueueActivity::Idle) {
    // What CUPS says between jobs is left over from the last one: paper may have come since.
    reasons.clear();
  }
  const ReasonSummary summary = summarize_reasons(reasons);
  status.paper = summary.paper;
  status.trouble = summary.trouble;
  if (status.trouble == Trouble::None && activity == QueueActivity::Stopped) {
    status.trouble = Trouble::Offline;
  }
  if (status.trouble != Trouble::None) status.readiness = Readiness::NotReady;
  if (status.trouble == Trouble::NoReply) status.readiness = Readiness::Unknown;
  if (status.paper == Paper::Unknown && status.readiness == Readiness::Ready) {
    status.paper = Paper::Enough;
  }
  return status;
}

std::expected<void, CupsError> CupsPrinter::cancel_leftovers(const CupsQueue& queue,
                                                             const Deadline& deadline) {
  if (!leftovers_possible_) return {};
  const std::string beginning = config_.owner + " ";
  auto jobs = queue.unfinished_jobs(beginning, deadline);
  if (!jobs) return std::unexpected(jobs.error());
  for (const int job : *jobs) {
    // One that has just ended by itself refuses; whether any is left is what counts.
    static_cast<void>(queue.cancel(job, deadline));
  }
  while (!jobs->empty()) {
    jobs = queue.unfinished_jobs(beginning, deadline);
    if (!jobs) return std::unexpected(jobs.error());
    if (jobs->empty()) break;
    if (deadline.passed()) return std::unexpected(CupsError::NoReply);
    std::this_thread::sleep_for(std::min(look_interval, deadline.left()));
  }
  leftovers_possible_ = false;
  return {};
}

PrintResult CupsPrinter::print(const Document& document, std::string_view job_name) {
  const Deadline deadline = reply_deadline();
  const auto queue = find_queue(deadline);
  if (!queue) return nothing_printed(trouble_of(queue.error()));
  const auto cancelled = cancel_leftovers(*queue, Deadline(config_.cancel_limit));
  if (!cancelled) return nothing_printed(trouble_of(cancelled.error()));
  const auto state = queue->state(deadline);
  if (!state) return nothing_printed(trouble_of(state.error()));
  const Status status = status_of(*state, deadline);
  if (status.trouble != Trouble::None) return nothing_printed(status.trouble);
  const auto page = make_page(document, *state);
  if (!page) return nothing_printed(page.error());
  const Job job{.name = unique_name(config_.owner, job_name), .device_uri = state->device_uri};
  return hand_over(*queue, *page, job);
}

std::expected<CupsPrinter::Page, Trouble> CupsPrinter::make_page(const Document& document,
                                                                 const QueueState& state) const {
  const auto format = choose_format(config_.format, state);
  if (!format) return std::unexpected(format.error());
  const int dpi = choose_resolution(state);
  const double dots_per_mm = dpi / mm_per_inch;
  const auto raster =
      render(document,
             {.width_dots = static_cast<int>(std::floor(config_.printable_width_mm * dots_per_mm)),
              .dots_per_mm = dots_per_mm});
  if (!raster) return std::unexpected(Trouble::Rejected);
  const double paper_mm =
      config_.printable_width_mm > narrow_paper_mm ? wide_paper_mm : narrow_paper_mm;
  const double side_mm = std::max(0.0, (paper_mm - config_.printable_width_mm) / 2);
  const Raster sheet = with_margins(*raster, static_cast<int>(std::lround(side_mm * dots_per_mm)),
                                    static_cast<int>(std::lround(end_margin_mm * dots_per_mm)));
  Page page;
  page.media = config_.media.empty() ? media_name(sheet, dpi, state.media) : config_.media;
  if (*format == PageFormat::Pdf) {
    page.format = pdf_format;
    page.bytes = pdf_page(sheet, dots_per_mm);
  } else {
    page.format = pwg_format;
    page.bytes = pwg_page(sheet, dpi, choose_colour(state));
  }
  if (page.bytes.empty()) return std::unexpected(Trouble::Rejected);
  return page;
}

PrintResult CupsPrinter::hand_over(const CupsQueue& queue, const Page& page, const Job& new_job) {
  // From here on a job may exist, even when we never hear of it.
  leftovers_possible_ = true;
  const auto id = queue.create_job(new_job.name, page.media, reply_deadline());
  // A job without a document prints nothing; the next contact cancels it.
  if (!id) return nothing_printed(trouble_of(id.error()));
  Job job = new_job;
  job.id = *id;
  const auto sent = queue.send_document(job.id, page.format, page.bytes, reply_deadline());
  PrintResult result;
  if (sent) {
    result = follow(queue, job);
    result.bytes_handed_over = page.bytes.size();
  } else if (sent.error() == CupsError::NoReply) {
    result = give_up(queue, job, Trouble::NoReply, JobStart::Started);
  } else {
    static_cast<void>(queue.cancel(job.id, reply_deadline()));
    result = nothing_printed(trouble_of(sent.error()));
  }
  return result;
}

PrintResult CupsPrinter::follow(const CupsQueue& queue, const Job& job) {
  const Deadline end(config_.print_limit);
  Deadline trouble_end(config_.trouble_limit);
  Trouble trouble = Trouble::None;
  while (true) {
    const auto now = queue.job_state(job.id, reply_deadline());
    // A server that died prints the job again when it comes back.
    if (!now) return {.outcome = Outcome::Unknown, .trouble = trouble_of(now.error())};
    if (is_final(now->phase)) return final_result(job, *now, trouble);
    const auto state = queue.state(reply_deadline());
    // Until the job has begun, the queue still shows the reasons of the one before.
    const bool is_about_this_job = state && now->phase == JobPhase::Processing;
    const Trouble seen =
        is_about_this_job ? summarize_reasons(state->reasons).trouble : Trouble::None;
    if (seen == Trouble::None) trouble_end = Deadline(config_.trouble_limit);
    trouble = seen;
    if (trouble_end.passed()) return give_up(queue, job, trouble, now->start);
    if (end.passed()) {
      // Without a reason, for instance because the printer is switched off.
      const Trouble reason = trouble == Trouble::None ? Trouble::NoReply : trouble;
      return give_up(queue, job, reason, now->start);
    }
    std::this_thread::sleep_for(look_interval);
  }
}

PrintResult CupsPrinter::final_result(const Job& job, const JobState& state,
                                      Trouble trouble) const {
  if (state.phase == JobPhase::Completed) return completed_result(job);
  return {.outcome = Outcome::Failed,
          .trouble = trouble == Trouble::None ? Trouble::Rejected : trouble,
          .may_have_left_marks = state.start == JobStart::Started};
}

PrintResult CupsPrinter::completed_result(const Job& job) const {
  // Of any other device CUPS knows that it took the bytes.
  const auto device = parse_device_uri(job.device_uri);
  if (!device) return {.outcome = Outcome::Unknown};
  const auto answer = ended_on_device(*device, job.device_uri, job.name, reply_deadline());
  if (!answer) return {.outcome = Outcome::Unknown};
  // A printer that keeps no history proves nothing; one that contradicts CUPS is right.
  const auto& ended = *answer;
  if (!ended) return {.outcome = Outcome::Unknown};
  if (*ended == JobPhase::Completed) {
    const bool is_trusted = config_.completion == Completion::Trusted;
    return {.outcome = is_trusted ? Outcome::Printed : Outcome::Unknown};
  }
  return {.outcome = Outcome::Failed, .trouble = Trouble::Rejected};
}

PrintResult CupsPrinter::give_up(const CupsQueue& queue, const Job& job, Trouble trouble,
                                 JobStart start) {
  const Deadline deadline(config_.cancel_limit);
  static_cast<void>(queue.cancel(job.id, deadline));
  while (true) {
    const auto now = queue.job_state(job.id, deadline);
    if (!now) break;
    if (now->phase == JobPhase::Completed) return final_result(job, *now, trouble);
    if (is_final(now->phase)) {
      if (start == JobStart::NotStarted && now->start == JobStart::NotStarted) {
        return nothing_printed(trouble);
      }
      break;
    }
    if (deadline.passed()) break;
    std::this_thread::sleep_for(std::min(look_interval, deadline.left()));
  }
  // Part of the slip, or the whole, may be on paper: the printer had it.
  return {.outcome = Outcome::Unknown, .trouble = trouble};
}

}  // namespace drivers::printer
