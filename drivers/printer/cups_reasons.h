#pragma once
// What a print system's printer-state-reasons mean for a kiosk. Any thread; pure.

#include <span>
#include <string>

#include "drivers/printer/status.h"

namespace drivers::printer {

struct ReasonSummary {
  Trouble trouble = Trouble::None;  // the most urgent one
  Paper paper = Paper::Unknown;

  bool operator==(const ReasonSummary&) const = default;
};

/// Reads the keywords of RFC 8011 section 5.4.12 by their beginnings. The ending (-error, -warning,
/// -report) is ignored: CUPS passes a printer's media-empty-error on as media-empty-warning. Toner,
/// marker and unknown keywords say nothing about whether a slip comes out, and are ignored. A jam
/// is reported as CutterError: both are cleared by opening the printer.
ReasonSummary summarize_reasons(std::span<const std::string> reasons);

}  // namespace drivers::printer
