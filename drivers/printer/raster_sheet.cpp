#include "drivers/printer/raster_sheet.h"

#include <algorithm>
#include <cmath>

#include "drivers/printer/line_break.h"
#include "drivers/printer/ornaments.h"
#include "drivers/printer/qr.h"
#include "drivers/printer/text.h"

namespace drivers::printer {
namespace {

// Heights of capitals. A little over the least of `TextSize`, so that rounding to dots and the
// threshold never end below it.
constexpr double body_cap_mm = 3.54;
constexpr double heading_cap_mm = 4.6;
constexpr double large_cap_mm = 6.45;
constexpr double least_title_cap_mm = 6.6;
constexpr double most_title_cap_mm = 9.6;
constexpr double least_number_cap_mm = 8.6;
constexpr double most_number_cap_mm = 16.6;

// From this coverage on a dot is burnt. Thermal dots bleed, so half is dark enough.
constexpr std::uint8_t burn_threshold = 128;

// From line to line, in em: the larger the letters, the less white they need.
constexpr double text_pitch_em = 1.15;
constexpr double large_pitch_em = 1.1;
constexpr double title_pitch_em = 1.05;
constexpr double number_pitch_em = 0.86;

constexpr double rule_margin_mm = 1.5;

// Letters reach so far below their line.
constexpr double descent_em = 0.22;
// Of the white in a line: some has to stay above.
constexpr double most_white_below = 0.75;

// Of the box to tick and of the text behind it, in heights of capitals.
constexpr double box_side_caps = 1.1;
constexpr double box_line_caps = 0.1;
constexpr double indent_caps = 1.8;

constexpr double frame_line_mm = 0.4;
constexpr double frame_padding_mm = 2.2;

// The second column, and the text beside a code, of the width.
constexpr double second_column = 0.52;
constexpr double beside_code = 0.5;
constexpr double qr_gap_mm = 1.8;

constexpr double hall_mm = 11;
constexpr double behind_hall_mm = 13.75;
constexpr std::size_t most_lines_beside_hall = 2;
constexpr double ornament_mm = 2.5;
constexpr double ornament_margin_mm = 1.8;
constexpr double ornament_piece_mm = 8.8;

int rounded(double value) {
  return static_cast<int>(std::lround(value));
}

double pitch_em(TextSize size) {
  switch (size) {
    case TextSize::Body:
    case TextSize::Heading:
      return text_pitch_em;
    case TextSize::Large:
      return large_pitch_em;
    case TextSize::Title:
      return title_pitch_em;
    case TextSize::Number:
      return number_pitch_em;
  }
  return text_pitch_em;
}

}  // namespace

Sheet::Sheet(FontShelf& fonts, const RasterOptions& options) : fonts_(fonts), options_(options) {
  raster_.width_dots = options.width_dots;
}

void Sheet::draw(const TextLine& line) {
  write({line}, {.left = 0, .top = raster_.height_dots, .width = options_.width_dots});
}

void Sheet::draw(const QrCode& code) {
  const auto qr = make_qr(code.text);
  if (!qr) {
    for (const TextLine& line : code.beside) draw(line);
    return;
  }
  const int width = options_.width_dots;
  const int module = qr_module_dots(qr->size, width, options_.dots_per_mm);
  const int side = qr->size * module;
  if (side > width) return;
  const int quiet = quiet_zone_modules * module;
  const int left = std::max(rounded(beside_code * width), side + quiet);
  const bool is_beside = !code.beside.empty() && widest_piece_of(code.beside) <= width - left;
  const int text_height = is_beside ? height_of(code.beside, width - left) : 0;
  const int gap = dots(qr_gap_mm);
  const int height = std::max(side, text_height);
  const int top = grow(height + 2 * gap) + gap;
  const int code_top = top + (height - side) / 2;
  for (int y = 0; y < side; ++y) {
    for (int x = 0; x < side; ++x) {
      if (qr->at(x / module, y / module)) burn(x, code_top + y);
    }
  }
  if (is_beside) {
    write(code.beside,
          {.left = left, .top = top + (height - text_height) / 2, .width = width - left});
  } else {
    grow(std::max(0, quiet - gap));
    for (const TextLine& line : code.beside) draw(line);
  }
}

void Sheet::draw(const Columns& columns) {
  const int width = options_.width_dots;
  const int second = rounded(second_column * width);
  const int top = raster_.height_dots;
  const bool fit =
      widest_text_of(columns.left) < second && widest_text_of(columns.right) <= width - second;
  const int below = write(columns.left, {.left = 0, .top = top, .width = fit ? second : width});
  write(
      columns.right,
      {.left = fit ? second : 0, .top = fit ? top : below, .width = fit ? width - second : width});
}

void Sheet::draw(const Frame& frame) {
  const int line = std::max(1, dots(frame_line_mm));
  const int padding = line + dots(frame_padding_mm);
  const int top = grow(dots(rule_margin_mm)) + dots(rule_margin_mm);
  const int bottom =
      write(frame.lines,
            {.left = padding, .top = top + padding, .width = options_.width_dots - 2 * padding}) +
      padding;
  reach(bottom + dots(rule_margin_mm));
  box(0, top, options_.width_dots, bottom - top, line);
}

void Sheet::draw(const Head& head) {
  const TextLine name = lines_of(head).front();
  const int width = options_.width_dots;
  const int left = dots(behind_hall_mm);
  const bool has_hall =
      broken(name, em_of(name, width), width - left).size() <= most_lines_beside_hall;
  const int top = raster_.height_dots;
  if (has_hall) {
    const int hall_dots = dots(hall_mm * hall_height / hall_width);
    const int text_height = height_of({name}, width - left);
    const int height = std::max(hall_dots, text_height);
    reach(top + height);
    hall(dots(hall_mm), top + (height - hall_dots) / 2);
    write({name}, {.left = left, .top = top + (height - text_height) / 2, .width = width - left});
  } else {
    draw(name);
  }
  ornament();
}

void Sheet::draw(const Rule& rule) {
  const int margin = dots(rule_margin_mm);
  const int thickness = std::max(1, dots(thickness_mm(rule)));
  const int top = grow(2 * margin + thickness) + margin;
  fill(0, top, options_.width_dots, thickness);
}

void Sheet::draw(const Gap& gap) {
  grow(dots(height_mm(gap)));
}

int Sheet::dots(double mm) const {
  return rounded(mm * options_.dots_per_mm);
}

Sheet::Paragraph Sheet::set(const TextLine& line, int width) {
  Paragraph paragraph;
  paragraph.em_px = em_of(line, width);
  paragraph.font = fonts_.take(line.weight, paragraph.em_px);
  paragraph.pitch = rounded(paragraph.em_px * pitch_em(line.size));
  if (line.margin != Margin::None) {
    paragraph.indent = rounded(cap_of_em(paragraph.em_px) * indent_caps);
  }
  paragraph.lines = broken(line, paragraph.em_px, width - paragraph.indent);
  return paragraph;
}

int Sheet::em_of(const TextLine& line, int width) {
  switch (line.size) {
    case TextSize::Body:
      return em_for_cap(body_cap_mm * options_.dots_per_mm);
    case TextSize::Heading:
      return em_for_cap(heading_cap_mm * options_.dots_per_mm);
    case TextSize::Large:
      return em_for_cap(large_cap_mm * options_.dots_per_mm);
    case TextSize::Title:
      return largest_em(line, width, least_title_cap_mm, most_title_cap_mm);
    case TextSize::Number:
      return largest_em(line, width, least_number_cap_mm, most_number_cap_mm);
  }
  return 1;
}

int Sheet::largest_em(const TextLine& line, int width, double least_mm, double most_mm) {
  const int least = em_for_cap(least_mm * options_.dots_per_mm);
  const int most = em_for_cap(most_mm * options_.dots_per_mm);
  TTF_Font* const font = fonts_.take(line.weight, least);
  const auto lines = broken(line, least, width);
  int widest = 1;
  for (const auto& text : lines) {
    if (font != nullptr) widest = std::max(widest, fonts_.ink_width_of(font, text));
  }
  // Widths do not grow quite as the size does.
  int em_px = std::clamp(least * width / widest + 4, least, most);
  while (em_px > least && broken(line, em_px, width) != lines) --em_px;
  return em_px;
}

std::vector<std::u32string> Sheet::broken(const TextLine& line, int em_px, int width) {
  TTF_Font* const font = fonts_.take(line.weight, em_px);
  if (font == nullptr) {
    failed_ = true;
    return {};
  }
  return break_lines(
      drawable(font, clean_text(line.text)), width,
      [this, font](std::u32string_view text) { return fonts_.ink_width_of(font, text); });
}

int Sheet::widest_piece_of(const std::vector<TextLine>& lines) {
  int widest = 0;
  for (const TextLine& line : lines) {
    TTF_Font* const font = fonts_.take(line.weight, em_of(line, options_.width_dots));
    if (font == nullptr) continue;
    const int piece = widest_piece(clean_text(line.text), [this, font](std::u32string_view text) {
      return fonts_.width_of(font, text);
    });
    widest = std::max(widest, piece);
  }
  return widest;
}

int Sheet::widest_text_of(const std::vector<TextLine>& lines) {
  int widest = 0;
  for (const TextLine& line : lines) {
    TTF_Font* const font = fonts_.take(line.weight, em_of(line, options_.width_dots));
    if (font != nullptr) widest = std::max(widest, fonts_.width_of(font, clean_text(line.text)));
  }
  return widest;
}

int Sheet::height_of(const std::vector<TextLine>& lines, int width) {
  int height = 0;
  for (const TextLine& line : lines) {
    const Paragraph paragraph = set(line, width);
    height += static_cast<int>(paragraph.lines.size()) * paragraph.pitch;
  }
  return height;
}

int Sheet::write(const std::vector<TextLine>& lines, Place place) {
  int top = place.top;
  for (const TextLine& line : lines) {
    const Paragraph paragraph = set(line, place.width);
    if (paragraph.font == nullptr || paragraph.lines.empty()) continue;
    reach(top + static_cast<int>(paragraph.lines.size()) * paragraph.pitch);
    if (line.margin == Margin::Box) {
      const double cap = cap_of_em(paragraph.em_px);
      const int side = rounded(cap * box_side_caps);
      box(place.left, top + (paragraph.pitch - side) / 2, side, side,
          std::max(1, rounded(cap * box_line_caps)));
    }
    for (const std::u32string& text : paragraph.lines) {
      write_line(paragraph, text, place.left + paragraph.indent, top);
      top += paragraph.pitch;
    }
  }
  return top;
}

/// Capitals stand in the middle of the line's height, or higher where letters would reach below it.
void Sheet::write_line(const Paragraph& paragraph, const std::u32string& text, int left, int top) {
  const Surface letters = drawn(paragraph.font, text);
  if (letters == nullptr) return;
  const double cap = cap_of_em(paragraph.em_px);
  const double white = paragraph.pitch - cap;
  const double below =
      std::min(std::max(white / 2, descent_em * paragraph.em_px), most_white_below * white);
  const int baseline = top + rounded(paragraph.pitch - below);
  const int first_row = baseline - TTF_FontAscent(paragraph.font);
  const int bearing = left_bearing(paragraph.font, text.front());
  const auto pitch = static_cast<std::size_t>(letters->pitch);
  const std::span coverage{static_cast<const std::uint8_t*>(letters->pixels),
                           pitch * static_cast<std::size_t>(letters->h)};
  for (int y = 0; y < letters->h; ++y) {
    const auto row = coverage.subspan(static_cast<std::size_t>(y) * pitch);
    for (int x = 0; x < letters->w; ++x) {
      if (row[static_cast<std::size_t>(x)] >= burn_threshold)
        burn(left - bearing + x, first_row + y);
    }
  }
}

void Sheet::box(int left, int top, int width, int height, int thickness) {
  fill(left, top, width, thickness);
  fill(left, top + height - thickness, width, thickness);
  fill(left, top, thickness, height);
  fill(left + width - thickness, top, thickness, height);
}

void Sheet::fill(int left, int top, int width, int height) {
  for (int y = top; y < top + height; ++y) {
    for (int x = left; x < left + width; ++x) burn(x, y);
  }
}

void Sheet::ornament() {
  const int height = dots(ornament_mm);
  const int margin = dots(ornament_margin_mm);
  const int top = grow(height + 2 * margin) + margin;
  const double width = options_.width_dots;
  const double pieces =
      std::max(1.0, std::round(width / (ornament_piece_mm * options_.dots_per_mm)));
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < options_.width_dots; ++x) {
      if (is_ornament({(x + 0.5) * pieces / width, (y + 0.5) / height})) burn(x, top + y);
    }
  }
}

void Sheet::hall(int width, int top) {
  const double unit = width / hall_width;
  for (int y = 0; y < rounded(hall_height * unit); ++y) {
    for (int x = 0; x < width; ++x) {
      if (is_hall({(x + 0.5) / unit, (y + 0.5) / unit})) burn(x, top + y);
    }
  }
}

/// What would stand outside of the paper is left out.
void Sheet::burn(int x, int y) {
  if (x < 0 || x >= options_.width_dots || y < 0 || y >= raster_.height_dots) return;
  raster_.dots[static_cast<std::size_t>(y) * static_cast<std::size_t>(options_.width_dots) +
               static_cast<std::size_t>(x)] = 1;
}

int Sheet::grow(int rows) {
  const int top = raster_.height_dots;
  reach(top + rows);
  return top;
}

void Sheet::reach(int bottom) {
  if (bottom <= raster_.height_dots) return;
  raster_.height_dots = bottom;
  raster_.dots.resize(static_cast<std::size_t>(bottom) *
                      static_cast<std::size_t>(options_.width_dots));
}

}  // namespace drivers::printer
