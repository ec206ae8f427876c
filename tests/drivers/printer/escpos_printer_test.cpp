#include "drivers/printer/escpos_printer.h"

#include <string>

#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"

using drivers::bench::Fault;
using drivers::printer::Completion;
using drivers::printer::Outcome;
using drivers::printer::Paper;
using drivers::printer::Readiness;
using drivers::printer::Trouble;
using namespace std::chrono_literals;
using tests::Marking;
using tests::Rig;

TEST_CASE("every profile prints a ticket whose code can be read from the paper", "[escpos]") {
  for (const auto& profile : drivers::printer::builtin_profiles()) {
    INFO(profile.name);
    Rig rig{profile};
    const auto report = rig.printer.print(tests::sample_ticket(), "ticket");
    const bool has_proof = profile.fence != drivers::printer::Fence::None;
    CHECK(report.outcome == (has_proof ? Outcome::Printed : Outcome::Unknown));
    CHECK(report.trouble == Trouble::None);
    CHECK(rig.device.unknown_commands() == 0);
    if (!profile.has_cutter) rig.device.tear_off();
    const auto slips = rig.device.take_slips();
    REQUIRE(slips.size() == 1);
    CHECK(slips[0].raster.width_dots == profile.width_dots);
    CHECK(tests::read_qr(slips[0].raster) == tests::ticket_code);
  }
}

TEST_CASE("a ready printer says so in one round trip", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  const auto status = rig.printer.query(1s);
  CHECK(status.readiness == Readiness::Ready);
  CHECK(status.trouble == Trouble::None);
  CHECK(status.paper == Paper::Enough);
  CHECK(status.model == "Epson TM-T82/TM-T20 class, 80 mm, 203 dpi");
  CHECK(rig.device.real_time_commands() == 4);
}

TEST_CASE("each trouble is told apart before anything is sent", "[escpos]") {
  struct Case {
    Fault fault;
    Trouble trouble;
  };
  const Case cases[] = {
      {Fault::PaperOut, Trouble::PaperOut},       {Fault::CoverOpen, Trouble::CoverOpen},
      {Fault::CutterError, Trouble::CutterError}, {Fault::Offline, Trouble::Offline},
      {Fault::Unplug, Trouble::Disconnected},     {Fault::Power, Trouble::Disconnected},
      {Fault::Stall, Trouble::Disconnected},
  };
  for (const Case& each : cases) {
    INFO(static_cast<int>(each.fault));
    Rig rig{tests::profile_named("epson-tm-t82")};
    rig.device.set_fault(each.fault, true);
    const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "ticket");
    CHECK(report.outcome == Outcome::Failed);
    CHECK(report.trouble == each.trouble);
    CHECK_FALSE(report.may_have_left_marks);
    CHECK(report.bytes_handed_over == 0);
    CHECK(rig.device.bytes_obeyed() == 0);

    rig.device.set_fault(each.fault, false);
    CHECK(rig.printer.query(1s).readiness == Readiness::Ready);
    CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "ticket").outcome ==
          Outcome::Printed);
    CHECK(rig.device.take_slips().size() == 1);
  }
}

TEST_CASE("a printer that does not answer is unknown, not out of paper", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  rig.device.set_fault(Fault::NoReply, true);
  const auto before = rig.now;
  const auto status = rig.printer.query(300ms);
  CHECK(rig.now - before <= 320ms);
  CHECK(status.readiness == Readiness::Unknown);
  CHECK(status.trouble == Trouble::NoReply);
  CHECK(status.paper == Paper::Unknown);
}

TEST_CASE("a printer that leaves all questions unanswered gets its slip, which is unknown",
          "[escpos]") {
  for (const char* name : {"epson-tm-t82", "epson-tm-t88", "generic-80mm"}) {
    for (const Fault fault : {Fault::NoReply, Fault::GarbageReply}) {
      INFO(name << " " << static_cast<int>(fault));
      Rig rig{tests::profile_named(name)};
      rig.device.set_fault(fault, true);
      for (int slip = 0; slip < 3; ++slip) {
        const auto before = rig.now;
        const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "ticket");
        CHECK(report.outcome == Outcome::Unknown);
        CHECK(report.trouble == Trouble::NoReply);
        CHECK(rig.now - before <= 2s);
        CHECK(rig.device.take_slips().size() == 1);
      }
    }
  }
}

