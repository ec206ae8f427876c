#pragma once
// How much a test does: the usual figure, or more when an environment variable asks for it.

#include <algorithm>
#include <cstdlib>

namespace tests {

inline int rounds(const char* variable, int usual) {
  const char* wanted = std::getenv(variable);
  return wanted == nullptr ? usual : std::max(usual, std::atoi(wanted));
}

}  // namespace tests
