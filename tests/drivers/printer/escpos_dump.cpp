#include "tests/drivers/printer/escpos_dump.h"

#include <algorithm>
#include <cstddef>

#include <fmt/format.h>

namespace tests {

namespace {

constexpr std::uint8_t escape = 0x1B;
constexpr std::uint8_t file_separator = 0x1C;
constexpr std::uint8_t group_separator = 0x1D;

std::string hex(std::span<const std::uint8_t> bytes) {
  std::string text;
  for (const std::uint8_t byte : bytes) text += fmt::format(" {:02X}", byte);
  return text;
}

/// FNV-1a: enough to see that a picture changed.
std::uint32_t hash_of(std::span<const std::uint8_t> bytes) {
  std::uint32_t hash = 2166136261u;
  for (const std::uint8_t byte : bytes) hash = (hash ^ byte) * 16777619u;
  return hash;
}

std::size_t word_at(std::span<const std::uint8_t> bytes, std::size_t at) {
  return bytes[at] + 256u * bytes[at + 1];
}

std::size_t length_of(std::span<const std::uint8_t> bytes) {
  if (bytes[0] == escape) return bytes[1] == '@' ? 2 : 3;
  if (bytes[0] == file_separator) return 2;
  if (bytes[1] == '(') return 5 + word_at(bytes, 3);
  if (bytes[1] == 'v') return 8 + word_at(bytes, 4) * word_at(bytes, 6);
  return bytes[1] == 'V' || bytes[1] == 'P' ? 4 : 3;
}

std::string describe(std::span<const std::uint8_t> command) {
  const char* const prefix = command[0] == escape           ? "ESC"
                             : command[0] == file_separator ? "FS"
                                                            : "GS";
  if (command[0] == group_separator && command[1] == 'v') {
    return fmt::format("GS v 0: {} x {} bytes, hash {:08x}\n", word_at(command, 4),
                       word_at(command, 6), hash_of(command.subspan(8)));
  }
  return fmt::format("{} {}{}\n", prefix, static_cast<char>(command[1]), hex(command.subspan(2)));
}

}  // namespace

std::string dump_escpos(std::span<const std::uint8_t> bytes) {
  std::string text;
  while (!bytes.empty()) {
    if (bytes[0] == escape || bytes[0] == file_separator || bytes[0] == group_separator) {
      const std::size_t length = std::min(bytes.size(), length_of(bytes));
      text += describe(bytes.first(length));
      bytes = bytes.subspan(length);
      continue;
    }
    if (bytes[0] == '\n') {
      text += "LF\n";
      bytes = bytes.subspan(1);
      continue;
    }
    text += "\"";
    while (!bytes.empty() && bytes[0] >= 0x20) {
      text += bytes[0] < 0x7F ? std::string(1, static_cast<char>(bytes[0]))
                              : fmt::format("<{:02X}>", bytes[0]);
      bytes = bytes.subspan(1);
    }
    text += "\"\n";
  }
  return text;
}

}  // namespace tests
