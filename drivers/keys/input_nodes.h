#pragma once
// The event nodes of the kernel's input system, as /sys tells of them: nothing is opened.

#include <filesystem>
#include <string>
#include <vector>

namespace drivers::keys {

struct InputNode {
  std::string name;              // as the device calls itself; any bytes but control characters
  std::string node;              // /dev/input/event3
  std::filesystem::path device;  // its folder in /sys
};

/// All there are, lowest number first.
std::vector<InputNode> input_nodes();

}  // namespace drivers::keys
