#pragma once
// What /sys and /dev say of devices, as far as it may be shown. Any thread.

#include <filesystem>
#include <string>

namespace drivers::hid {

/// At most 256 bytes of it, without what a terminal might obey.
std::string shown(std::string text);

/// The first line of a file, so; empty when there is none.
std::string line_of(const std::filesystem::path& file);

/// 3 of `/dev/input/event3`; 0 without a number.
int number_of(const std::filesystem::path& node);

}  // namespace drivers::hid
