#include "drivers/buttons/key_box.h"

#include <array>

#include <linux/input-event-codes.h>

namespace drivers::buttons {
namespace {

using Codes = std::array<std::uint16_t, highest_face>;

constexpr std::array<Codes, 4> usual_codes{{{KEY_1, KEY_2, KEY_3, KEY_4},
                                            {KEY_KP1, KEY_KP2, KEY_KP3, KEY_KP4},
                                            {BTN_TRIGGER, BTN_THUMB, BTN_THUMB2, BTN_TOP},
                                            {BTN_SOUTH, BTN_EAST, BTN_C, BTN_NORTH}}};

}  // namespace

int KeyBox::face_of(std::uint16_t code) const {
  if (!faces_.empty()) return face_among(faces_, code);
  for (const auto& usual : usual_codes) {
    if (const int face = face_among(usual, code); face != no_face) return face;
  }
  return no_face;
}

std::expected<std::vector<Edge>, BoxError> KeyBox::wait(std::chrono::milliseconds limit) {
  const auto read = keyboard_.wait(limit);
  if (!read) return std::unexpected(BoxError::Absent);
  std::vector<Edge> edges;
  // Which are down is not known any more: none, as far as anybody can tell.
  for (int face = neutral_face; read->torn && face <= highest_face; ++face) {
    edges.push_back({.face = face, .down = false, .at = keys::steady_now()});
  }
  for (const auto& event : read->events) {
    edges.push_back(
        {.face = face_of(event.code), .down = event.down, .code = event.code, .at = event.at});
  }
  return edges;
}

}  // namespace drivers::buttons
