#pragma once
// How the visitor hears the kiosk and by what they work it. Pure values; A09 and A10 give the
// steps.

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

namespace kiosk::ui {

/// What the visitor works the kiosk with: it decides what the voice explains.
enum class Input : std::uint8_t { Touch, Keys, Switches };

/// The tactile keys, and the two switches that scan.
enum class TactileKey : std::uint8_t {
  Up,
  Down,
  Left,
  Right,
  Select,
  Back,
  Help,
  Repeat,
  Switch1,
  Switch2
};
inline constexpr int tactile_key_count = 10;

const char* name_of(TactileKey key);  // `up`, `switch1`
std::optional<TactileKey> parse_tactile_key(std::string_view name);

/// Words a minute, 60 to 250 in seven steps; as measured, see drivers/sound (A09).
inline constexpr std::array<int, 7> speech_rates_wpm{60, 90, 125, 155, 185, 215, 250};
inline constexpr int usual_rate = 2;

/// Decibels below the loudest: steps of 6, a range of 24, and one step 12 above the lowest (A10).
inline constexpr std::array<int, 5> speech_gains_db{-24, -18, -12, -6, 0};
inline constexpr int usual_volume = 2;

/// Belongs to one visit; the defaults come back after each (A14).
struct Hearing {
  bool on = false;        // the screen is read aloud
  bool declined = false;  // switched off by the visitor: keys do not switch it on again
  bool dark = false;      // nothing is shown; a touch brings the picture back
  bool feedback = true;   // a click for every accepted tap
  int rate = usual_rate;
  int volume = usual_volume;
  Input input = Input::Touch;

  bool operator==(const Hearing&) const = default;
  [[nodiscard]] int words_per_minute() const {
    return speech_rates_wpm[static_cast<std::size_t>(rate)];
  }
  [[nodiscard]] int gain_db() const { return speech_gains_db[static_cast<std::size_t>(volume)]; }
};

}  // namespace kiosk::ui
