#pragma once
// One page of dots in the formats print systems take. Any thread; pure.

#include <cstdint>
#include <string_view>
#include <vector>

#include "drivers/printer/raster.h"

namespace drivers::printer {

/// The colour formats of a PWG raster page (PWG 5102.4); every IPP Everywhere printer takes Gray8.
enum class PwgColour : std::uint8_t { Black1, Gray8, Rgb8 };

/// A PWG raster stream of one page as large as the raster; empty when libcups could not write it.
std::vector<std::uint8_t> pwg_page(const Raster& raster, int dots_per_inch, PwgColour colour);

/// A PDF of one page as large as the raster, its dots a 1-bit image.
std::vector<std::uint8_t> pdf_page(const Raster& raster, double dots_per_mm);

}  // namespace drivers::printer
