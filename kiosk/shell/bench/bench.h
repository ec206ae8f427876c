#pragma once
// The bench: simulated devices and what they have made, for `--bench`. The printer gets the very
// bytes a real one would get. Main thread; the printer itself is thread-safe.

#include <chrono>
#include <cstddef>
#include <deque>
#include <expected>
#include <string>
#include <vector>

#include "drivers/bench/simulated_input.h"
#include "drivers/bench/simulated_printer.h"
#include "drivers/printer/profile.h"
#include "drivers/scanner/picture.h"

namespace kiosk::shell {

/// Files of one slip that came out.
struct SlipFiles {
  std::string picture;  // PNG
  std::string bytes;    // as they arrived
};

class Bench {
 public:
  /// The scanner reads codes of these types in pictures.
  Bench(const drivers::printer::Profile& profile, std::string folder,
        drivers::scanner::CodeTypes code_types);

  [[nodiscard]] drivers::bench::SimulatedPrinter& printer() { return printer_; }
  [[nodiscard]] drivers::bench::SimulatedScanner& scanner() { return scanner_; }
  [[nodiscard]] drivers::bench::SimulatedBox& buttons() { return buttons_; }
  [[nodiscard]] drivers::bench::SimulatedPanel& panel() { return panel_; }

  /// Holds a picture file before the scanner; how many codes it shows.
  std::expected<std::size_t, drivers::scanner::PictureError> scan_picture(const std::string& file);

  /// Takes over what came out since the last call; true when something did.
  bool collect();
  /// The last slips, oldest first; at most twenty are kept.
  [[nodiscard]] const std::deque<drivers::bench::Slip>& slips() const { return slips_; }
  /// All that ever came out.
  [[nodiscard]] int slips_made() const { return slips_made_; }
  /// Writes the slips kept as pictures and bytes below the data folder.
  std::vector<SlipFiles> save_slips() const;

  /// The printer's.
  [[nodiscard]] static std::vector<std::string> fault_names();
  /// `device.name` of scanner, buttons and touch panel.
  [[nodiscard]] static std::vector<std::string> input_fault_names();
  /// False when there is no such device or fault.
  bool set_fault(const std::string& device, const std::string& name, bool on);
  /// Names of the printer's; of the others `device.name`.
  [[nodiscard]] const std::vector<std::string>& faults_on() const { return on_; }

 private:
  void tear_off_when_done();
  bool set_input_fault(const std::string& fault, bool on);

  drivers::bench::SimulatedPrinter printer_;
  drivers::bench::SimulatedScanner scanner_;
  drivers::bench::SimulatedBox buttons_;
  drivers::bench::SimulatedPanel panel_;
  bool has_cutter_;
  std::size_t bytes_seen_ = 0;
  std::chrono::steady_clock::time_point bytes_seen_at_{};
  std::string folder_;
  drivers::scanner::CodeTypes code_types_;
  std::deque<drivers::bench::Slip> slips_;
  int slips_made_ = 0;
  std::vector<std::string> on_;
};

}  // namespace kiosk::shell
