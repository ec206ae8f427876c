#pragma once
// What the tests of the printer share: a ticket, a printer with its simulated paper in virtual
// time, and eyes to read the paper.

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/bench/simulated_printer.h"
#include "drivers/printer/escpos_printer.h"

namespace tests {

inline constexpr const char* ticket_code =
    "AJ1.T.01.K01.20261123.0912.A012.SP071.0.Q332K5AOTBQA6LENPAEOSXE47Q";

/// A whole ticket as a visitor gets it.
drivers::printer::Document sample_ticket();

/// The least that is still a ticket: number, code and one line; marked as a copy or not.
enum class Marking { Original, Copy };
drivers::printer::Document small_ticket(Marking marking);

drivers::printer::Profile profile_named(const char* name);

/// The same printer with a coarse, narrow head: the same commands in fewer bytes, for tests that
/// repeat a ticket thousands of times.
drivers::printer::Profile shrunk(drivers::printer::Profile profile);

/// Encodes with pictures drawn where the profile needs them, and fixed fences.
drivers::printer::EncodedSlip encode_drawn(const drivers::printer::Document& document,
                                           const drivers::printer::Profile& profile);

/// What ZXing reads from the paper; empty when there is no code.
std::string read_qr(const drivers::printer::Raster& paper);

/// One number for each row that is not white.
std::vector<std::size_t> black_rows(const drivers::printer::Raster& paper);
bool contains(const std::vector<std::size_t>& rows, const std::vector<std::size_t>& part);

/// A simulated printer, its driver and a clock that moves only when somebody waits.
struct Rig {
  explicit Rig(const drivers::printer::Profile& profile, unsigned seed = 1,
               drivers::printer::Completion completion = drivers::printer::Completion::NeedsProof,
               drivers::printer::Paperway paperway = drivers::printer::Paperway::Clear);

  /// Called at each wait, to let things happen meanwhile.
  std::function<void()> while_waiting = [] {};

  std::chrono::steady_clock::time_point now{std::chrono::hours{1}};
  drivers::bench::SimulatedPrinter device;
  drivers::printer::EscposPrinter printer;
};

}  // namespace tests
