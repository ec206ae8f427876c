#pragma once
// The controls in the reports of a HID device, by what its descriptor says: what is pressed, what
// a value is, which bits switch a light on. A report is what hidraw's read() gives and its write()
// takes, but that write() wants a 0 before a report of a device without ids. Pure; a report may be
// anything, also shorter or longer than its descriptor says.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "drivers/hid/report_descriptor.h"

namespace drivers::hid {

/// Whether the device, or a part of it, says that it is that.
bool has_application(const ReportDescriptor& descriptor, Usage usage);

/// Of the longest report of that kind, with its id's byte; 0 when there is none.
std::size_t longest_report(const ReportDescriptor& descriptor, ReportKind kind);

/// Of one report, with its id's byte; 0 when there is none. `report_id` is 0 without ids.
std::size_t report_length(const ReportDescriptor& descriptor, ReportKind kind,
                          std::uint8_t report_id);

/// The id of a report; 0 when this device's have none. Absent when it is empty.
std::optional<std::uint8_t> report_id_of(const ReportDescriptor& descriptor,
                                         std::span<const std::uint8_t> report);

/// Of the element `index` of a field that is no array; absent when nothing is said of it.
std::optional<Usage> usage_of(const Field& field, std::size_t index);

/// The value of the element `index`, signed where the field is. Absent when the report is too short
/// or the element is none of the field or larger than 32 bits. Whether the report has the field's
/// id is the caller's to know.
std::optional<std::int64_t> element(const Field& field, std::span<const std::uint8_t> report,
                                    std::size_t index);

/// Writes the low bits of `value`; false, and nothing written, where `element` would be absent.
bool set_element(const Field& field, std::span<std::uint8_t> report, std::size_t index,
                 std::int64_t value);

/// What is on in an input report: the usages of elements that are not 0, and those that arrays
/// name, in the order of the report. Undefined ones (id 0, as a keyboard without a pressed key
/// reports) are left out.
std::vector<Usage> active_usages(const ReportDescriptor& descriptor,
                                 std::span<const std::uint8_t> report);

/// Elements of one usage that follow one another: `count` of them from the element `index` of a
/// field that is no array.
struct Run {
  const Field* field = nullptr;  // of the descriptor that was asked; it outlives this
  std::size_t index = 0;
  std::size_t count = 0;
};

/// Every place where a usage stands in reports of that kind, in the order of the descriptor.
std::vector<Run> runs_of(const ReportDescriptor& descriptor, ReportKind kind, Usage usage);

}  // namespace drivers::hid
