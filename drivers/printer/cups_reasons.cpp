#include "drivers/printer/cups_reasons.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace drivers::printer {
namespace {

struct Meaning {
  std::string_view beginning;
  Trouble trouble;
  Paper paper;
};

constexpr std::array meanings{
    Meaning{"media-empty", Trouble::PaperOut, Paper::Out},
    Meaning{"media-needed", Trouble::PaperOut, Paper::Out},
    Meaning{"media-low", Trouble::None, Paper::NearEnd},
    Meaning{"media-jam", Trouble::CutterError, Paper::Unknown},
    Meaning{"cover-open", Trouble::CoverOpen, Paper::Unknown},
    Meaning{"door-open", Trouble::CoverOpen, Paper::Unknown},
    Meaning{"interlock-open", Trouble::CoverOpen, Paper::Unknown},
    Meaning{"input-tray-missing", Trouble::CoverOpen, Paper::Unknown},
    Meaning{"fuser-over-temp", Trouble::Overheated, Paper::Unknown},
    Meaning{"offline", Trouble::Offline, Paper::Unknown},
    Meaning{"shutdown", Trouble::Offline, Paper::Unknown},
    Meaning{"timed-out", Trouble::Offline, Paper::Unknown},
    Meaning{"paused", Trouble::Offline, Paper::Unknown},
    Meaning{"connecting-to-device", Trouble::NoReply, Paper::Unknown},
};

}  // namespace

ReasonSummary summarize_reasons(std::span<const std::string> reasons) {
  ReasonSummary summary;
  for (const std::string& reason : reasons) {
    for (const Meaning& meaning : meanings) {
      if (!reason.starts_with(meaning.beginning)) continue;
      summary.trouble = std::max(summary.trouble, meaning.trouble);
      summary.paper = std::max(summary.paper, meaning.paper);
    }
  }
  return summary;
}

}  // namespace drivers::printer
