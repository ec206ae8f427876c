#pragma once
// The key that signs this kiosk's slips, until the server issues one. Start of the program, and the
// main thread when the disk can be written to again.

#include <expected>
#include <string>

#include "kiosk/domain/codes.h"

namespace kiosk::shell {

/// 32 bytes in a file that only the kiosk may read, and beside it, in `<path>.sum`, the key's
/// number (kid) and checksum. Made at the first start. One flipped bit is turned back; a key that
/// is empty, cut or otherwise changed is set aside as `<path>.damaged` and another made, with the
/// next number, so that slips signed with the old one are not checkable here instead of invalid.
/// Either is told in the log.
std::expected<domain::KioskKey, std::string> load_signing_key(const std::string& path);

}  // namespace kiosk::shell
