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
    case StoreError::NotFound:
      return "not_found";
    case StoreError::IdentityUsed:
      return "identity_used";
    case StoreError::SpentAlready:
      return "spent_already";
    case StoreError::NoSealKeys:
      return "no_seal_keys";
  }
  return "unknown";
}

bool is_of_the_request(StoreError error) {
  switch (error) {
    case StoreError::Exhausted:
    case StoreError::Invalid:
    case StoreError::NotFound:
    case StoreError::IdentityUsed:
    case StoreError::SpentAlready:
    case StoreError::NoSealKeys:
      return true;
    case StoreError::DiskFull:
    case StoreError::ReadOnly:
    case StoreError::Corrupt:
    case StoreError::Busy:
    case StoreError::TooNew:
    case StoreError::IoError:
      return false;
  }
  return false;
}

}  // namespace kiosk::store
