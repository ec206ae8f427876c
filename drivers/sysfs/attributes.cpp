#include "drivers/sysfs/attributes.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace drivers::sysfs {
namespace {

constexpr std::size_t longest_text = 256;

}  // namespace

std::string shown(std::string text) {
  text.resize(std::min(text.size(), longest_text));
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; });
  return text;
}

std::string line_of(const std::filesystem::path& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return shown(std::move(line));
}

std::uint16_t hexadecimal_of(const std::filesystem::path& file) {
  const auto text = line_of(file);
  std::uint16_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number, 16);
  return number;
}

int number_of(const std::filesystem::path& node) {
  const auto name = node.filename().string();
  int number = 0;
  const auto digits = name.find_first_of("0123456789");
  if (digits == std::string::npos) return 0;
  std::from_chars(name.data() + digits, name.data() + name.size(), number);
  return number;
}

}  // namespace drivers::sysfs
