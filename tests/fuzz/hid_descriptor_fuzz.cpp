// Any bytes as the report descriptor of a device, and reports of that device: two bytes of its
// length, the descriptor, then reports with a byte of length each.

#include <algorithm>

#include "drivers/hid/reports.h"
#include "tests/fuzz/targets.h"
#include "tests/support/sample_hid.h"

namespace fuzz {
namespace {

using namespace drivers::hid;

Input take(Input& input, std::size_t count) {
  const auto taken = input.first(std::min(count, input.size()));
  input = input.subspan(taken.size());
  return taken;
}

void check_field(const ReportDescriptor& descriptor, const Field& field) {
  const auto length = report_length(descriptor, field.kind, field.report_id);
  require(length <= longest_report_bytes && length <= longest_report(descriptor, field.kind));
  require(field.count > 0 && field.count <= most_elements && field.size_bits > 0);
  require(field.bit_offset + std::size_t{field.size_bits} * field.count <= length * 8);
  require(field.logical_minimum <= field.logical_maximum);
  require(!field.collection || *field.collection < descriptor.collections.size());
  // What was written into a report of the right length is read from it.
  std::vector<std::uint8_t> report(length);
  for (const std::size_t index : {std::size_t{0}, std::size_t{field.count} - 1}) {
    require(set_element(field, report, index, 1) == (field.size_bits <= 32));
    if (field.size_bits > 32) continue;
    const auto one = field.size_bits == 1 && field.logical_minimum < 0 ? -1 : 1;
    require(element(field, report, index) == one);
  }
  require(!element(field, report, field.count));
  if (const auto usage = usage_of(field, field.count - 1); usage && !field.is_array) {
    const auto runs = runs_of(descriptor, field.kind, *usage);
    const auto covers = [&](const Run& run) {
      return run.field == &field && run.index + run.count == field.count;
    };
    require(std::ranges::any_of(runs, covers));
  }
}

Verdict run(Input input) {
  const auto length = take(input, 2);
  if (length.size() < 2) return Verdict::Refused;
  const auto size = static_cast<std::size_t>(length[0] | length[1] << 8);
  const auto descriptor = parse_report_descriptor(take(input, size));
  if (!descriptor) {
    require(std::string(name_of(descriptor.error())) != "unknown");
    return Verdict::Refused;
  }
  for (std::size_t i = 0; i < descriptor->collections.size(); ++i) {
    const auto parent = descriptor->collections[i].parent;
    require(!parent || *parent < i);
  }
  for (const auto& field : descriptor->fields) check_field(*descriptor, field);
  while (!input.empty()) {
    const auto report = take(input, take(input, 1)[0]);
    require(active_usages(*descriptor, report).size() <= report.size() * 8);
  }
  return Verdict::Taken;
}

std::string seed(const tests::support::Bytes& descriptor) {
  std::string bytes{static_cast<char>(descriptor.size() % 256),
                    static_cast<char>(descriptor.size() / 256)};
  bytes.append(descriptor.begin(), descriptor.end());
  return bytes + std::string("\x08\x02\x00\x04\x00\x00\x00\x00\x00\x02\x01\x09", 12);
}

std::vector<std::string> seeds() {
  return {seed(tests::support::keyboard_descriptor()),
          seed(tests::support::mouse_descriptor()),
          seed(tests::support::joystick_descriptor()),
          seed(tests::support::lit_box_descriptor()),
          seed(tests::support::pos_scanner_descriptor()),
          seed(tests::support::plain_scanner_descriptor())};
}

}  // namespace

const Target hid_descriptor{"hid_descriptor", run, seeds};

}  // namespace fuzz
