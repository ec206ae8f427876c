#include <algorithm>
#include <array>

#include "drivers/buttons/buttons.h"

namespace drivers::buttons {
namespace {

// What the buttons of a box mean, from left to right.
constexpr std::array<int, 3> three_faces{1, 3, 4};
constexpr std::array<int, 4> four_faces{1, 2, 3, 4};
constexpr std::array<int, 5> five_faces{1, 2, neutral_face, 3, 4};

std::span<const int> faces_of_box(std::size_t buttons) {
  if (buttons == three_faces.size()) return three_faces;
  if (buttons == five_faces.size()) return five_faces;
  return four_faces;
}

}  // namespace

bool are_faces(std::span<const std::uint16_t> codes) {
  if (codes.size() < fewest_faces || codes.size() > most_faces) return false;
  return std::ranges::all_of(codes, [&](std::uint16_t code) {
    return code > 0 && code <= highest_code && std::ranges::count(codes, code) == 1;
  });
}

int face_among(std::span<const std::uint16_t> codes, std::uint16_t code) {
  const auto found = std::ranges::find(codes, code);
  if (found == codes.end()) return no_face;
  return faces_of_box(codes.size())[static_cast<std::size_t>(found - codes.begin())];
}

}  // namespace drivers::buttons
