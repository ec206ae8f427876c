#include "drivers/hid/device_error.h"

#include <cerrno>

namespace drivers::hid {

const char* name_of(DeviceError error) {
  switch (error) {
    case DeviceError::Absent:
      return "absent";
    case DeviceError::NoPermission:
      return "no_permission";
    case DeviceError::Busy:
      return "busy";
  }
  return "unknown";
}

DeviceError error_of(int error_number) {
  switch (error_number) {
    case EACCES:
    case EPERM:
      return DeviceError::NoPermission;
    case EBUSY:
    case EWOULDBLOCK:  // another process holds the lock
      return DeviceError::Busy;
    default:
      return DeviceError::Absent;
  }
}

}  // namespace drivers::hid
