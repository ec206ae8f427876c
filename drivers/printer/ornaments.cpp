#include "drivers/printer/ornaments.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <span>

namespace drivers::printer {
namespace {

/// Even-odd rule.
bool is_inside(std::span<const Point> shape, Point at) {
  bool inside = false;
  for (std::size_t i = 0, before = shape.size() - 1; i < shape.size(); before = i++) {
    const Point& a = shape[i];
    const Point& b = shape[before];
    const bool crosses = (a.y > at.y) != (b.y > at.y);
    if (crosses && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x) inside = !inside;
  }
  return inside;
}

/// From the middle of a lozenge, 1 on its edge.
double distance(double dx, double dy, double half_width, double half_height) {
  return std::abs(dx) / half_width + std::abs(dy) / half_height;
}

}  // namespace

bool is_hall(Point at) {
  constexpr std::array<Point, 10> roof{{{0, 14},
                                        {9.5, 10.5},
                                        {12.5, 4},
                                        {18.5, 4},
                                        {21.5, 10.5},
                                        {31, 14},
                                        {30.5, 16},
                                        {21.5, 14},
                                        {9.5, 14},
                                        {0.5, 16}}};
  constexpr std::array<Point, 4> left_horn{{{12, 4.4}, {10, 1}, {11.2, 0.3}, {13.4, 4.2}}};
  constexpr std::array<Point, 4> right_horn{{{17.6, 4.2}, {19.8, 0.3}, {21, 1}, {19, 4.4}}};
  constexpr std::array<double, 4> pillars{7.5, 12.8, 18.2, 23.5};
  if (is_inside(roof, at) || is_inside(left_horn, at) || is_inside(right_horn, at)) return true;
  if (at.y >= 25.4 && at.y <= 27.6) return at.x >= 4 && at.x <= 27;
  if (at.y < 16 || at.y > 24) return false;
  return std::ranges::any_of(pillars, [&](double x) { return std::abs(at.x - x) <= 1; });
}

bool is_ornament(Point at) {
  const double x = at.x - std::floor(at.x);
  const double dy = at.y - 0.5;
  const double large = distance(x - 0.5, dy, 0.34, 0.5);
  const double small = distance(std::min(x, 1 - x), dy, 0.17, 0.38);
  return large < 0.42 || (large > 0.76 && large <= 1) || (small > 0.66 && small <= 1);
}

}  // namespace drivers::printer
