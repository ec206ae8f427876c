#include "drivers/printer/document.h"

#include <algorithm>

namespace drivers::printer {
namespace {

struct Lines {
  std::vector<TextLine> operator()(const TextLine& line) const { return {line}; }
  std::vector<TextLine> operator()(const QrCode& code) const { return code.beside; }
  std::vector<TextLine> operator()(const Columns& columns) const {
    auto lines = columns.left;
    lines.insert(lines.end(), columns.right.begin(), columns.right.end());
    return lines;
  }
  std::vector<TextLine> operator()(const Frame& frame) const { return frame.lines; }
  std::vector<TextLine> operator()(const Head& head) const {
    return {TextLine{.text = head.name, .weight = Weight::Bold}};
  }
  std::vector<TextLine> operator()(const Rule& /*rule*/) const { return {}; }
  std::vector<TextLine> operator()(const Gap& /*gap*/) const { return {}; }
};

constexpr double thin_rule_mm = 0.25;
constexpr double thick_rule_mm = 0.6;
constexpr int largest_gap_mm = 50;

}  // namespace

double thickness_mm(const Rule& rule) {
  return rule.weight == Weight::Bold ? thick_rule_mm : thin_rule_mm;
}

int height_mm(const Gap& gap) {
  return std::clamp(gap.height_mm, 0, largest_gap_mm);
}

std::vector<TextLine> lines_of(const Block& block) {
  return std::visit(Lines{}, block);
}

}  // namespace drivers::printer
