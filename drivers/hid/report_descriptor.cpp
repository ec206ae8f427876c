#include "drivers/hid/report_descriptor.h"

#include <algorithm>
#include <array>
#include <utility>

namespace drivers::hid {
namespace {

constexpr std::size_t deepest_push = 4;
constexpr std::uint32_t largest_element_bits = 256;
constexpr std::uint8_t long_item = 0xFE;

enum class ItemType : std::uint8_t { Main, Global, Local, Reserved };

/// Section 6.2.2.2: a prefix of size, type and tag, and up to four bytes of data, lowest first.
struct Item {
  ItemType type = ItemType::Reserved;
  std::uint8_t tag = 0;
  std::size_t size_bytes = 0;
  std::uint32_t value = 0;

  [[nodiscard]] std::int64_t signed_value() const {
    if (size_bytes == 1) return static_cast<std::int8_t>(value);
    if (size_bytes == 2) return static_cast<std::int16_t>(value);
    return static_cast<std::int32_t>(value);
  }
};

/// Items that hold until they are said anew (section 6.2.2.7).
struct Globals {
  std::uint16_t page = 0;
  Item minimum{.size_bytes = 4};
  Item maximum{.size_bytes = 4};
  std::uint32_t size_bits = 0;
  std::uint32_t count = 0;
  std::uint8_t report_id = 0;
};

/// A usage of up to two bytes is completed by the page that holds at the main item.
struct SaidUsage {
  std::uint32_t value = 0;
  bool has_page = false;
};

struct SaidRange {
  SaidUsage first;
  SaidUsage last;
};

/// Items that hold for the next main item only (section 6.2.2.8).
struct Locals {
  std::vector<SaidRange> usages;
  SaidUsage minimum;
  bool in_delimiter = false;
  bool has_alternative = false;  // of the set that is open
};

using Result = std::expected<void, DescriptorError>;

class Parser {
 public:
  Result take(const Item& item) {
    switch (item.type) {
      case ItemType::Main:
        return take_main(item);
      case ItemType::Global:
        return take_global(item);
      case ItemType::Local:
        return take_local(item);
      case ItemType::Reserved:
        return {};
    }
    return {};
  }

  std::expected<ReportDescriptor, DescriptorError> finish() {
    if (!open_.empty() || locals_.in_delimiter) return std::unexpected(DescriptorError::Unbalanced);
    auto& found = descriptor_;
    const auto has_id = [](const Field& field) { return field.report_id != 0; };
    found.has_report_ids = std::ranges::any_of(found.fields, has_id);
    if (found.has_report_ids && !std::ranges::all_of(found.fields, has_id)) {
      return std::unexpected(DescriptorError::BadItem);
    }
    return std::move(found);
  }

 private:
  Result take_main(const Item& item) {
    if (locals_.in_delimiter) return std::unexpected(DescriptorError::Unbalanced);
    const Locals locals = std::exchange(locals_, {});
    switch (item.tag) {
      case 0x8:
        return add_field(ReportKind::Input, item.value, locals);
      case 0x9:
        return add_field(ReportKind::Output, item.value, locals);
      case 0xB:
        return add_field(ReportKind::Feature, item.value, locals);
      case 0xA:
        return open_collection(item.value, locals);
      case 0xC:
        if (open_.empty()) return std::unexpected(DescriptorError::Unbalanced);
        open_.pop_back();
        return {};
      default:
        return {};
    }
  }

  Result open_collection(std::uint32_t type, const Locals& locals) {
    if (open_.size() == deepest_collection || descriptor_.collections.size() == most_collections) {
      return std::unexpected(DescriptorError::TooLarge);
    }
    Collection collection{.type = type <= 2 ? CollectionType(type) : CollectionType::Other,
                          .usage = {},
                          .parent = innermost()};
    if (!locals.usages.empty()) collection.usage = complete(locals.usages.front().first);
    open_.push_back(descriptor_.collections.size());
    descriptor_.collections.push_back(collection);
    return {};
  }

  Result add_field(ReportKind kind, std::uint32_t flags, const Locals& locals) {
    if (globals_.size_bits == 0 || globals_.count == 0) return {};
    auto& end = ends_.at(static_cast<std::size_t>(kind)).at(globals_.report_id);
    if (end == 0 && globals_.report_id != 0) end = 8;
    // Both are bounded: the product needs no more than 32 bits.
    const std::size_t bits = std::size_t{globals_.size_bits} * globals_.count;
    if (end + bits > longest_report_bytes * 8 || descriptor_.fields.size() == most_fields) {
      return std::unexpected(DescriptorError::TooLarge);
    }
    Field field{.kind = kind,
                .report_id = globals_.report_id,
                .bit_offset = end,
                .size_bits = globals_.size_bits,
                .count = globals_.count,
                .logical_minimum = globals_.minimum.signed_value(),
                .logical_maximum = globals_.maximum.signed_value(),
                .is_constant = (flags & 1U) != 0,
                .is_array = (flags & 2U) == 0,
                .usages = {},
                .collection = innermost()};
    // Where nothing is negative, 0xFF in one byte is meant as 255.
    if (field.logical_minimum >= 0) field.logical_maximum = globals_.maximum.value;
    if (field.logical_maximum < field.logical_minimum) {
      return std::unexpected(DescriptorError::BadItem);
    }
    for (const auto& said : locals.usages) {
      const Usage first = complete(said.first);
      const Usage last = complete(said.last);
      if (first.page != last.page || last.id < first.id) {
        return std::unexpected(DescriptorError::BadItem);
      }
      field.usages.push_back({.first = first, .last = last.id});
    }
    end += bits;
    descriptor_.fields.push_back(std::move(field));
    return {};
  }

