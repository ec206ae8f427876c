#pragma once
// Small files that must be there after a power cut. Any thread; one writer a file.

#include <expected>
#include <optional>
#include <string>

namespace kiosk::shell {

/// Writes beside, syncs and renames, mode 0600: the file is the old one or the new one, never half.
std::expected<void, std::string> write_durably(const std::string& path, const std::string& text);

/// Overwrites the beginning of a file that is there and at least as long: needs no room, so that it
/// works on a full disk too. For a few bytes.
std::expected<void, std::string> overwrite_durably(const std::string& path,
                                                   const std::string& text);

/// Nothing when there is no such file; an error when it is there and cannot be read, or is larger
/// than 64 KiB.
std::expected<std::optional<std::string>, std::string> read_small_file(const std::string& path);

}  // namespace kiosk::shell
