#pragma once
// One page of dots in the formats print systems take. Any thread; pure.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "drivers/printer/raster.h"

namespace drivers::printer {

/// The colour formats of a PWG raster page (PWG 5102.4); every IPP Everywhere printer takes Gray8.
enum class PwgColour : std::uint8_t { Black1, Gray8, Rgb8 };

/// The raster on paper that is so much wider to both sides and longer at both ends.
Raster with_margins(const Raster& raster, int side_dots, int end_dots);

/// What PWG 5101.1 calls paper of this size, `custom_80x167mm_80x167mm`, where it lies between the
/// `custom_min_...` and the `custom_max_...` of the supported names; else empty: a printer refuses
/// a job with a size that it does not have.
std::string media_name(const Raster& page, int dots_per_inch,
                       std::span<const std::string> supported);

/// A PWG raster stream of one page as large as the raster; empty when libcups could not write it.
std::vector<std::uint8_t> pwg_page(const Raster& raster, int dots_per_inch, PwgColour colour);

/// A PDF of one page as large as the raster, its dots a 1-bit image.
std::vector<std::uint8_t> pdf_page(const Raster& raster, double dots_per_mm);

}  // namespace drivers::printer
