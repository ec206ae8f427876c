#pragma once
// Sound as numbers: 16 bits, one channel, 22,050 a second, and the three short sounds of the kiosk.
// Pure.

#include <cstdint>
#include <vector>

namespace drivers::sound {

using Samples = std::vector<std::int16_t>;
inline constexpr int samples_per_second = 22'050;

/// Softer by that many decibels; `gain_db` from -60 to 0.
Samples with_gain(Samples samples, int gain_db);

enum class Tone : std::uint8_t {
  Click,  // a tap was accepted: short and quiet
  Chime,  // two rising notes
  Error,  // two low notes
};

/// Under a second long, and below a third of the loudest.
Samples samples_of(Tone tone);

}  // namespace drivers::sound
