#pragma once
// Small files that must be there after a power cut. Any thread; one writer a file.

#include <expected>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::shell {

/// Writes beside, syncs and renames, mode 0600: the file is the old one or the new one, never half.
std::expected<void, std::string> write_durably(const std::string& path, const std::string& text);

/// Overwrites the beginning of a file that is there and at least as long: needs no room, so that it
/// works on a full disk too. For a few bytes.
std::expected<void, std::string> overwrite_durably(const std::string& path,
                                                   const std::string& text);

/// Nothing when there is no such file; an error when it is there and cannot be read, or is larger
/// than 64 KiB. A read that fails is tried again for a moment: it is never an empty file.
std::expected<std::optional<std::string>, std::string> read_small_file(const std::string& path);

/// At most `most` bytes of the file, once; nothing when there is no such file.
std::expected<std::optional<std::string>, std::string> read_beginning(const std::string& path,
                                                                      std::size_t most);

/// The text, or the one that differs from it by a single flipped bit, of which `is_right` is true;
/// nothing when there is none. For a few hundred bytes.
std::optional<std::string> without_flipped_bit(
    std::string text, const std::function<bool(const std::string&)>& is_right);

/// The first 16 hexadecimal digits of the text's SHA-256: what small files carry to be believed.
std::string checksum_of(std::string_view text);

/// For TOML: the text with a last line, a comment, that holds the checksum of all lines before it.
std::string with_sum(const std::string& text);
bool has_sum(const std::string& text);
bool has_right_sum(const std::string& text);

}  // namespace kiosk::shell
