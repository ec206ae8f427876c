#include "kiosk/domain/floor_drawing.h"

#include <algorithm>
#include <charconv>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/characters.h"

namespace kiosk::domain {
namespace {

constexpr std::size_t deepest = 32;
constexpr double largest_number = 100'000;
/// A dashed line is made of that many pieces at most; all lines together are no longer than twice
/// the sum of the drawing's numbers.
constexpr double most_dashes = 200'000;
constexpr std::string_view blanks = " \t\r\n";

bool begins_number(char character) {
  return is_digit(character) || character == '.';
}

/// One walk from the front of the file to its end.
class Walk {
 public:
  explicit Walk(std::string_view svg) : svg_(svg) {}

  std::optional<DrawingFault> run() {
    while (!fault_ && at_ < svg_.size()) {
      if (svg_[at_] == '<') {
        markup();
      } else {
        ++at_;  // text is not drawn
      }
    }
    if (!fault_ && !open_.empty()) refuse(fmt::format("<{}> is not closed", open_.back()));
    if (!fault_ && !begun_) refuse("has no <svg>");
    if (!fault_ && !(has_width_ && has_height_)) refuse("has no size");
    if (!fault_ && 2 * sum_ > most_dashes * shortest_dash_) refuse("has dashes too short");
    return fault_;
  }

 private:
  void refuse(std::string message) {
    if (fault_) return;
    const auto before = svg_.substr(0, std::min(at_, svg_.size()));
    fault_ = {.line = 1 + static_cast<int>(std::ranges::count(before, '\n')),
              .message = std::move(message)};
  }

  [[nodiscard]] bool sees(std::string_view text) const {
    return svg_.substr(at_).starts_with(text);
  }

  void pass(std::string_view end) {
    const auto found = svg_.find(end, at_);
    if (found == svg_.npos) return refuse(fmt::format("{} is missing", end));
    at_ = found + end.size();
  }

  void markup() {
    if (sees("<!--")) return pass("-->");
    if (sees("<?")) return pass("?>");
    if (sees("<!")) return refuse("has a document type or an entity");
    if (sees("</")) return closing();
    opening();
  }

  std::string_view name() {
    const auto end = std::min(svg_.find_first_of(" \t\r\n/>=", at_), svg_.size());
    const auto found = svg_.substr(at_, end - at_);
    at_ = end;
    return found;
  }

  void closing() {
    at_ += 2;
    const auto closed = name();
    if (open_.empty() || open_.back() != closed) {
      return refuse(fmt::format("</{}> closes nothing", closed));
    }
    open_.pop_back();
    pass(">");
  }

  void opening() {
    ++at_;
    const auto element = name();
    if (element.empty()) return refuse("has < without a name");
    if (open_.empty() && (begun_ || element != "svg")) return refuse("has more than one <svg>");
    begun_ = true;
    if (open_.size() == deepest) return refuse("is too deep");
    open_.push_back(element);
    while (!fault_) {
      at_ = std::min(svg_.find_first_not_of(blanks, at_), svg_.size());
      if (at_ == svg_.size()) return refuse(fmt::format("<{}> does not end", element));
      if (sees("/>")) {
        at_ += 2;
        return open_.pop_back();
      }
      if (sees(">")) {
        ++at_;
        return;
      }
      attribute();
    }
  }

  void attribute() {
    const auto key = name();
    if (key.empty() || !sees("=")) return refuse("has an attribute without a value");
    ++at_;
    const char quote = at_ < svg_.size() ? svg_[at_] : '\0';
    if (quote != '"' && quote != '\'') return refuse("has a value without quotes");
    const auto end = svg_.find(quote, at_ + 1);
    if (end == svg_.npos) return refuse("has a value that does not end");
    const auto value = svg_.substr(at_ + 1, end - at_ - 1);
    if (open_.size() == 1) note_size(key, value);
    if (value.contains('<')) return refuse("has < in a value");
    sum_ += sum_of(value);
    note_dashes(key, value);
    at_ = end + 1;
  }

  /// Of the outermost element.
  void note_size(std::string_view key, std::string_view value) {
    if (key == "width" || key == "height") {
      if (first_number(value) <= 0) return refuse("has no size");
      (key == "width" ? has_width_ : has_height_) = true;
    } else if (key == "viewBox") {
      const auto last = value.find_last_of(" ,\t\r\n");
      const auto before = last == value.npos ? value : value.substr(0, last);
      const auto width = before.substr(before.find_last_of(" ,\t\r\n") + 1);
      if (first_number(value.substr(last + 1)) <= 0 || first_number(width) <= 0) {
        return refuse("has no size");
      }
      has_width_ = has_height_ = true;
    }
  }

  /// 0 when there is none.
  static double first_number(std::string_view text) {
    double number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
  }

  /// Numbers stand in many kinds of values; in all of them they are of a person's size.
  double sum_of(std::string_view value) {
    double sum = 0;
    const auto* at = value.data();
    const auto* end = at + value.size();
    while (at < end) {
      double number = 0;
      const auto read = begins_number(*at) ? std::from_chars(at, end, number)
                                           : std::from_chars_result{at, std::errc{}};
      if (read.ec == std::errc::result_out_of_range || number > largest_number) {
        refuse("has a number too large");
      }
      sum += number;
      at = read.ptr == at ? at + 1 : read.ptr;
    }
    return sum;
  }

  /// `stroke-dasharray="10 8"`, or the same within `style`.
  void note_dashes(std::string_view key, std::string_view value) {
    constexpr std::string_view dashes = "stroke-dasharray";
    if (key != dashes) {
      const auto at = value.find(dashes);
      if (at == value.npos) return;
      value = value.substr(at);
      value = value.substr(0, value.find(';'));
    }
    if (const double sum = sum_of(value); sum > 0) shortest_dash_ = std::min(shortest_dash_, sum);
  }

  std::string_view svg_;
  std::size_t at_ = 0;
  bool begun_ = false;
  bool has_width_ = false;  // of the outermost element
  bool has_height_ = false;
  double sum_ = 0;
  double shortest_dash_ = largest_number;
  std::vector<std::string_view> open_;
  std::optional<DrawingFault> fault_;
};

}  // namespace

std::optional<DrawingFault> fault_of_drawing(std::string_view svg) {
  if (svg.size() > longest_drawing_bytes) {
    return DrawingFault{
        .line = 1, .message = fmt::format("has more than {} KiB", longest_drawing_bytes >> 10U)};
  }
  if (svg.contains('\0')) return DrawingFault{.line = 1, .message = "is no text"};
  return Walk{svg}.run();
}

}  // namespace kiosk::domain
