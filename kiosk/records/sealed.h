#pragma once
// A part of a record that only the office can read. Pure.

#include <optional>
#include <string>

#include "kiosk/records/fields.h"

namespace kiosk::records {

/// libsodium's sealed box, and which of the office's keys it is sealed to, so that keys can change.
struct Sealed {
  std::string key;  // first 8 bytes of SHA-256 of the public key, in hexadecimal
  std::string box;  // base64

  bool operator==(const Sealed&) const = default;
};

ordered_json to_json(const Sealed& sealed);
/// A text alone, as schema 1 had it, names no key.
std::optional<Sealed> sealed_at(const json& object, const char* name);

}  // namespace kiosk::records
