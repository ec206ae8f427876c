#include "drivers/printer/status.h"

namespace drivers::printer {

const char* name_of(Trouble trouble) {
  switch (trouble) {
    case Trouble::None:
      return "none";
    case Trouble::NoReply:
      return "no_reply";
    case Trouble::Offline:
      return "offline";
    case Trouble::PaperOut:
      return "paper_out";
    case Trouble::CoverOpen:
      return "cover_open";
    case Trouble::CutterError:
      return "cutter_error";
    case Trouble::Overheated:
      return "overheated";
    case Trouble::Unrecoverable:
      return "unrecoverable";
    case Trouble::Disconnected:
      return "disconnected";
    case Trouble::Rejected:
      return "rejected";
  }
  return "none";
}

const char* name_of(Outcome outcome) {
  switch (outcome) {
    case Outcome::Printed:
      return "printed";
    case Outcome::Failed:
      return "failed";
    case Outcome::Unknown:
      return "unknown";
  }
  return "unknown";
}

const char* name_of(Paper paper) {
  switch (paper) {
    case Paper::Unknown:
      return "unknown";
    case Paper::Enough:
      return "enough";
    case Paper::NearEnd:
      return "near_end";
    case Paper::Out:
      return "out";
  }
  return "unknown";
}

const char* name_of(Readiness readiness) {
  switch (readiness) {
    case Readiness::Unknown:
      return "unknown";
    case Readiness::Ready:
      return "ready";
    case Readiness::NotReady:
      return "not_ready";
  }
  return "unknown";
}

}  // namespace drivers::printer
