#pragma once
// What an EscposPrinter knows of the slip in hand. Pure values; internal to the driver.

#include <cstddef>

#include "drivers/printer/escpos.h"
#include "drivers/printer/escpos_link.h"
#include "drivers/printer/escpos_printer.h"

namespace drivers::printer {

/// Trouble that stops a slip for good until somebody comes. An off-line or hot printer may go on
/// by itself within the limit.
inline bool stops_the_slip(Trouble trouble) {
  switch (trouble) {
    case Trouble::None:
    case Trouble::NoReply:
    case Trouble::Offline:
    case Trouble::Overheated:
      return false;
    case Trouble::PaperOut:
    case Trouble::CoverOpen:
    case Trouble::CutterError:
    case Trouble::Unrecoverable:
    case Trouble::Disconnected:
    case Trouble::Rejected:
      return true;
  }
  return true;
}

struct EscposPrinter::Job {
  Fences fences;
  EncodedSlip slip;
  bool is_watched = false;   // the printer answered when it was asked before the slip
  bool is_provable = false;  // it has a fence, and owes no old answer that could pass for one
  EscposLink::Time begun{};
  std::size_t handed_over = 0;  // accepted for sure
  std::size_t at_most = 0;      // the printer may have got so many
  Status seen;                  // gathered from replies
  std::size_t queued = 0;
  bool began = false;
  bool began_last_block = false;
  bool ended = false;
  bool doubtful = false;  // a question without an answer, or an answer without a question
  bool cleared = false;
  bool lost = false;  // the channel failed

  void take(const Heard& heard) {
    seen = heard.seen;
    queued += heard.queued;
    lost = lost || heard.lost;
    cleared = cleared || heard.cleared;
    doubtful = doubtful || heard.garbage;
    for (const FenceId& id : heard.echoes) {
      began = began || id == fences.at_start;
      began_last_block = began_last_block || id == fences.before_last_block;
      ended = ended || id == fences.at_end;
    }
    if (heard.queued > 0) {
      began = began_last_block = true;
      ended = is_handed_over() && queued == slip.fences_at.size();
    }
  }

  [[nodiscard]] bool is_handed_over() const { return handed_over == slip.bytes.size(); }
  [[nodiscard]] bool is_over() const { return ended || lost || stops_the_slip(seen.trouble); }
};

}  // namespace drivers::printer
