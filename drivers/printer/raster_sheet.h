#pragma once
// Draws blocks one under the other. Internal to `render`.

#include <span>
#include <string>
#include <utility>
#include <vector>

#include "drivers/printer/raster.h"
#include "drivers/printer/raster_fonts.h"

namespace drivers::printer {

class Sheet {
 public:
  Sheet(FontShelf& fonts, const RasterOptions& options);

  void draw(const TextLine& line);
  void draw(const QrCode& code);
  void draw(const Columns& columns);
  void draw(const Frame& frame);
  void draw(const Head& head);
  void draw(const Rule& rule);
  void draw(const Gap& gap);

  [[nodiscard]] bool failed() const { return failed_; }
  [[nodiscard]] Raster take() { return std::move(raster_); }

 private:
  /// Where text may stand: from here so far to the right, and downwards without an end.
  struct Place {
    int left = 0;
    int top = 0;
    int width = 0;
  };
  /// A paragraph as it will be drawn.
  struct Paragraph {
    TTF_Font* font = nullptr;
    int em_px = 1;
    int pitch = 1;   // from one line to the next
    int indent = 0;  // of all lines
    std::vector<std::u32string> lines;
  };

  [[nodiscard]] int dots(double mm) const;
  [[nodiscard]] Paragraph set(const TextLine& line, int width);
  [[nodiscard]] int em_of(const TextLine& line, int width);
  [[nodiscard]] int largest_em(const TextLine& line, int width, double least_mm, double most_mm);
  [[nodiscard]] std::vector<std::u32string> broken(const TextLine& line, int em_px, int width);
  /// Of what should stay on one line: the text's pieces, or each text as a whole.
  [[nodiscard]] int widest_piece_of(const std::vector<TextLine>& lines);
  [[nodiscard]] int widest_text_of(const std::vector<TextLine>& lines);
  [[nodiscard]] int height_of(const std::vector<TextLine>& lines, int width);
  /// How far down it reached.
  int write(const std::vector<TextLine>& lines, Place place);
  void write_line(const Paragraph& paragraph, const std::u32string& text, int left, int top);
  void box(int left, int top, int width, int height, int thickness);
  void fill(int left, int top, int width, int height);
  void ornament();
  void hall(int width, int top);
  void burn(int x, int y);
  /// Adds white rows; the first of them.
  int grow(int rows);
  /// Adds white rows down to there.
  void reach(int bottom);

  FontShelf& fonts_;
  const RasterOptions& options_;
  Raster raster_;
  bool failed_ = false;
};

}  // namespace drivers::printer
