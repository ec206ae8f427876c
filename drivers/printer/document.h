#pragma once
// The printer-neutral document: what a flow wants on paper, as a value. Renderers (ESC/POS, raster,
// CUPS) turn it into bytes; a test reads it without a printer. One column, everything at its left
// edge. Any thread; plain values.

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace drivers::printer {

/// Heights of capital letters on paper, in millimetres at least: what the renderer must reach.
enum class TextSize : std::uint8_t {
  Body,     // 3.5 mm: the smallest text on any slip
  Heading,  // 4.5 mm: what a part of a slip is about
  Large,    // 6.4 .. 7.1 mm: all text of large-print slips
  Title,    // 6.4 mm: what the whole slip is about; as large as the paper's width allows
  Number,   // 8.5 mm: the queue number; as large as it fits on one line
};

enum class Weight : std::uint8_t { Regular, Bold };

/// What stands in the margin of a paragraph, all of whose lines begin behind that margin.
enum class Margin : std::uint8_t {
  None,
  Empty,
  Box,  // an empty box to tick by hand
};

/// One paragraph, UTF-8, no control characters; the renderer breaks it at spaces to the paper
/// width, but not between a number and its unit and not within a code.
struct TextLine {
  std::string text;
  TextSize size = TextSize::Body;
  Weight weight = Weight::Regular;
  Margin margin = Margin::None;

  bool operator==(const TextLine&) const = default;
};

/// A QR code, error correction M, with text beside it, or under it where the paper is too narrow.
/// The renderer chooses a module of 1 to 8 whole dots. On the left, the paper's own margin is its
/// quiet zone.
struct QrCode {
  std::string text;  // 1 .. 300 characters of printable ASCII
  std::vector<TextLine> beside;

  bool operator==(const QrCode&) const = default;
};

/// Two facts beside each other, or one under the other where a line of them would break.
struct Columns {
  std::vector<TextLine> left;
  std::vector<TextLine> right;

  bool operator==(const Columns&) const = default;
};

/// Text within a line that keeps it apart from the rest.
struct Frame {
  std::vector<TextLine> lines;

  bool operator==(const Frame&) const = default;
};

/// Who gives the slip: the mark of a public hall, the name, a band of ornament.
struct Head {
  std::string name;

  bool operator==(const Head&) const = default;
};

/// A line over the whole width, thick when bold.
struct Rule {
  Weight weight = Weight::Regular;

  bool operator==(const Rule&) const = default;
};

/// White space.
struct Gap {
  int height_mm = 2;  // 0 .. 50

  bool operator==(const Gap&) const = default;
};

using Block = std::variant<TextLine, QrCode, Columns, Frame, Head, Rule, Gap>;

double thickness_mm(const Rule& rule);
/// Within its range.
int height_mm(const Gap& gap);

/// One slip; it ends with feed and cut where the printer has a cutter.
struct Document {
  std::vector<Block> blocks;

  bool operator==(const Document&) const = default;
};

/// The paragraphs of a block in the order in which they are read; none for what is no text.
std::vector<TextLine> lines_of(const Block& block);

}  // namespace drivers::printer
