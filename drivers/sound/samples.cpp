#include "drivers/sound/samples.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace drivers::sound {
namespace {

constexpr double loudest = 32'767;

struct Note {
  double hertz;
  double seconds;
  double amplitude;  // of the loudest
};

/// A note that swells in two milliseconds and dies away, so that it begins and ends without a
/// crack.
void add(Samples& samples, const Note& note) {
  const auto count = static_cast<int>(note.seconds * samples_per_second);
  const double swell = 0.002 * samples_per_second;
  for (int i = 0; i < count; ++i) {
    const double left = 1.0 - static_cast<double>(i) / count;
    const double envelope = std::min(1.0, i / swell) * left * left;
    const double angle = 2 * std::numbers::pi * note.hertz * i / samples_per_second;
    const double value = loudest * note.amplitude * envelope * std::sin(angle);
    samples.push_back(static_cast<std::int16_t>(std::lround(value)));
  }
}

}  // namespace

Samples with_gain(Samples samples, int gain_db) {
  const double factor = std::pow(10.0, std::clamp(gain_db, -60, 0) / 20.0);
  for (auto& sample : samples) {
    sample = static_cast<std::int16_t>(std::lround(sample * factor));
  }
  return samples;
}

Samples samples_of(Tone tone) {
  Samples samples;
  switch (tone) {
    case Tone::Click:
      add(samples, {.hertz = 1'800, .seconds = 0.015, .amplitude = 0.3});
      break;
    case Tone::Chime:
      add(samples, {.hertz = 784, .seconds = 0.22, .amplitude = 0.9});
      add(samples, {.hertz = 1'047, .seconds = 0.45, .amplitude = 0.9});
      break;
    case Tone::Error:
      add(samples, {.hertz = 233, .seconds = 0.2, .amplitude = 0.9});
      add(samples, {.hertz = 175, .seconds = 0.35, .amplitude = 0.9});
      break;
  }
  return samples;
}

}  // namespace drivers::sound
