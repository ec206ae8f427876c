#pragma once
// Compares a text with the reviewed one in tests/golden.

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"

namespace tests {

/// `name` is a path below tests/golden without its ending; UPDATE_GOLDENS=1 writes the file. A
/// golden that is missing fails the test.
inline void check_golden(const std::string& name, const std::string& text) {
  const auto path = "tests/golden/" + name + ".txt";
  if (std::getenv("UPDATE_GOLDENS") != nullptr) std::ofstream{path, std::ios::binary} << text;
  INFO(path << " (UPDATE_GOLDENS=1 writes it)");
  REQUIRE(std::filesystem::exists(path));
  CHECK(read_file(path) == text);
}

}  // namespace tests
