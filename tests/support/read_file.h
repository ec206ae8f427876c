#pragma once
// A whole file as text; empty when it is not there.

#include <fstream>
#include <sstream>
#include <string>

namespace tests {

inline std::string read_file(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path, std::ios::binary).rdbuf();
  return std::move(text).str();
}

}  // namespace tests
