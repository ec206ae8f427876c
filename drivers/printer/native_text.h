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

/// Capitals at 8 dots/mm: Body 4.5 mm, Large 6.75 mm, Number 13.5 mm (requirement A17). The number
/// is narrowed when it would not fit one line, down to half its width.
Scale scale_for(TextSize size, std::size_t characters, int width_dots);

/// From one line to the next.
int line_pitch_dots(Scale scale);

/// Characters in a line, at least 1.
std::size_t columns_of(Scale scale, int width_dots);

/// Printable bytes of the code page; nothing when it lacks a character.
std::optional<std::vector<std::uint8_t>> to_printer_text(const std::string& text, CodePage page);

/// Breaks at spaces into lines of at most `columns` (at least 1); longer words after a
/// hyphen, else between characters.
std::vector<std::vector<std::uint8_t>> wrap(const std::vector<std::uint8_t>& text,
                                            std::size_t columns);

/// The same in no more lines, which are of about the same length.
std::vector<std::vector<std::uint8_t>> wrap_evenly(const std::vector<std::uint8_t>& text,
                                                   std::size_t columns);

}  // namespace drivers::printer
