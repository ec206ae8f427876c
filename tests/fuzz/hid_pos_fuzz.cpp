// A scanner in the mode "HID POS" that says anything of itself and sends any reports: two bytes of
// its descriptor's length, the descriptor, then reports with a byte of length each.

#include <algorithm>

#include "drivers/scanner/hid_pos_reports.h"
#include "drivers/scanner/scanner.h"
#include "tests/fuzz/targets.h"
#include "tests/support/sample_hid.h"

namespace fuzz {
namespace {

Input take_front(Input& input, std::size_t count) {
  const auto taken = input.first(std::min(count, input.size()));
  input = input.subspan(taken.size());
  return taken;
}

Verdict run(Input input) {
  const auto length = take_front(input, 2);
  if (length.size() < 2) return Verdict::Refused;
  const auto size = static_cast<std::size_t>(length[0] | length[1] << 8);
  const auto descriptor = drivers::hid::parse_report_descriptor(take_front(input, size));
  if (!descriptor) return Verdict::Refused;
  const auto reports = drivers::scanner::HidPosReports::of(*descriptor);
  if (!reports) return Verdict::Refused;
  drivers::scanner::Framing framing;
  while (!input.empty()) {
    reports->read(take_front(input, take_front(input, 1)[0]), framing);
    while (const auto code = framing.next()) {
      require(!code->empty() && code->size() <= drivers::scanner::longest_text);
      require(std::ranges::none_of(
          *code, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }));
    }
  }
  return Verdict::Taken;
}

std::string seed(const tests::support::Bytes& descriptor, const std::vector<std::string>& reports) {
  std::string bytes{static_cast<char>(descriptor.size() % 256),
                    static_cast<char>(descriptor.size() / 256)};
  bytes.append(descriptor.begin(), descriptor.end());
  for (const auto& report : reports) bytes += static_cast<char>(report.size()) + report;
  return bytes;
}

/// As `pos_scanner_descriptor` has it.
std::string piece(std::string text, bool continued) {
  std::string report{'\x02', static_cast<char>(text.size()), ']', 'Q', '1'};
  text.resize(56);
  return report + text + std::string{0, 0, static_cast<char>(continued)};
}

std::vector<std::string> seeds() {
  return {seed(tests::support::pos_scanner_descriptor(),
               {piece(std::string(56, 'x'), true), piece("AJ1.T.01\r", false)}),
          seed(tests::support::plain_scanner_descriptor(), {"AJ1.T.01", std::string("42\0", 3)}),
          seed(tests::support::keyboard_descriptor(), {})};
}

}  // namespace

const Target hid_pos{"hid_pos", run, seeds};

}  // namespace fuzz
