#include "drivers/usb/attached.h"

#include <algorithm>
#include <filesystem>

#include "drivers/sysfs/attributes.h"

namespace drivers::usb {
namespace {

namespace fs = std::filesystem;

using sysfs::hexadecimal_of;
using sysfs::line_of;

/// Its interfaces are folders beside its own files: `1-2.3:1.0`.
std::vector<std::string> interfaces_of(const fs::path& device) {
  std::vector<fs::path> folders;
  std::error_code error;
  for (fs::directory_iterator at(device, error), end; !error && at != end; at.increment(error)) {
    if (fs::exists(at->path() / "bInterfaceClass", error)) folders.push_back(at->path());
  }
  std::ranges::sort(folders);
  std::vector<std::string> interfaces;
  interfaces.reserve(folders.size());
  for (const auto& folder : folders) {
    interfaces.push_back(line_of(folder / "bInterfaceClass") + ":" +
                         line_of(folder / "bInterfaceSubClass") + ":" +
                         line_of(folder / "bInterfaceProtocol"));
  }
  return interfaces;
}

}  // namespace

std::vector<AttachedDevice> attached_devices(const std::string& sys) {
  std::vector<AttachedDevice> attached;
  std::error_code error;
  for (fs::directory_iterator at(fs::path(sys) / "bus/usb/devices", error), end;
       !error && at != end; at.increment(error)) {
    const auto& folder = at->path();
    if (!fs::exists(folder / "idVendor", error)) continue;  // an interface
    attached.push_back({.port = folder.filename().string(),
                        .vendor = hexadecimal_of(folder / "idVendor"),
                        .product = hexadecimal_of(folder / "idProduct"),
                        .serial = line_of(folder / "serial"),
                        .name = line_of(folder / "product"),
                        .interfaces = interfaces_of(folder)});
  }
  std::ranges::sort(attached, {}, &AttachedDevice::port);
  return attached;
}

std::optional<std::string> port_of_node(const std::string& node, const std::string& sys) {
  std::error_code error;
  const auto name = fs::weakly_canonical(node, error).filename();
  for (const auto* kind : {"tty", "usbmisc"}) {
    auto folder = fs::canonical(fs::path(sys) / "class" / kind / name / "device", error);
    // The node belongs to an interface, which lies inside its device.
    for (; !error && folder.has_relative_path(); folder = folder.parent_path()) {
      if (fs::exists(folder / "idVendor", error)) return folder.filename().string();
    }
  }
  return std::nullopt;
}

}  // namespace drivers::usb
