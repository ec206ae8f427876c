#pragma once
// A visitor at the real program who writes a complaint in which every field holds a canary.

#include <string>

#include "tests/support/canaries.h"
#include "tests/support/kiosk_process.h"

namespace tests {

inline void type(KioskProcess& kiosk, const std::string& text) {
  kiosk.must({{"do", "type"}, {"text", text}});
}

/// From the attract screen to the description of a confidential complaint.
inline void go_to_description(KioskProcess& kiosk) {
  for (const auto* id :
       {"attract.start", "home.complaint", "complaint.complaint", "complaint.confidential",
        "complaint.about.officer", "complaint.problem.7", "complaint.when.today"}) {
    kiosk.tap(id);
  }
}

/// From there to the summary, with four canaries from `number` on.
inline void write_report(KioskProcess& kiosk, int number) {
  type(kiosk, "Petugas " + canary(number) + " tidak ramah.");
  kiosk.tap("complaint.take");
  type(kiosk, canary(number + 1));
  kiosk.tap("complaint.take");
  kiosk.tap("complaint.notify.3");
  type(kiosk, canary(number + 2) + "@contoh.id");
  kiosk.tap("complaint.take");
  type(kiosk, "Jl. " + canary(number + 3) + " 1");
  kiosk.tap("complaint.take");
}

}  // namespace tests
