#pragma once
// Medians, percentiles and the lines in which every bench reports them. One thread.

#include <string>
#include <vector>

namespace bench {

/// The value below which `share` (0 .. 1) of the values lie. Not a number when there are
/// none, which reaches no goal.
double percentile(std::vector<double> values, double share);
double median(std::vector<double> values);

enum class Better { Smaller, Larger };

struct Figure {
  std::string name;
  std::string measured;  // with its unit, and what it was compared with
  double value = 0;      // what the goal is held against
  double goal = 0;
  std::string goal_text;
  Better better = Better::Smaller;
};

/// One row of the table; the last column says whether the goal was reached.
void print(const Figure& figure);

/// A row that only informs.
void print_note(const std::string& name, const std::string& measured);

}  // namespace bench
