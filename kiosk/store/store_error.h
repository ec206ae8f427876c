#pragma once
// Why something was not stored, or not found.

#include <cstdint>

namespace kiosk::store {

enum class StoreError : std::uint8_t {
  DiskFull,
  ReadOnly,
  Corrupt,       // and setting it aside failed too
  Busy,          // another program holds the file
  TooNew,        // written by a later program; left untouched
  IoError,       // may have been stored: ask again with the same identity
  Exhausted,     // all 9999 numbers of the group and day are used
  Invalid,       // the request breaks a rule, such as text that is not UTF-8
  NotFound,      // the ledger knows no such ticket or record
  IdentityUsed,  // another record has this identity
  SpentAlready,  // the token that it spends was spent today
  NoSealKeys,    // what is private cannot be sealed here
};

inline constexpr StoreError last_store_error = StoreError::NoSealKeys;

/// It would be answered the same way however often it is asked: nothing is wrong with the ledger.
bool is_of_the_request(StoreError error);

const char* name_of(StoreError error);  // `disk_full`, ... for logs

}  // namespace kiosk::store
