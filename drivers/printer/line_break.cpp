#include "drivers/printer/line_break.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <iterator>
#include <utility>

namespace drivers::printer {
namespace {

using Text = std::u32string;
using View = std::u32string_view;

// A unit or the name of a month; a longer word behind a number is none.
constexpr std::size_t longest_unit = 10;
// A hyphen leaves no letter alone.
constexpr std::size_t least_part = 2;

bool is_digit(char32_t c) {
  return c >= U'0' && c <= U'9';
}

bool is_letter(char32_t c) {
  return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') || c >= U'À';
}

bool is_vowel(char32_t c) {
  return View{U"aeiouéèëAEIOUÉÈË"}.find(c) != View::npos;
}

/// `7`, `±18`, `09.12`, `50.000`: what a unit may follow.
bool is_number(View word) {
  return !word.empty() && is_digit(word.back()) && std::ranges::all_of(word, [](char32_t c) {
    return is_digit(c) || View{U"±.,:+-–/"}.find(c) != View::npos;
  });
}

/// Letters, with the signs of a sentence around them.
bool is_plain(View word) {
  const auto first = word.find_first_not_of(U"(\"'");
  const auto last = word.find_last_not_of(U".,;:?!)\"'");
  return first != View::npos && last != View::npos && first <= last &&
         std::ranges::all_of(word.substr(first, last - first + 1), is_letter);
}

std::vector<Text> words_of(View text) {
  std::vector<Text> words;
  for (std::size_t at = 0; at < text.size();) {
    const auto end = std::min(text.find(U' ', at), text.size());
    if (end > at) words.emplace_back(text.substr(at, end - at));
    at = end + 1;
  }
  return words;
}

/// Words that stay together, joined by their spaces.
std::vector<Text> pieces_of(View text) {
  std::vector<Text> pieces;
  const auto words = words_of(text);
  bool joined = false;  // the word before belongs to a number
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_after_sum = i > 1 && words[i - 2] == U"Rp";
    const bool follows_number = i > 0 && !is_after_sum && is_number(words[i - 1]) &&
                                !is_number(words[i]) && words[i].size() <= longest_unit &&
                                is_letter(words[i].front());
    const bool ends_date =
        i > 0 && joined && is_letter(words[i - 1].back()) && is_digit(words[i].front());
    const bool is_sum = i > 0 && words[i - 1] == U"Rp";
    joined = follows_number || ends_date || is_sum;
    // No line begins with what parts it from the one before.
    const bool is_separator = i > 0 && words[i] == U"·";
    if (joined || is_separator) {
      pieces.back() += U' ' + words[i];
    } else {
      pieces.push_back(words[i]);
    }
  }
  return pieces;
}

/// Two letters for one sound.
bool is_digraph(char32_t first, char32_t second) {
  constexpr std::array<View, 7> digraphs{U"ng", U"ny", U"kh", U"sy", U"sh", U"th", U"ch"};
  return std::ranges::find(digraphs, View{Text{first, second}}) != digraphs.end();
}

/// A syllable may begin at this letter: a consonant before a vowel, with a vowel somewhere before.
bool begins_syllable(View word, std::size_t at) {
  if (at < least_part || at + least_part > word.size() || is_vowel(word[at])) return false;
  if (is_digraph(word[at - 1], word[at])) return false;
  const bool two = at + 2 < word.size() && is_digraph(word[at], word[at + 1]);
  const auto next = at + (two ? 2 : 1);
  return next < word.size() && is_vowel(word[next]) &&
         std::ranges::any_of(word.substr(0, at), is_vowel);
}

/// Takes words and hands out full lines.
class Breaker {
 public:
  Breaker(int width, const Measure& measure) : width_(width), measure_(measure) {}

