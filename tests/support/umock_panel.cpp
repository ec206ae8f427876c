#include "tests/support/umock_panel.h"

#include <filesystem>
#include <fstream>
#include <stdexcept>

#include <fmt/format.h>

namespace tests::support {

UmockPanel::UmockPanel(UmockInput& input, int number, UmockIdentity identity, PanelKind kind)
    : input_(input), identity_(std::move(identity)), kind_(kind) {
  plug(number);
}

UmockPanel::~UmockPanel() {
  if (!node_.empty()) unplug();
}

void UmockPanel::plug(int number) {
  node_ = fmt::format("/dev/input/event{}", number);
  place_ = fmt::format("/sys/devices/input{0}/event{0}", number);
  // As hid-multitouch tells it: places of fingers and BTN_TOUCH; direct, or a pointer.
  const auto description = fmt::format(
      "P: /devices/input{0}/event{0}\nE: SUBSYSTEM=input\nL: device=../../input{0}\n\n"
      "P: /devices/input{0}\nE: SUBSYSTEM=input\nA: id/vendor={1}\\n\nA: id/product={2}\\n\n"
      "A: uniq={3}\\n\nA: name={4}\\n\nA: properties={5}\\n\n"
      "A: capabilities/key=400 0 0 0 0 0\\n\nA: capabilities/abs=260800000000003\\n\n",
      number, identity_.vendor, identity_.product, identity_.serial, name(),
      kind_ == PanelKind::TouchScreen ? 2 : 5);
  if (umockdev_testbed_add_from_string(input_.testbed(), description.c_str(), nullptr) == 0) {
    throw std::runtime_error("umockdev does not take the panel");
  }
  file_ = input_.file_of(node_);
  std::filesystem::create_directories(std::filesystem::path(file_).parent_path());
  std::ofstream{file_};  // last, as the kernel does it
}

void UmockPanel::unplug() {
  std::filesystem::remove(file_);  // first, as the kernel does it
  umockdev_testbed_remove_device(input_.testbed(), place_.c_str());
  umockdev_testbed_remove_device(input_.testbed(), place_.substr(0, place_.rfind('/')).c_str());
  node_.clear();
}

}  // namespace tests::support
