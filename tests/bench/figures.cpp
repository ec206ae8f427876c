#include "tests/bench/figures.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>

#include <fmt/format.h>

namespace bench {

double percentile(std::vector<double> values, double share) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  std::ranges::sort(values);
  const auto rank = std::ceil(share * static_cast<double>(values.size()));
  const auto index = static_cast<std::size_t>(std::max(1.0, rank)) - 1;
  return values[std::min(index, values.size() - 1)];
}

double median(std::vector<double> values) {
  return percentile(std::move(values), 0.5);
}

void print(const Figure& figure) {
  const bool reached =
      figure.better == Better::Smaller ? figure.value <= figure.goal : figure.value >= figure.goal;
  fmt::print("| {} | {} | {} | {} |\n", figure.name, figure.goal_text, figure.measured,
             reached ? "yes" : "**no**");
  std::fflush(stdout);
}

void print_note(const std::string& name, const std::string& measured) {
  fmt::print("| {} | – | {} | – |\n", name, measured);
  std::fflush(stdout);
}

}  // namespace bench
