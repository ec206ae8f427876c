#pragma once
// The shapes that slips are adorned with, as areas. Any thread; pure.

namespace drivers::printer {

struct Point {
  double x = 0;
  double y = 0;
};

inline constexpr double hall_width = 31;
inline constexpr double hall_height = 28;

/// A hall with a tall roof, the mark of a public service centre, in a field of so many units.
bool is_hall(Point at);

/// A band of lozenges, a large one with a heart and a small one in turn: one piece of it is one
/// unit wide, the whole one unit high.
bool is_ornament(Point at);

}  // namespace drivers::printer
