// Printers that do no wrong but speak in their own way: each gets its slips, and no lie comes of
// it.

#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"

using drivers::bench::Fault;
using drivers::printer::Completion;
using drivers::printer::Outcome;
using drivers::printer::Readiness;
using drivers::printer::Trouble;
using namespace std::chrono_literals;
using tests::Marking;
using tests::Rig;

namespace {

constexpr const char* with_fence[] = {"epson-tm-t82", "epson-tm-t88", "generic-80mm"};

}  // namespace

TEST_CASE("that a printer has no fence is known before the first visitor waits for it",
          "[escpos]") {
  for (const char* name : with_fence) {
    INFO(name);
    Rig rig{tests::profile_named(name)};
    rig.device.set_fault(Fault::NoFence, true);
    CHECK(rig.printer.query(1s).readiness == Readiness::Ready);
    rig.now += 4s;
    CHECK(rig.printer.query(1s).readiness == Readiness::Ready);
    for (int slip = 0; slip < 3; ++slip) {
      const auto before = rig.now;
      const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "t");
      CHECK(report.outcome == Outcome::Unknown);
      CHECK(rig.now - before <= 2s);
      CHECK(rig.device.take_slips().size() == 1);
      CHECK(rig.printer.is_paper_clear());
    }
    rig.device.set_fault(Fault::NoFence, false);
    for (int i = 0; i < 10; ++i, rig.now += 4s)
      CHECK(rig.printer.query(1s).paper != drivers::printer::Paper::Unknown);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Printed);
  }
}

TEST_CASE("trust counts for a printer that answers everything but its fence", "[escpos]") {
  for (const char* name : with_fence) {
    INFO(name);
    Rig rig{tests::profile_named(name), 1, Completion::Trusted};
    rig.device.set_fault(Fault::NoFence, true);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Printed);
    rig.device.set_fault(Fault::PaperOut, true);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Failed);
  }
}

TEST_CASE("one question without an answer costs neither the slip nor its proof", "[escpos]") {
  for (const char* name : with_fence) {
    INFO(name);
    Rig rig{tests::profile_named(name)};
    rig.device.set_fault(Fault::NoOnlineReply, true);
    const auto status = rig.printer.query(1s);
    CHECK(status.readiness == Readiness::Unknown);
    CHECK(status.trouble == Trouble::NoReply);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Printed);
    rig.device.set_fault(Fault::PaperOut, true);
    CHECK(rig.printer.query(1s).trouble == Trouble::PaperOut);
  }
}

TEST_CASE("a greeting is no answer, and a printer that greets is printed on", "[escpos]") {
  for (const char* name : with_fence) {
    INFO(name);
    Rig rig{tests::profile_named(name)};
    rig.device.set_fault(Fault::Greets, true);
    CHECK(rig.printer.query(1s).readiness == Readiness::Ready);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Printed);
  }
}

TEST_CASE("answers that come late, or for the job before, prove nothing", "[escpos]") {
  for (const char* name : with_fence) {
    for (const Fault fault : {Fault::LateReply, Fault::OldReply}) {
      INFO(name << " " << static_cast<int>(fault));
      Rig rig{tests::profile_named(name)};
      rig.device.set_fault(fault, true);
      for (int slip = 0; slip < 2; ++slip) {
        const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "t");
        const auto slips = rig.device.take_slips().size();
        CHECK(slips >= 1);  // a second one would be blank: what an interrupted slip left
        if (fault == Fault::LateReply) CHECK(report.outcome == Outcome::Unknown);
      }
    }
  }
}

TEST_CASE("a printer that was off and on behind its line in mid-slip is never believed",
          "[escpos]") {
  for (const char* name : with_fence) {
    for (const Fault fault : {Fault::LinePower, Fault::LinePowerKept}) {
      INFO(name << " " << static_cast<int>(fault));
      Rig rig{tests::profile_named(name)};
      REQUIRE(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
              Outcome::Printed);
      rig.device.arm_fault(fault, 60);
      const auto until = rig.now + 1500ms;
      rig.while_waiting = [&] {
        if (rig.now >= until) rig.device.set_fault(fault, false);
      };
      CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome !=
            Outcome::Printed);
    }
  }
}
