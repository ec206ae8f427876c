#pragma once
// What is known of a printer, and how a print ended. "Unknown" is a state of its own: no reply is
// not the same as no paper. Any thread; plain values.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

namespace drivers::printer {

/// Why a printer cannot print now, most urgent last.
enum class Trouble : std::uint8_t {
  None,
  NoReply,  // connected, but it does not answer in time
  Offline,  // says it is off line, without a more exact reason
  PaperOut,
  CoverOpen,
  CutterError,
  Overheated,     // recovers by itself
  Unrecoverable,  // must be switched off and on, or repaired
  Disconnected,   // no cable, no network, no such queue
  Rejected,       // the print system refused or cancelled the job
};

enum class Paper : std::uint8_t { Unknown, Enough, NearEnd, Out };
enum class Readiness : std::uint8_t { Unknown, Ready, NotReady };

struct Status {
  Readiness readiness = Readiness::Unknown;
  Trouble trouble = Trouble::None;  // not None exactly when NotReady; NoReply leaves Unknown
  Paper paper = Paper::Unknown;
  std::string model;  // as the printer or the configuration names it; may be empty

  bool operator==(const Status&) const = default;
};

enum class Outcome : std::uint8_t {
  Printed,  // proved by the printer's own fence after the cut, or by one that is trusted
  Failed,   // no whole slip can have come out
  Unknown,  // it may or may not have come out
};

struct PrintResult {
  Outcome outcome = Outcome::Unknown;
  Trouble trouble = Trouble::None;  // the reason when not Printed
  /// False only when it is certain that nothing of this slip is on paper or in a buffer. Then the
  /// next print is the original; otherwise it must be marked as a copy.
  bool may_have_left_marks = true;
  std::size_t bytes_handed_over =
      0;  // accepted by the channel; after a time-out the true amount is unknown

  bool operator==(const PrintResult&) const = default;
};

/// Stable lower-case names for logs and records: `paper_out`, `printed`, ...
const char* name_of(Trouble trouble);
const char* name_of(Outcome outcome);
const char* name_of(Paper paper);
const char* name_of(Readiness readiness);

}  // namespace drivers::printer
