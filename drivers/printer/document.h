#pragma once
// The printer-neutral document: what a flow wants on paper, as a value. Renderers (ESC/POS, raster,
// CUPS) turn it into bytes; a test reads it without a printer. Any thread; plain values.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace drivers::printer {

/// Heights of capital letters on paper, in millimetres at least: what the renderer must reach.
enum class TextSize : std::uint8_t {
  Body,    // 3.5 mm: the smallest text on any slip
  Large,   // 6.4 mm: large-print slips and what must stand out
  Number,  // 12 mm: the queue number
};

enum class Weight : std::uint8_t { Regular, Bold };
enum class Align : std::uint8_t { Left, Centre };

/// One paragraph, UTF-8, no control characters; the renderer breaks it at spaces to the paper
/// width.
struct TextLine {
  std::string text;
  TextSize size = TextSize::Body;
  Weight weight = Weight::Regular;
  Align align = Align::Centre;

  bool operator==(const TextLine&) const = default;
};

/// A QR code, error correction M, centred. The renderer adds the quiet zone of 4 modules and
/// chooses the largest module of 3 to 8 dots that fits.
struct QrCode {
  std::string text;  // 1 .. 300 characters of printable ASCII

  bool operator==(const QrCode&) const = default;
};

/// A thin line over the whole width.
struct Rule {
  bool operator==(const Rule&) const = default;
};

/// White space.
struct Gap {
  int height_mm = 2;  // 0 .. 50

  bool operator==(const Gap&) const = default;
};

using Block = std::variant<TextLine, QrCode, Rule, Gap>;

/// One slip; it ends with feed and cut where the printer has a cutter.
struct Document {
  std::vector<Block> blocks;

  bool operator==(const Document&) const = default;
};

}  // namespace drivers::printer
