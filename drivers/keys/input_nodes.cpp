#include "drivers/keys/input_nodes.h"

#include <algorithm>

#include "drivers/sysfs/attributes.h"

namespace drivers::keys {
namespace {

namespace fs = std::filesystem;

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
  std::ranges::sort(nodes, {}, [](const InputNode& one) { return sysfs::number_of(one.node); });
  return nodes;
}

}  // namespace drivers::keys
