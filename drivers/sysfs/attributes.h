#pragma once
// What /sys and /dev say of devices, much of it the devices' own words: nothing is believed, and
// only what can be shown is read. Any thread.

#include <cstdint>
#include <filesystem>
#include <string>

namespace drivers::sysfs {

/// At most 256 bytes of it, without what a terminal might obey.
std::string shown(std::string text);

/// The first line of a file, so; empty when there is none.
std::string line_of(const std::filesystem::path& file);

/// The number that a file holds in hexadecimal digits; 0 when there is none.
std::uint16_t hexadecimal_of(const std::filesystem::path& file);

/// 3 of `/dev/input/event3`; 0 without a number.
int number_of(const std::filesystem::path& node);

}  // namespace drivers::sysfs
