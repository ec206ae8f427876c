// Requirement R10: no device behaviour, however wild, hangs the driver or makes it claim a slip
// that is not there.

#include <random>

#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"

using drivers::bench::Fault;
using drivers::printer::Outcome;
using namespace std::chrono_literals;
using tests::Marking;
using tests::Rig;

namespace {

Fault any_fault(std::minstd_rand& random) {
  return static_cast<Fault>((random() >> 4) % drivers::bench::fault_names().size());
}

/// Faults come at random bytes and come and go at random moments.
void unleash(Rig& rig, std::minstd_rand& random, std::size_t slip_bytes) {
  for (auto n = (random() >> 4) % 3; n > 0; --n) {
    rig.device.arm_fault(any_fault(random), (random() >> 4) % (slip_bytes + 500));
  }
  rig.while_waiting = [&rig, &random] {
    if ((random() >> 4) % 40 != 0) return;
    const Fault fault = any_fault(random);
    rig.device.set_fault(fault, !rig.device.has_fault(fault) && (random() >> 4) % 3 == 0);
  };
}

}  // namespace

TEST_CASE("ten thousand random devices neither hang the driver nor fool it", "[escpos]") {
  const drivers::printer::Profile profiles[] = {
      tests::profile_named("epson-tm-t82"), tests::shrunk(tests::profile_named("generic-80mm")),
      tests::shrunk(tests::profile_named("generic-58mm"))};
  int printed = 0;
  int failed = 0;
  int unknown = 0;
  for (unsigned seed = 1; seed <= 10000; ++seed) {
    const auto& profile = profiles[seed % std::size(profiles)];
    std::minstd_rand random{seed};
    Rig rig{profile, seed};
    // The code is what a whole slip is known by; its picture is the same on every slip.
    const drivers::printer::Document document{
        .blocks = {drivers::printer::TextLine{.text = "A-012"},
                   drivers::printer::TextLine{.text = "selesai"}}};
    unleash(rig, random, 200);
    const auto start = rig.now;
    const auto status = rig.printer.query(1s);
    if (rig.now - start > 4s) FAIL("query hung with seed " << seed);
    if (status.readiness == drivers::printer::Readiness::NotReady &&
        status.trouble == drivers::printer::Trouble::None) {
      FAIL("not ready without a reason, seed " << seed);
    }
    const auto print_start = rig.now;
    const auto report = rig.printer.print(document, "t");
    if (rig.now - print_start > 60s) FAIL("print hung with seed " << seed);
    switch (report.outcome) {
      case Outcome::Failed:
        ++failed;
        break;
      case Outcome::Unknown:
        ++unknown;
        break;
      case Outcome::Printed:
        ++printed;
        // Only these two profiles can prove anything; the first prints text by itself.
        if (profile.name == "epson-tm-t82") {
          const auto slips = rig.device.take_slips();
          if (slips.empty() || slips.back().text.find("A-012\nselesai\n") == std::string::npos) {
            FAIL("printed, but there is no slip, seed " << seed);
          }
        } else if (rig.device.take_slips().empty()) {
          FAIL("printed, but there is no slip, seed " << seed);
        }
        break;
    }
  }
  CAPTURE(printed, failed, unknown);
  CHECK(printed > 500);
  CHECK(failed > 100);
  CHECK(unknown > 500);
}
