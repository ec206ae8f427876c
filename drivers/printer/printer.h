#pragma once
// The interface of every printer driver: blocking calls with a time limit, used by one worker
// thread. No retries and no policy in here; whoever calls decides what happens after a failure.

#include <chrono>
#include <cstdint>
#include <string_view>

#include "drivers/printer/document.h"
#include "drivers/printer/status.h"

namespace drivers::printer {

/// Whether a slip that was handed over without the printer's own proof counts as printed: by a
/// printer without a fence, or by a CUPS queue, most of which complete with the last byte sent.
enum class Completion : std::uint8_t { NeedsProof, Trusted };

class Printer {
 public:
  virtual ~Printer() = default;

  /// Asks the printer now. Returns within `limit`; reconnects when it was disconnected.
  [[nodiscard]] virtual Status query(std::chrono::milliseconds limit) = 0;

  /// Prints one slip and waits for its proof. `job_name` is for the print system's job list: no
  /// personal data. Returns within the driver's own configured limits (seconds), never hangs.
  /// Asks for the status first and sends nothing to a printer that says it is not ready. Data which
  /// an earlier failed slip left in the printer is cleared before anything new is sent.
  [[nodiscard]] virtual PrintResult print(const Document& document, std::string_view job_name) = 0;

  /// False while part of a slip may hang out of the printer uncut, or wait in it: what whoever
  /// begins next has to know.
  [[nodiscard]] virtual bool is_paper_clear() const = 0;
};

}  // namespace drivers::printer
