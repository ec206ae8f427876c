#pragma once
// Codes in a picture: what a scanner would read from a file or from a camera's pixels. Blocking,
// some tens of milliseconds; any thread.

#include <cstdint>
#include <expected>
#include <span>
#include <string>
#include <vector>

#include "drivers/scanner/code_types.h"

namespace drivers::scanner {

enum class PictureError : std::uint8_t {
  Unreadable,  // no such file, or no PNG or JPEG picture
  TooLarge,    // more than 40 million pixels, or 32 MiB
};

const char* name_of(PictureError error);  // `unreadable`, `too_large`

/// The texts of all codes of these types, in no particular order; none is no error. `luminance`
/// holds `width * height` bytes, row by row.
std::vector<std::string> codes_in_pixels(std::span<const std::uint8_t> luminance, int width,
                                         int height, const CodeTypes& types);

/// The same for a PNG or JPEG file.
std::expected<std::vector<std::string>, PictureError> codes_in_picture(const std::string& path,
                                                                       const CodeTypes& types);

}  // namespace drivers::scanner
