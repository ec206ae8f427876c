#include "kiosk/ui/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "kiosk/ui/reach.h"

namespace kiosk::ui {
namespace {

constexpr Color black{0, 0, 0};
constexpr Color white{255, 255, 255};
constexpr Color yellow{255, 255, 0};

constexpr std::array<Theme, contrast_count> themes{{
    {.ground = {247, 246, 242},
     .on_ground = {16, 29, 28},
     .quiet = {42, 56, 54},
     .surface = white,
     .on_surface = {16, 29, 28},
     .chosen = {226, 234, 233},
     .line = {122, 136, 133},
     .action = {8, 68, 74},
     .on_action = white,
     .accent = {252, 211, 110},
     .on_accent = {20, 20, 12},
     .danger = {120, 18, 18},
     .on_danger = white,
     .focus = {176, 84, 0},
     .pressed = {4, 40, 44},
     .on_pressed = white},
    {.ground = white,
     .on_ground = black,
     .quiet = black,
     .surface = white,
     .on_surface = black,
     .chosen = white,
     .line = black,
     .action = black,
     .on_action = white,
     .accent = white,
     .on_accent = black,
     .danger = black,
     .on_danger = white,
     .focus = {0, 0, 200},
     .pressed = {0, 0, 0},
     .on_pressed = white},
    {.ground = black,
     .on_ground = white,
     .quiet = white,
     .surface = black,
     .on_surface = white,
     .chosen = black,
     .line = white,
     .action = yellow,
     .on_action = black,
     .accent = white,
     .on_accent = black,
     .danger = white,
     .on_danger = black,
     .focus = {0, 200, 255},
     .pressed = white,
     .on_pressed = black},
    {.ground = {222, 219, 209},
     .on_ground = {74, 80, 77},
     .quiet = {82, 87, 84},
     .surface = {230, 227, 218},
     .on_surface = {74, 80, 77},
     .chosen = {214, 212, 204},
     .line = {112, 118, 114},
     .action = {70, 92, 95},
     .on_action = {232, 230, 222},
     .accent = {226, 205, 160},
     .on_accent = {78, 72, 58},
     .danger = {118, 66, 62},
     .on_danger = {232, 228, 222},
     .focus = {140, 82, 20},
     .pressed = {62, 82, 85},
     .on_pressed = {226, 222, 212}},
}};

double linear(std::uint8_t channel) {
  const double value = channel / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear(color.red) + 0.7152 * linear(color.green) + 0.0722 * linear(color.blue);
}

/// Heights of capital letters in millimetres, a little above the lower bound of each band.
constexpr std::array<double, text_size_count> cap_heights_mm{3.6, 4.9, 6.5, 8.6};

/// Large texts need less difference between their steps than small ones.
constexpr std::array<std::array<double, 4>, text_size_count> growths{{
    {1.0, 1.05, 1.35, 1.8},
    {1.0, 1.05, 1.3, 1.7},
    {1.0, 1.0, 1.15, 1.4},
    {1.0, 1.0, 1.0, 1.1},
}};

}  // namespace

double contrast_ratio(Color left, Color right) {
  const double a = luminance(left) + 0.05;
  const double b = luminance(right) + 0.05;
  return a > b ? a / b : b / a;
}

const Theme& theme_of(Contrast contrast) {
  return themes[static_cast<std::size_t>(contrast)];
}

int Panel::px(double millimetres) const {
  return static_cast<int>(std::ceil(millimetres / pitch_mm));
}

int reach_top_px(const Panel& panel) {
  const auto reached_px = static_cast<int>(std::floor(reached_mm(panel) / panel.pitch_mm));
  return std::clamp(panel.height_px - reached_px, 0, panel.height_px);
}

Font font_of(TextStep step, TextSize size, const Panel& panel) {
  const auto row = static_cast<std::size_t>(size);
  const double cap_mm = cap_heights_mm[row] * growths[row][static_cast<std::size_t>(step)];
  const double em_px = cap_mm / panel.pitch_mm / cap_height_em;
  return {.size_px = static_cast<int>(std::ceil(em_px)),
          .weight = step == TextStep::Body ? FontWeight::Regular : FontWeight::Bold};
}

}  // namespace kiosk::ui
