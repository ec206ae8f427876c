#pragma once
// Files of /sys that hold one value each. What a device says of itself is among them, so nothing is
// believed of them. Any thread.

#include <cstdint>
#include <filesystem>
#include <string>

namespace drivers::sysfs {

/// The first line, at most 256 bytes, without control characters, which a terminal might obey;
/// empty when it cannot be read.
std::string line_of(const std::filesystem::path& file);

/// A number in hexadecimal digits; 0 when there is none.
std::uint16_t hexadecimal_of(const std::filesystem::path& file);

}  // namespace drivers::sysfs
