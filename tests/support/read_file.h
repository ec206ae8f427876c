#pragma once
// Whole files as text.

#include <fstream>
#include <sstream>
#include <string>

namespace tests {

/// Empty when it is not there.
inline std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

inline void write_file(const std::string& path, const std::string& text) {
  std::ofstream(path, std::ios::binary) << text;
}

}  // namespace tests