  void place(View piece) {
    Text longer = line_;
    if (!longer.empty()) longer += U' ';
    longer += piece;
    if (fits(longer)) {
      line_ = std::move(longer);
      return;
    }
    if (fits(piece)) {
      flush();
      line_ = piece;
      return;
    }
    if (piece.find(U' ') != View::npos) {
      flush();
      for (const Text& word : words_of(piece)) place(word);
      return;
    }
    flush();
    take_parts(piece);
  }

  std::vector<Text> take() {
    flush();
    return std::move(lines_);
  }

 private:
  [[nodiscard]] bool fits(View text) const { return measure_(text) <= width_; }

  void flush() {
    if (!line_.empty()) lines_.push_back(std::exchange(line_, {}));
  }

  void take_parts(View word) {
    auto best = parts_of(word, width_);
    // A code is broken into lines of about the same length, its groups whole.
    const int step = std::max(1, width_ / 32);
    for (int width = width_ - step; !is_plain(word) && width > width_ / 2; width -= step) {
      auto narrower = parts_of(word, width);
      if (narrower.size() > best.size() || tears_more(narrower, best)) break;
      best = std::move(narrower);
    }
    line_ = std::move(best.back());
    best.pop_back();
    lines_.insert(lines_.end(), best.begin(), best.end());
  }

  [[nodiscard]] std::vector<Text> parts_of(View word, int width) const {
    std::vector<Text> parts;
    Text rest{word};
    while (measure_(rest) > width && rest.size() > 1) parts.push_back(take_part(rest, width));
    parts.push_back(std::move(rest));
    return parts;
  }

  /// More lines end within a group.
  static bool tears_more(const std::vector<Text>& parts, const std::vector<Text>& others) {
    const auto torn = [](const std::vector<Text>& lines) {
      return std::count_if(lines.begin(), std::prev(lines.end()), [](const Text& line) {
        return behind_sign(line, line.size()) != line.size();
      });
    };
    return torn(parts) > torn(others);
  }

  /// As much of the word as fits a line.
  [[nodiscard]] Text take_part(Text& word, int width) const {
    const auto fits = [&](View text) { return measure_(text) <= width; };
    std::size_t most = 1;
    while (most < word.size() && fits(View{word}.substr(0, most + 1))) ++most;
    const bool plain = is_plain(word);
    std::size_t cut = plain ? 0 : behind_sign(word, most);
    if (plain) {
      for (cut = most; cut > 0; --cut) {
        if (begins_syllable(word, cut) && fits(word.substr(0, cut) + U'-')) break;
      }
    }
    const bool hyphen = plain && cut > 0;
    if (cut == 0) cut = most;
    Text part = word.substr(0, cut) + (hyphen ? Text{U"-"} : Text{});
    word.erase(0, cut);
    return part;
  }

  /// Behind the last hyphen that fits, else behind another sign; 0 without one.
  static std::size_t behind_sign(const Text& word, std::size_t most) {
    const View fitting = View{word}.substr(0, most);
    for (const View signs : {View{U"-–/"}, View{U"@.:_?&="}}) {
      const auto at = fitting.find_last_of(signs);
      if (at != View::npos && at > 0) return at + 1;
    }
    return 0;
  }

  int width_;
  const Measure& measure_;
  Text line_;
  std::vector<Text> lines_;
};

}  // namespace

std::vector<Text> break_lines(View text, int width, const Measure& measure) {
  const auto pieces = pieces_of(text);
  Text whole;  // most texts are one line
  for (const Text& piece : pieces) whole += whole.empty() ? piece : U' ' + piece;
  if (whole.empty()) return {};
  if (measure(whole) <= width) return {std::move(whole)};
  Breaker breaker{width, measure};
  for (const Text& piece : pieces) breaker.place(piece);
  return breaker.take();
}

int widest_piece(View text, const Measure& measure) {
  int widest = 0;
  for (const Text& piece : pieces_of(text)) widest = std::max(widest, measure(piece));
  return widest;
}

}  // namespace drivers::printer
