#include "kiosk/store/store_error.h"

namespace kiosk::store {

const char* name_of(StoreError error) {
  switch (error) {
    case StoreError::DiskFull:
      return "disk_full";
    case StoreError::ReadOnly:
      return "read_only";
    case StoreError::Corrupt:
      return "corrupt";
    case StoreError::Busy:
      return "busy";
    case StoreError::TooNew:
      return "too_new";
    case StoreError::IoError:
      return "io_error";
    case StoreError::Exhausted:
      return "exhausted";
    case StoreError::Invalid:
      return "invalid";
  }
  return "unknown";
}

}  // namespace kiosk::store
