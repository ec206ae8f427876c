#pragma once
// ESC/POS as text that a person can review: a line for each command.

#include <cstdint>
#include <span>
#include <string>

namespace tests {

std::string dump_escpos(std::span<const std::uint8_t> bytes);

}  // namespace tests
