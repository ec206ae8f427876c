#include "drivers/sysfs/attributes.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace drivers::sysfs {
namespace {

constexpr std::size_t longest_text = 256;

}  // namespace

std::string line_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  line.resize(std::min(line.size(), longest_text));
  std::erase_if(line, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
  return line;
}

std::uint16_t hexadecimal_of(const std::filesystem::path& file) {
  const auto text = line_of(file);
  std::uint16_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

}  // namespace drivers::sysfs
