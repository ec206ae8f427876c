// Requirement R08: a fault at any byte of a ticket leaves one valid ticket, or says that it did
// not.

#include <array>
#include <string>

#include "tests/drivers/printer/rig.h"
#include "tests/support/catch.h"

namespace {

using drivers::bench::Fault;
using drivers::printer::Outcome;
using drivers::printer::Profile;
using namespace std::chrono_literals;
using tests::Marking;
using tests::Rig;

constexpr std::array faults{Fault::PaperOut, Fault::CoverOpen, Fault::CutterError, Fault::Unplug,
                            Fault::Power};

/// What faultless slips of this printer look like, and where the slip's bytes lie in the stream.
struct Reference {
  std::vector<std::size_t> original;
  std::vector<std::size_t> copy;
  std::size_t first_byte = 0;
  std::size_t last_byte = 0;
};

Reference reference_of(const Profile& profile) {
  Reference reference;
  for (const Marking marking : {Marking::Original, Marking::Copy}) {
    Rig rig{profile};
    const auto report = rig.printer.print(tests::small_ticket(marking), "ticket");
    rig.device.tear_off();
    const auto slips = rig.device.take_slips();
    REQUIRE(slips.size() == 1);
    const auto rows = tests::black_rows(slips[0].raster);
    if (marking == Marking::Copy) {
      reference.copy = rows;
    } else {
      reference.original = rows;
      reference.last_byte = rig.device.bytes_obeyed();
      reference.first_byte = reference.last_byte - report.bytes_handed_over;
    }
  }
  return reference;
}

struct Found {
  int originals = 0;
  int copies = 0;
  int clean = 0;  // slips that hold one ticket and nothing else
};

Found look_at(const std::vector<drivers::bench::Slip>& slips, const Reference& reference) {
  Found found;
  for (const auto& slip : slips) {
    const auto rows = tests::black_rows(slip.raster);
    const bool is_copy = tests::contains(rows, reference.copy);
    if (is_copy) ++found.copies;
    if (!is_copy && tests::contains(rows, reference.original)) ++found.originals;
    if (rows == reference.copy || rows == reference.original) ++found.clean;
  }
  return found;
}

/// The story of one fault, told by the first thing that is wrong; empty when all is well.
std::string story(const Profile& profile, const Reference& reference, Fault fault,
                  std::size_t at_byte) {
  const bool has_proof = profile.fence != drivers::printer::Fence::None;
  Rig rig{profile};
  rig.device.arm_fault(fault, at_byte);
  const auto start = rig.now;
  const auto first = rig.printer.print(tests::small_ticket(Marking::Original), "ticket");
  if (rig.now - start > 30s) return "the first print took too long";

  auto slips = rig.device.take_slips();
  if (first.outcome == Outcome::Printed && look_at(slips, reference).originals != 1) {
    return "printed, but there is no whole slip";
  }
  rig.device.set_fault(fault, false);
  if (first.outcome != Outcome::Printed) {
    const Marking marking = first.may_have_left_marks ? Marking::Copy : Marking::Original;
    const auto second_start = rig.now;
    const auto second = rig.printer.print(tests::small_ticket(marking), "ticket");
    if (rig.now - second_start > 30s) return "the second print took too long";
    if (has_proof && second.outcome != Outcome::Printed) return "the second print did not work";
  }
  if (!profile.has_cutter) rig.device.tear_off();
  const auto later = rig.device.take_slips();
  slips.insert(slips.end(), later.begin(), later.end());

  const Found found = look_at(slips, reference);
  if (found.originals > 1) return "two valid tickets without a mark";
  if (first.outcome == Outcome::Failed && first.may_have_left_marks && found.originals > 0) {
    return "failed, but a whole slip came out";
  }
  if (found.originals + found.copies == 0) return "no valid ticket at all";
  if (has_proof && found.clean == 0) return "the valid ticket hangs together with scraps";
  // A printer without the clear command may be left between ESC and what follows it: the filling
  // that ends a cut-off command is then itself not understood, and does no harm.
  if (profile.can_clear_buffer && rig.device.unknown_commands() > 0) {
    return "the printer did not understand";
  }
  return {};
}

void sweep(const Profile& profile) {
  const Reference reference = reference_of(profile);
  REQUIRE(reference.last_byte > reference.first_byte + 100);
  for (const Fault fault : faults) {
    if (fault == Fault::CutterError && !profile.has_cutter) continue;
    for (std::size_t byte = reference.first_byte; byte <= reference.last_byte; ++byte) {
      const std::string wrong = story(profile, reference, fault, byte);
      if (wrong.empty()) continue;
      FAIL(profile.name << ", fault " << static_cast<int>(fault) << " at byte " << byte << " of "
                        << reference.first_byte << ".." << reference.last_byte << ": " << wrong);
    }
  }
  SUCCEED(profile.name);
}

}  // namespace

TEST_CASE("a fault at any byte never makes two valid tickets: printer with fence and codes",
          "[escpos]") {
  sweep(tests::profile_named("epson-tm-t82"));
}

TEST_CASE("a fault at any byte never makes two valid tickets: pictures with fence", "[escpos]") {
  auto profile = tests::shrunk(tests::profile_named("epson-tm-t88"));
  profile.text = drivers::printer::TextMode::Raster;
  profile.qr = drivers::printer::QrMode::Raster;
  sweep(profile);
}

TEST_CASE("a fault at any byte never makes two valid tickets: queued status", "[escpos]") {
  sweep(tests::shrunk(tests::profile_named("generic-80mm")));
}

TEST_CASE("a fault at any byte never makes two valid tickets: no answers, no cutter", "[escpos]") {
  sweep(tests::shrunk(tests::profile_named("generic-58mm")));
}
