#pragma once
// Reads what a PWG raster printer got, as such a printer would.

#include <cstdint>
#include <optional>
#include <span>
#include <string>

#include "drivers/printer/raster.h"

namespace tests::drivers_channels {

struct PwgPage {
  ::drivers::printer::Raster raster;
  unsigned dots_per_inch = 0;
  unsigned bits_per_dot = 0;
};

/// The first page, nothing when it is not one.
std::optional<PwgPage> read_pwg(std::span<const std::uint8_t> bytes);

/// The text of the QR code on the page, empty when there is none.
std::string read_qr(const ::drivers::printer::Raster& raster);

}  // namespace tests::drivers_channels
