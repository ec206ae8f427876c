#pragma once
// Sizes in millimetres, colours and type scale: the only place where the look is given in numbers.
// Pure values. Requirements: A01-A05 (contrast, text sizes, targets).

#include <cstdint>

namespace kiosk::ui {

struct Color {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;

  bool operator==(const Color&) const = default;
};

/// WCAG 2.2 contrast ratio, 1 .. 21.
double contrast_ratio(Color left, Color right);

enum class Contrast : std::uint8_t { Default, White, Black, Low };
inline constexpr int contrast_count = 4;

/// Capital letters of at least 3.5, 4.8, 6.4, 8.5 mm (VVSG 2.0 7.1-G); Normal is the default.
enum class TextSize : std::uint8_t { Small, Normal, Large, Largest };
inline constexpr int text_size_count = 4;

/// One set of colours. Every pair `x` / `on_x` meets the contrast of its theme.
struct Theme {
  Color ground, on_ground;
  Color quiet;  // secondary text on ground and surface
  Color surface, on_surface;
  Color chosen;  // behind `on_surface`, of what is selected
  Color line;    // borders of cards; >= 3:1 on ground
  Color action, on_action;
  Color accent, on_accent;
  Color danger, on_danger;
  Color focus;  // ring around the focused node; >= 3:1 on ground and surface
  Color pressed, on_pressed;
};

const Theme& theme_of(Contrast contrast);

/// The screen as it is mounted.
struct Panel {
  int width_px = 1080;
  int height_px = 1920;
  double pitch_mm = 0.277;   // 24 inch, 1920x1080
  int bottom_edge_mm = 850;  // of the picture, above the floor

  bool operator==(const Panel&) const = default;
  [[nodiscard]] bool portrait() const { return height_px > width_px; }
  [[nodiscard]] int px(double millimetres) const;
  [[nodiscard]] double mm(int pixels) const { return pixels * pitch_mm; }
};

enum class FontWeight : std::uint8_t { Regular, Bold };

struct Font {
  int size_px = 24;  // em size
  FontWeight weight = FontWeight::Regular;

  bool operator==(const Font&) const = default;
};

/// Steps of the type scale; nothing on the screen has another size, but the queue number.
enum class TextStep : std::uint8_t { Body, Strong, Heading, Title };

Font font_of(TextStep step, TextSize size, const Panel& panel);

/// Inter's capital letters are 0.727 em high (fonts-inter 3.19, OS/2 sCapHeight 2048/2816).
inline constexpr double cap_height_em = 0.727;

/// What somebody seated reaches, above the floor (A16: EN 301 549 8.3, Section 508 407.8). A panel
/// is never mounted with its lower edge below the lowest.
inline constexpr int reach_highest_mm = 1220;
inline constexpr int reach_lowest_mm = 380;

/// The first row of pixels within that reach.
int reach_top_px(const Panel& panel);

inline constexpr double grid_mm = 4.0;        // spacing comes in steps of this
inline constexpr double target_mm = 14.0;     // height of buttons; A05 asks for 12.7
inline constexpr double target_gap_mm = 3.0;  // A05 asks for 2.54
inline constexpr double minimum_target_mm = 12.7;
inline constexpr double minimum_gap_mm = 2.54;
inline constexpr double home_tile_mm = 25.0;
inline constexpr double corner_mm = 3.0;

}  // namespace kiosk::ui