TEST_CASE("trust counts for a printer that never answers, as configured", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82"), 1, Completion::Trusted};
  rig.device.set_fault(Fault::NoReply, true);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome == Outcome::Printed);
}

TEST_CASE("where the end of the last slip is not known, the paper is cut before the next",
          "[escpos]") {
  for (const auto& profile : drivers::printer::builtin_profiles()) {
    INFO(profile.name);
    Rig first{profile};
    CHECK(first.printer.is_paper_clear());
    CHECK(first.printer.print(tests::small_ticket(Marking::Original), "t").may_have_left_marks);
    CHECK(first.printer.is_paper_clear());
    CHECK(first.device.take_slips().size() == (profile.has_cutter ? 1U : 0U));

    Rig again{profile, 1, Completion::NeedsProof, drivers::printer::Paperway::Unknown};
    CHECK_FALSE(again.printer.is_paper_clear());
    const auto report = again.printer.print(tests::small_ticket(Marking::Original), "t");
    CHECK(report.trouble == Trouble::None);
    CHECK(again.printer.is_paper_clear());
    CHECK(again.device.take_slips().size() == (profile.has_cutter ? 2U : 0U));
  }
}

TEST_CASE("paper that is nearly out is told and printed on", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  rig.device.set_fault(Fault::PaperNearEnd, true);
  const auto status = rig.printer.query(1s);
  CHECK(status.readiness == Readiness::Ready);
  CHECK(status.paper == Paper::NearEnd);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome == Outcome::Printed);
}

TEST_CASE("an opened cover in the middle of a slip throws the rest away", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  rig.device.arm_fault(Fault::CoverOpen, 60);
  const auto before = rig.now;
  const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "ticket");
  CHECK(report.outcome == Outcome::Failed);
  CHECK(report.trouble == Trouble::CoverOpen);
  CHECK(report.may_have_left_marks);
  CHECK(rig.now - before <= 2s);

  rig.device.set_fault(Fault::CoverOpen, false);
  CHECK(rig.device.take_slips().empty());
}

TEST_CASE("a lost reply leaves a slip unknown within its limit", "[escpos]") {
  for (const char* name : {"epson-tm-t82", "generic-80mm"}) {
    INFO(name);
    Rig rig{tests::profile_named(name)};
    REQUIRE(rig.printer.query(1s).readiness == Readiness::Ready);
    const auto length =
        tests::encode_drawn(tests::small_ticket(Marking::Original), tests::profile_named(name));
    rig.device.arm_fault(Fault::NoReply, length.whole_at / 2);
    const auto before = rig.now;
    const auto report = rig.printer.print(tests::small_ticket(Marking::Original), "ticket");
    CHECK(report.outcome == Outcome::Unknown);
    CHECK(report.trouble == Trouble::NoReply);
    CHECK(rig.now - before <= 20s);
  }
}

TEST_CASE("a printer without a fence is believed only when configured so", "[escpos]") {
  Rig doubtful{tests::profile_named("generic-58mm")};
  CHECK(doubtful.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
        Outcome::Unknown);
  Rig trusted{tests::profile_named("generic-58mm"), 1, Completion::Trusted};
  CHECK(trusted.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
        Outcome::Printed);
}

TEST_CASE("trust does not replace the proof that a printer can give", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82"), 1, Completion::Trusted};
  rig.device.arm_fault(Fault::NoReply, 20);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome == Outcome::Unknown);
}

TEST_CASE("a slow line is waited for", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  rig.device.set_fault(Fault::Slow, true);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome == Outcome::Printed);
}

TEST_CASE("what an interrupted slip left is cut off before the next one", "[escpos]") {
  Rig rig{tests::profile_named("epson-tm-t82")};
  REQUIRE(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome ==
          Outcome::Printed);
  const auto whole = rig.device.take_slips();
  rig.device.arm_fault(Fault::Power, 100);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").trouble ==
        Trouble::Disconnected);
  rig.device.set_fault(Fault::Power, false);
  CHECK(rig.printer.print(tests::small_ticket(Marking::Original), "t").outcome == Outcome::Printed);
  const auto slips = rig.device.take_slips();
  REQUIRE(slips.size() == 2);
  CHECK(tests::black_rows(slips[1].raster) == tests::black_rows(whole[0].raster));
}
