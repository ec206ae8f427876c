#pragma once
// Text as a printer's own font A sets it: size, code page, line breaks. Any thread; pure. Internal
// to the ESC/POS encoder.

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "drivers/printer/document.h"
#include "drivers/printer/text.h"

namespace drivers::printer {

/// How many times font A (12 x 24 dots, capitals about 18 dots high) is widened and heightened,
/// 1 .. 8.
struct Scale {
  int width = 1;
  int height = 1;

  bool operator==(const Scale&) const = default;
};

/// Capitals at 8 dots/mm: Body and Heading 4.5 mm, Large 6.75 mm, Title 9 mm, Number 18 mm. The
/// number is narrowed when it would not fit one line, down to three times its width.
Scale scale_for(TextSize size, std::size_t characters, int width_dots);

/// From one line to the next.
int line_pitch_dots(Scale scale);

/// Characters in a line, at least 1.
std::size_t columns_of(Scale scale, int width_dots);

/// Printable bytes of the code page, with plain signs in place of the dashes, dots and quotation
/// marks it lacks; nothing when it lacks a letter.
std::optional<std::vector<std::uint8_t>> to_printer_text(const std::string& text, CodePage page);

/// Lines of at most `columns` (at least 1), as `break_lines` makes them.
std::vector<std::vector<std::uint8_t>> wrap(const std::string& text, CodePage page,
                                            std::size_t columns);

}  // namespace drivers::printer