  Result take_global(const Item& item) {
    switch (item.tag) {
      case 0x0:
        if (item.value > 0xFFFF) return std::unexpected(DescriptorError::BadItem);
        globals_.page = static_cast<std::uint16_t>(item.value);
        return {};
      case 0x1:
        globals_.minimum = item;
        return {};
      case 0x2:
        globals_.maximum = item;
        return {};
      case 0x7:
        if (item.value > largest_element_bits) return std::unexpected(DescriptorError::TooLarge);
        globals_.size_bits = item.value;
        return {};
      case 0x8:
        if (item.value == 0 || item.value > 255) return std::unexpected(DescriptorError::BadItem);
        globals_.report_id = static_cast<std::uint8_t>(item.value);
        return {};
      case 0x9:
        if (item.value > most_elements) return std::unexpected(DescriptorError::TooLarge);
        globals_.count = item.value;
        return {};
      case 0xA:
        if (pushed_.size() == deepest_push) return std::unexpected(DescriptorError::TooLarge);
        pushed_.push_back(globals_);
        return {};
      case 0xB:
        if (pushed_.empty()) return std::unexpected(DescriptorError::Unbalanced);
        globals_ = pushed_.back();
        pushed_.pop_back();
        return {};
      default:  // units and physical ranges: not needed
        return {};
    }
  }

  Result take_local(const Item& item) {
    const SaidUsage usage{.value = item.value, .has_page = item.size_bytes == 4};
    switch (item.tag) {
      case 0x0:
        return add_usage({.first = usage, .last = usage});
      case 0x1:
        locals_.minimum = usage;
        return {};
      case 0x2:
        return add_usage({.first = locals_.minimum, .last = usage});
      case 0xA:
        if (item.value > 1 || (item.value == 1) == locals_.in_delimiter) {
          return std::unexpected(DescriptorError::Unbalanced);
        }
        locals_.in_delimiter = item.value == 1;
        locals_.has_alternative = false;
        return {};
      default:  // designators and strings: not needed
        return {};
    }
  }

  /// Between delimiters stand names for the same control: the first is the best one.
  Result add_usage(const SaidRange& range) {
    if (locals_.in_delimiter && std::exchange(locals_.has_alternative, true)) return {};
    if (locals_.usages.size() == most_usage_ranges) {
      return std::unexpected(DescriptorError::TooLarge);
    }
    locals_.usages.push_back(range);
    return {};
  }

  [[nodiscard]] Usage complete(const SaidUsage& said) const {
    const auto page = said.has_page ? static_cast<std::uint16_t>(said.value >> 16U) : globals_.page;
    return {.page = page, .id = static_cast<std::uint16_t>(said.value)};
  }

  [[nodiscard]] std::optional<std::size_t> innermost() const {
    return open_.empty() ? std::nullopt : std::optional{open_.back()};
  }

  ReportDescriptor descriptor_;
  Globals globals_;
  Locals locals_;
  std::vector<Globals> pushed_;
  std::vector<std::size_t> open_;  // places of the collections that have not ended
  // How many bits of each report are taken, by kind and id.
  std::array<std::array<std::size_t, 256>, 3> ends_{};
};

/// The item at the front of `bytes`, which is not empty.
std::expected<Item, DescriptorError> front_item(std::span<const std::uint8_t> bytes) {
  const std::uint8_t prefix = bytes.front();
  if (prefix == long_item) return std::unexpected(DescriptorError::BadItem);
  const std::size_t size = (prefix & 3U) == 3 ? 4 : prefix & 3U;
  if (bytes.size() < 1 + size) return std::unexpected(DescriptorError::Truncated);
  Item item{.type = ItemType((prefix >> 2U) & 3U),
            .tag = static_cast<std::uint8_t>(prefix >> 4U),
            .size_bytes = size};
  for (std::size_t i = size; i > 0; --i) item.value = item.value << 8U | bytes[i];
  return item;
}

}  // namespace

const char* name_of(DescriptorError error) {
  switch (error) {
    case DescriptorError::Truncated:
      return "truncated";
    case DescriptorError::BadItem:
      return "bad_item";
    case DescriptorError::Unbalanced:
      return "unbalanced";
    case DescriptorError::TooLarge:
      return "too_large";
  }
  return "unknown";
}

std::expected<ReportDescriptor, DescriptorError> parse_report_descriptor(
    std::span<const std::uint8_t> bytes) {
  if (bytes.empty()) return std::unexpected(DescriptorError::Truncated);
  if (bytes.size() > longest_descriptor_bytes) return std::unexpected(DescriptorError::TooLarge);
  Parser parser;
  while (!bytes.empty()) {
    const auto item = front_item(bytes);
    if (!item) return std::unexpected(item.error());
    if (const auto taken = parser.take(*item); !taken) return std::unexpected(taken.error());
    bytes = bytes.subspan(1 + item->size_bytes);
  }
  return parser.finish();
}

}  // namespace drivers::hid
