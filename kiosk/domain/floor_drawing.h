#pragma once
// Looks through the drawing of a floor (config/plans/*.svg) before a library rasterises it: that
// one trusts its input. Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::domain {

/// A drawing that a person made is far smaller; a larger one would stop the screen.
inline constexpr std::size_t longest_drawing_bytes = std::size_t{512} << 10U;

struct DrawingFault {
  int line = 1;
  std::string message;

  bool operator==(const DrawingFault&) const = default;
};

/// The first reason not to draw it: too long, no SVG, without width and height or viewBox, elements
/// that do not match, too deep, a document type or an entity, a number beyond 100,000, dashes so
/// short that its lines would need endlessly many. Absent when it can be drawn.
std::optional<DrawingFault> fault_of_drawing(std::string_view svg);

}  // namespace kiosk::domain
