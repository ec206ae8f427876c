#pragma once
// A printer behind CUPS: any queue that takes PWG raster or PDF. Used by one worker thread.
//
// Identity: server and queue name. Protocol: IPP through libcups; when the queue's device is itself
// an IPP printer, that one is asked for its state, because CUPS keeps old reasons (and none at all
// for a printer that is switched off) until the next job. Behaviour on failure: a job that did not
// end in time is cancelled and the cancellation checked; when that could not be done, it is made up
// for at the next contact, before anything else is printed. CUPS prints unfinished jobs again after
// its own restart; this is why jobs carry `owner` in their names and are looked for by it.
// Access: none beyond the server's policy. Tested with: cupsd 2.4.2 and ippeveprinter.

#include <chrono>
#include <cstdint>
#include <expected>
#include <string>
#include <vector>

#include "drivers/printer/cups_queue.h"
#include "drivers/printer/printer.h"

namespace drivers::printer {

/// Negotiated takes PWG raster when the queue accepts it, else PDF, and refuses a raw queue, which
/// passes on whatever it gets. The others send their format without asking.
enum class PageFormat : std::uint8_t { Negotiated, PwgRaster, Pdf };

struct CupsConfig {
  std::string server;  // `host`, `host:port`, `[ipv6]:port` or a socket's path; empty: libcups' own
  std::string queue;   // empty: the server's default queue
  std::string owner = "anjungan";  // starts every job's name; differs for each kiosk of a server
  std::string media;  // a PWG media name; empty: the slip's own size, where the queue has that
  double printable_width_mm = 72;  // 48 for 58 mm paper
  PageFormat format = PageFormat::Negotiated;
  Completion completion = Completion::NeedsProof;
  std::chrono::milliseconds reply_limit{
      5000};  // for each answer of the server, connecting included
  std::chrono::milliseconds print_limit{20000};   // from handing over to the final state
  std::chrono::milliseconds trouble_limit{4000};  // as long may a named trouble hold a job up
  std::chrono::milliseconds cancel_limit{5000};   // for a cancelled job to be seen as such

  bool operator==(const CupsConfig&) const = default;
};

class CupsPrinter final : public Printer {
 public:
  explicit CupsPrinter(CupsConfig config);

  /// Also cancels jobs of `owner` which an earlier failure left in the queue. Ready only when an
  /// IPP printer behind the queue says so itself; for other devices CUPS knows of faults at most
  /// while a job runs, and the answer is Unknown.
  Status query(std::chrono::milliseconds limit) override;

  /// Printed: completed on a trusted queue, and an IPP printer behind it says the same of the job.
  /// Unknown without trouble: completed according to CUPS, without that proof.
  /// Failed: no data went to the printer, or the print system itself says that the job is aborted
  /// or was cancelled by others. Unknown with trouble: we gave up while the printer had the job.
  PrintResult print(const Document& document, std::string_view job_name) override;

  /// Pages end where they end: the queue sees to it.
  [[nodiscard]] bool is_paper_clear() const override { return true; }

 private:
  struct Page {
    std::string media;
    const char* format = nullptr;
    std::vector<std::uint8_t> bytes;
  };

  struct Job {
    int id = 0;
    std::string name;        // of this job alone
    std::string device_uri;  // of the queue it is in
  };

  [[nodiscard]] std::expected<CupsQueue, CupsError> find_queue(const Deadline& deadline) const;
  std::expected<void, CupsError> cancel_leftovers(const CupsQueue& queue, const Deadline& deadline);
  [[nodiscard]] Status status_of(const QueueState& state, const Deadline& deadline) const;
  [[nodiscard]] std::expected<Page, Trouble> make_page(const Document& document,
                                                       const QueueState& state) const;
  PrintResult hand_over(const CupsQueue& queue, const Page& page, const Job& job);
  PrintResult follow(const CupsQueue& queue, const Job& job);
  PrintResult give_up(const CupsQueue& queue, const Job& job, Trouble trouble, JobStart start);
  [[nodiscard]] PrintResult final_result(const Job& job, const JobState& state,
                                         Trouble trouble) const;
  [[nodiscard]] PrintResult completed_result(const Job& job) const;
  [[nodiscard]] Deadline reply_deadline() const { return Deadline(config_.reply_limit); }

  CupsConfig config_;
  CupsAddress server_;
  bool leftovers_possible_ = true;  // a program before this one may have died while printing
};

}  // namespace drivers::printer
