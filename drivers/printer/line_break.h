#pragma once
// Where a paragraph of a slip breaks into lines. Any thread; pure.

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace drivers::printer {

/// How wide a text is, in the same unit as the paper.
using Measure = std::function<int(std::u32string_view)>;

/// Breaks at spaces. A number stays with its unit and a date whole (`18 menit`, `23 Nov 2026`),
/// unless that alone is wider than a line. A wider word breaks behind a hyphen it has; an address
/// behind its signs; a word of letters between syllables, with a hyphen; else anywhere.
std::vector<std::u32string> break_lines(std::u32string_view text, int width,
                                        const Measure& measure);

/// The widest of what should stay on one line.
int widest_piece(std::u32string_view text, const Measure& measure);

}  // namespace drivers::printer
