#include "drivers/hid/reports.h"

#include <algorithm>

namespace drivers::hid {
namespace {

/// The usage at that place among those of the field; absent behind the last.
std::optional<Usage> listed_usage(const Field& field, std::size_t place) {
  for (const auto& range : field.usages) {
    const std::size_t length = std::size_t{range.last} - range.first.id + 1;
    if (place < length) {
      return Usage{.page = range.first.page,
                   .id = static_cast<std::uint16_t>(range.first.id + place)};
    }
    place -= length;
  }
  return std::nullopt;
}

/// Whether such an element can be read from, or written to, a report of `report_bytes`.
bool is_within(const Field& field, std::size_t report_bytes, std::size_t index) {
  return index < field.count && field.size_bits <= 32 &&
         field.bit_offset + (index + 1) * field.size_bits <= report_bytes * 8;
}

/// By ranges, not by elements: a descriptor can claim millions of these in a few bytes.
void add_runs(const Field& field, Usage usage, std::vector<Run>& runs) {
  std::size_t place = 0;  // of the first element of the range
  for (const auto& range : field.usages) {
    const bool has_it =
        range.first.page == usage.page && range.first.id <= usage.id && usage.id <= range.last;
    const std::size_t index = place + (has_it ? usage.id - range.first.id : 0);
    place += std::size_t{range.last} - range.first.id + 1;
    if (!has_it || index >= field.count) continue;
    const bool goes_on = &range == &field.usages.back() && usage.id == range.last;
    const std::size_t count = goes_on ? field.count - index : 1;
    const bool follows = !runs.empty() && runs.back().field == &field &&
                         runs.back().index + runs.back().count == index;
    if (follows) {
      runs.back().count += count;
    } else {
      runs.push_back({.field = &field, .index = index, .count = count});
    }
  }
}

}  // namespace

bool has_application(const ReportDescriptor& descriptor, Usage usage) {
  return std::ranges::any_of(descriptor.collections, [&](const Collection& collection) {
    return collection.type == CollectionType::Application && collection.usage == usage;
  });
}

std::size_t report_length(const ReportDescriptor& descriptor, ReportKind kind,
                          std::uint8_t report_id) {
  std::size_t bits = 0;
  for (const auto& field : descriptor.fields) {
    if (field.kind != kind || field.report_id != report_id) continue;
    bits = std::max(bits, field.bit_offset + std::size_t{field.size_bits} * field.count);
  }
  return (bits + 7) / 8;
}

std::size_t longest_report(const ReportDescriptor& descriptor, ReportKind kind) {
  std::size_t longest = 0;
  for (const auto& field : descriptor.fields) {
    longest = std::max(longest, report_length(descriptor, kind, field.report_id));
  }
  return longest;
}

std::optional<std::uint8_t> report_id_of(const ReportDescriptor& descriptor,
                                         std::span<const std::uint8_t> report) {
  if (report.empty()) return std::nullopt;
  return descriptor.has_report_ids ? report.front() : std::uint8_t{0};
}

std::optional<Usage> usage_of(const Field& field, std::size_t index) {
  if (index >= field.count || field.usages.empty()) return std::nullopt;
  if (const auto usage = listed_usage(field, index)) return usage;
  const auto& last = field.usages.back();
  return Usage{.page = last.first.page, .id = last.last};
}

std::optional<std::int64_t> element(const Field& field, std::span<const std::uint8_t> report,
                                    std::size_t index) {
  if (!is_within(field, report.size(), index)) return std::nullopt;
  const std::size_t from = field.bit_offset + index * field.size_bits;
  std::int64_t value = 0;
  for (std::size_t i = field.size_bits; i > 0; --i) {
    const std::size_t bit = from + i - 1;
    value = value * 2 + (report[bit / 8] >> (bit % 8) & 1);
  }
  const std::int64_t beyond = std::int64_t{1} << field.size_bits;
  const bool is_negative = field.logical_minimum < 0 && value >= beyond / 2;
  return is_negative ? value - beyond : value;
}

bool set_element(const Field& field, std::span<std::uint8_t> report, std::size_t index,
                 std::int64_t value) {
  if (!is_within(field, report.size(), index)) return false;
  const std::size_t from = field.bit_offset + index * field.size_bits;
  for (std::size_t i = 0; i < field.size_bits; ++i) {
    auto& byte = report[(from + i) / 8];
    const auto mask = static_cast<std::uint8_t>(1U << ((from + i) % 8));
    const bool is_set = (static_cast<std::uint64_t>(value) >> i & 1U) != 0;
    byte = static_cast<std::uint8_t>(is_set ? byte | mask : byte & ~mask);
  }
  return true;
}

std::vector<Usage> active_usages(const ReportDescriptor& descriptor,
                                 std::span<const std::uint8_t> report) {
  std::vector<Usage> active;
  const auto id = report_id_of(descriptor, report);
  for (const auto& field : descriptor.fields) {
    if (field.kind != ReportKind::Input || field.is_constant || field.report_id != id) continue;
    for (std::size_t i = 0; i < field.count; ++i) {
      const auto value = element(field, report, i);
      if (!value || (!field.is_array && *value == 0)) continue;
      if (field.is_array && *value < field.logical_minimum) continue;
      if (field.is_array && *value > field.logical_maximum) continue;
      const auto place = static_cast<std::size_t>(*value - field.logical_minimum);
      const auto usage = field.is_array ? listed_usage(field, place) : usage_of(field, i);
      if (usage && usage->id != 0) active.push_back(*usage);
    }
  }
  return active;
}

std::vector<Run> runs_of(const ReportDescriptor& descriptor, ReportKind kind, Usage usage) {
  std::vector<Run> runs;
  for (const auto& field : descriptor.fields) {
    if (field.kind == kind && !field.is_array) add_runs(field, usage, runs);
  }
  return runs;
}

}  // namespace drivers::hid
