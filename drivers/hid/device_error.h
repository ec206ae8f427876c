#pragma once
// Why an input device cannot be read. Pure.

#include <cstdint>

namespace drivers::hid {

enum class DeviceError : std::uint8_t {
  Absent,        // no such device (any more); it may come back
  NoPermission,  // there, but not for this user
  Busy,          // there, but another program has taken it
};

const char* name_of(DeviceError error);  // `absent`, `no_permission`, `busy`

/// What a failed open() or ioctl() means, from its errno.
DeviceError error_of(int error_number);

}  // namespace drivers::hid
