#pragma once
// Lines of about the same length, so that no word of a text is left alone on its last one. Pure
// arithmetic over the widths of words, in any unit: columns, dots of paper, pixels of a screen.

#include <algorithm>
#include <cstddef>
#include <vector>

namespace drivers::printer {

/// How many lines words take, as many on each as it holds.
inline std::size_t lines_at(const std::vector<int>& words, int space, int width) {
  std::size_t lines = words.empty() ? 0 : 1;
  int used = 0;
  for (const int word : words) {
    const bool fits = used == 0 || used + space + word <= width;
    lines += fits ? 0 : 1;
    used = fits && used > 0 ? used + space + word : word;
  }
  return lines;
}

/// The least width that needs no more lines than `width` does, and breaks no word that it does not.
inline int balanced_width(const std::vector<int>& words, int space, int width) {
  const std::size_t lines = lines_at(words, space, width);
  int least = words.empty() ? width : std::max(1, std::ranges::max(words));
  int most = width;
  while (least < most) {
    const int middle = least + (most - least) / 2;
    if (lines_at(words, space, middle) > lines) {
      least = middle + 1;
    } else {
      most = middle;
    }
  }
  return most;
}

struct WordWidths {
  std::vector<int> words;
  int space = 1;  // between two of them
};

/// The lines that `wrap_at(width)` gives of a text, made even: in no more of them. `measure()`
/// gives its WordWidths, asked for only where there is something to balance.
template <class WrapAt, class Measure>
auto even_lines(int width, WrapAt wrap_at, Measure measure) {
  auto lines = wrap_at(width);
  if (lines.size() < 2) return lines;
  const auto [words, space] = measure();
  // A line may come out a little wider than its words and spaces together.
  const int rounding = static_cast<int>(words.size() / lines.size()) + 1;
  auto even = wrap_at(std::min(balanced_width(words, space, width) + rounding, width));
  return even.size() == lines.size() ? even : lines;
}

}  // namespace drivers::printer
