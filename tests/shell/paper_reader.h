#pragma once
// Looks at pictures as a person or a scanner does: paper that came out, screens that were saved.

#include <string>

namespace tests {

/// The text of the QR code in a picture; empty when none can be read.
std::string read_code(const std::string& picture_file);

/// How many different colours a picture has; 0 when it cannot be read.
std::size_t colours_in(const std::string& picture_file);

}  // namespace tests
