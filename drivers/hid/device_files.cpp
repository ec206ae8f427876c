#include "drivers/hid/device_files.h"

#include <algorithm>
#include <charconv>
#include <fstream>

namespace drivers::hid {
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

int number_of(const std::filesystem::path& node) {
  const auto name = node.filename().string();
  int number = 0;
  const auto digits = name.find_first_of("0123456789");
  if (digits == std::string::npos) return 0;
  std::from_chars(name.data() + digits, name.data() + name.size(), number);
  return number;
}

}  // namespace drivers::hid
