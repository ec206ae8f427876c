#pragma once
// The sound device, shared by the voice and the short sounds: it mixes two tracks. Opened with the
// first sound; close_when_silent() gives it back, so that a silent kiosk costs nothing.
//
// Identity: the system's default device, through SDL. Failure: play() says false; the next call
// tries again. Access: group `audio`. Any thread may call. Tested with: SDL's dummy driver.

#include <array>
#include <cstdint>
#include <mutex>

#include "drivers/sound/samples.h"

namespace drivers::sound {

enum class Track : std::uint8_t { Voice, Tone };

class Output {
 public:
  Output() = default;
  ~Output();
  Output(const Output&) = delete;
  Output& operator=(const Output&) = delete;

  /// Plays it instead of what the track plays. False when there is no device.
  [[nodiscard]] bool play(Track track, Samples samples);
  [[nodiscard]] bool playing(Track track);
  /// What the track has not played yet is forgotten; at most 50 ms are still heard.
  void stop(Track track);
  void close_when_silent();

 private:
  struct Tape {
    Samples samples;
    std::size_t at = 0;
  };

  static void fill(void* self, std::uint8_t* bytes, int count);
  [[nodiscard]] bool open();
  void close();

  std::mutex mutex_;
  std::uint32_t device_ = 0;  // 0 = closed
  bool no_device_ = false;    // the last attempt found none: a click is not worth another
  std::array<Tape, 2> tapes_;
};

}  // namespace drivers::sound
