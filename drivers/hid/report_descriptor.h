#pragma once
// What a HID device says of its reports: from the bytes of its report descriptor (hidraw's
// HIDIOCGRDESC, or `report_descriptor` in /sys) to the fields of its reports: which control stands
// at which bits of which report. Pure.
//
// Source: USB-IF, Device Class Definition for HID 1.11, sections 5.2 to 5.8 and 6.2.2. A descriptor
// may be anything: what Linux refuses (drivers/hid/hid-core.c) is refused here, long items among
// it, and limits are Linux' own (include/linux/hid.h) or lower. Reserved items are passed over.

#include <compare>
#include <cstddef>
#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <vector>

namespace drivers::hid {

inline constexpr std::size_t longest_descriptor_bytes = 4096;
inline constexpr std::size_t longest_report_bytes = 16384;
inline constexpr std::size_t most_fields = 256;
inline constexpr std::size_t most_elements = 12288;    // of a field
inline constexpr std::size_t most_usage_ranges = 256;  // of a field
inline constexpr std::size_t most_collections = 256;
inline constexpr std::size_t deepest_collection = 16;

enum class ReportKind : std::uint8_t { Input, Output, Feature };  // input: from the device

/// What something is for: a page and a number on it (USB-IF, HID Usage Tables).
struct Usage {
  std::uint16_t page = 0;
  std::uint16_t id = 0;

  auto operator<=>(const Usage&) const = default;
};

/// `first` to the one of the same page with the number `last`; never empty.
struct UsageRange {
  Usage first;
  std::uint16_t last = 0;

  bool operator==(const UsageRange&) const = default;
};

enum class CollectionType : std::uint8_t {
  Physical,
  Application,  // the outermost: what the device, or a part of it, is
  Logical,
  Other,
};

struct Collection {
  CollectionType type = CollectionType::Physical;
  Usage usage;
  std::optional<std::size_t> parent;  // its place in `collections`, before its own

  bool operator==(const Collection&) const = default;
};

/// Elements of equal size that stand one behind the other in a report.
struct Field {
  ReportKind kind = ReportKind::Input;
  std::uint8_t report_id = 0;        // 0: the reports of this device have no ids
  std::size_t bit_offset = 0;        // of the first, in the report with its id's byte if it has one
  std::uint32_t size_bits = 0;       // of each; 1 to 256
  std::uint32_t count = 0;           // 1 to most_elements
  std::int64_t logical_minimum = 0;  // of an element's value; negative: values are signed
  std::int64_t logical_maximum = 0;
  bool is_constant = false;  // padding
  /// False: each element is a control of its own, in the order of `usages`, and the last usage
  /// holds for all that follow (buttons, lights). True: each element's value says which usage is
  /// on, from `logical_minimum` for the first (the keys of a keyboard).
  bool is_array = false;
  std::vector<UsageRange> usages;
  std::optional<std::size_t> collection;  // the innermost; its place in `collections`

  bool operator==(const Field&) const = default;
};

struct ReportDescriptor {
  std::vector<Collection> collections;
  std::vector<Field> fields;    // in the order of the descriptor; all stand within their reports
  bool has_report_ids = false;  // the first byte of every report is its id

  bool operator==(const ReportDescriptor&) const = default;
};

enum class DescriptorError : std::uint8_t {
  Truncated,   // ends in the middle of an item, or holds nothing
  BadItem,     // a value that its item cannot have, a long item, or ids on some reports only
  Unbalanced,  // collection, push or delimiter without its counterpart
  TooLarge,    // beyond a limit of the above
};

const char* name_of(DescriptorError error);  // `truncated`, `bad_item`, `unbalanced`, `too_large`

/// At most `longest_descriptor_bytes`. Memory and time are bounded by the length of `bytes`, not by
/// the numbers in it.
std::expected<ReportDescriptor, DescriptorError> parse_report_descriptor(
    std::span<const std::uint8_t> bytes);

}  // namespace drivers::hid
