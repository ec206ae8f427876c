#pragma once
// Text on its way to a printer or to the voice: decoding, cleaning and the code pages of ESC/POS.
// This is the wall that keeps untrusted bytes from becoming commands (requirement S07). Any thread;
// pure.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace drivers::printer {

enum class CodePage : std::uint8_t { Pc437, Pc858, Wpc1252 };

/// Decodes UTF-8. Each byte that is not part of a well-formed sequence becomes U+FFFD.
std::u32string decode_utf8(std::string_view text);
std::string encode_utf8(std::u32string_view text);

/// The same text with nothing left in it that moves, hides or commands: control characters become
/// a space; invisible format characters (bidirectional controls, joiners, variation selectors) are
/// dropped.
std::u32string clean_text(std::string_view text);

/// The byte for a character, 0x20 .. 0x7E or 0x80 .. 0xFF; nothing when the page lacks it.
std::optional<std::uint8_t> to_code_page(CodePage page, char32_t character);

/// The character of a byte; nothing for control bytes and unassigned places.
std::optional<char32_t> from_code_page(CodePage page, std::uint8_t byte);

}  // namespace drivers::printer
