#pragma once
// From the reports of a HID POS scanner to the bytes of its codes, wherever its own descriptor says
// that they stand. Pure.
//
// Source: USB-IF, HID Point of Sale Usage Tables 1.02, and HID Usage Tables 1.4, section 25, page
// 0x8C: 0xFE Decoded Data, 0xFF Decode Data Continued (0xFB to 0xFD, the symbology identifier, are
// not of the code); how many bytes count is Byte Count, 0x3B of page 1. Access-IS, LSR118 product
// manual, appendix B, shows such reports: 56 bytes of a code each, a flag for what follows.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

#include "drivers/hid/reports.h"
#include "drivers/scanner/framing.h"

namespace drivers::scanner {

class HidPosReports {
 public:
  /// Absent when no input report of the device carries a code in bytes.
  static std::optional<HidPosReports> of(const hid::ReportDescriptor& descriptor);

  /// Adds what a report says to the code that is under way, and ends it where the report does: by
  /// its flag or, without one, by not being full. A full report without a flag may be the last: a
  /// pause ends the code then. A report that says more than it holds costs the code. Reports of
  /// another id do nothing.
  void read(std::span<const std::uint8_t> report, Framing& into) const;

 private:
  /// Elements of a field, with a field of our own: the descriptor goes with its device.
  struct Place {
    hid::Field field;
    std::size_t index = 0;
    std::size_t count = 0;
  };

  static std::optional<Place> place_of(const hid::ReportDescriptor& descriptor, hid::Usage usage,
                                       std::optional<std::uint8_t> report_id);

  bool has_report_ids_ = false;
  Place data_;
  std::optional<Place> byte_count_;
  std::optional<Place> continued_;
};

}  // namespace drivers::scanner
