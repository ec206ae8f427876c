#pragma once
// The kiosk's loudspeaker: speaks sentences and plays short sounds. speak() blocks and belongs to
// one worker thread; any thread may call stop().

#include <cstdint>
#include <expected>
#include <functional>
#include <string>
#include <vector>

#include "drivers/sound/samples.h"

namespace drivers::sound {

enum class SoundError : std::uint8_t {
  NoVoice,   // no voice data installed for any of our languages
  NoDevice,  // no sound card, or another program holds it
};

/// Text in UTF-8 in the language `id`, `en` or `su`; a language without a voice of its own is read
/// by the Indonesian one. A recording (path of a WAV file) that can be read is heard instead.
struct SpokenPiece {
  std::string text;
  std::string language;
  std::string recording;
};

struct Sentence {
  std::vector<SpokenPiece> pieces;
  int words_per_minute = 125;  // 60 .. 250
  int gain_db = 0;             // below the loudest, -60 .. 0
};

class Speaker {
 public:
  virtual ~Speaker() = default;

  /// Returns when it has been heard, or soon after `wanted` says false. `wanted` is asked from the
  /// calling thread, every few milliseconds.
  [[nodiscard]] virtual std::expected<void, SoundError> speak(
      const Sentence& sentence, const std::function<bool()>& wanted) = 0;

  /// Empties the device's buffer: silence within 0.2 s (A09).
  virtual void stop() = 0;

  /// A short sound beside what is said, -60 .. 0 dB below its loudest; silence without a device.
  /// One thread calls these two.
  virtual void play(Tone tone, int gain_db) = 0;
  /// Nothing was played for a while: gives the device back.
  virtual void rest() = 0;

  /// What was said may have been somebody's own: no word of it stays in memory. From the thread of
  /// speak().
  virtual void forget() = 0;
};

const char* name_of(SoundError error);

}  // namespace drivers::sound
