#include "drivers/keys/input_nodes.h"

#include <algorithm>
#include <charconv>

#include "drivers/sysfs/attributes.h"

namespace drivers::keys {
namespace {

namespace fs = std::filesystem;

int number_of(const std::string& node) {
  int number = 0;
  const auto digits = node.find_first_of("0123456789");
  if (digits == std::string::npos) return 0;
  std::from_chars(node.data() + digits, node.data() + node.size(), number);
  return number;
}

}  // namespace

std::vector<InputNode> input_nodes() {
  std::vector<InputNode> nodes;
  std::error_code error;
  for (fs::directory_iterator at("/sys/class/input", error), end; !error && at != end;
       at.increment(error)) {
    const auto name = at->path().filename().string();
    if (!name.starts_with("event")) continue;
    auto device = at->path() / "device";
    auto own_name = sysfs::line_of(device / "name");
    nodes.push_back(
        {.name = std::move(own_name), .node = "/dev/input/" + name, .device = std::move(device)});
  }
  std::ranges::sort(nodes, {}, [](const InputNode& one) { return number_of(one.node); });
  return nodes;
}

}  // namespace drivers::keys
