#pragma once
// Why the ledger could not do it.

#include <cstdint>

namespace kiosk::store {

enum class StoreError : std::uint8_t {
  DiskFull,
  ReadOnly,
  Corrupt,    // and setting it aside failed too
  Busy,       // another program holds the file
  TooNew,     // written by a later program; left untouched
  IoError,    // may have been stored: ask again with the same identity
  Exhausted,  // all 9999 numbers of the group and day are used
  Invalid,    // the request breaks a rule: unknown ticket, text that is not UTF-8, reused identity
};

const char* name_of(StoreError error);  // `disk_full`, ... for logs

}  // namespace kiosk::store
