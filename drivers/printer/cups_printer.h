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
#include <string>

#include "drivers/printer/printer.h"

namespace drivers::printer {

/// Whether the queue's `completed` proves paper. It does for few: most backends complete as soon as
/// the last byte is sent.
enum class Completion : std::uint8_t { Unproved, Trusted };

/// Negotiated takes PWG raster when the queue accepts it, else PDF, and refuses a raw queue, which
/// passes on whatever it gets. The others send their format without asking.
enum class PageFormat : std::uint8_t { Negotiated, PwgRaster, Pdf };

struct CupsConfig {
  std::string server;  // `host`, `host:port`, `[ipv6]:port` or a socket's path; empty: libcups' own
  std::string queue;   // empty: the server's default queue
  std::string owner = "anjungan";  // starts every job's name; differs for each kiosk of a server
  std::string media;               // a PWG media name; empty: the queue's default
  double printable_width_mm = 72;  // 48 for 58 mm paper
  PageFormat format = PageFormat::Negotiated;
  Completion completion = Completion::Unproved;
  std::chrono::milliseconds connect_limit{3000};
  std::chrono::milliseconds reply_limit{5000};   // for each answer of the server
  std::chrono::milliseconds print_limit{20000};  // from handing over to the final state
  std::chrono::milliseconds cancel_limit{5000};  // for a cancelled job to be seen as such

  bool operator==(const CupsConfig&) const = default;
};

class CupsPrinter final : public Printer {
 public:
  explicit CupsPrinter(CupsConfig config);

  /// Also cancels jobs of `owner` which an earlier failure left in the queue.
  Status query(std::chrono::milliseconds limit) override;

  /// Printed: completed on a trusted queue. Unknown without trouble: completed on another one.
  /// Failed: nothing was handed over, or the print system says that it gave up.
  PrintReport print(const Document& document, std::string_view job_name) override;

 private:
  CupsConfig config_;
  bool leftovers_possible_ = true;  // a program before this one may have died while printing
};

}  // namespace drivers::printer
