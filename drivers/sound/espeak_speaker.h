#pragma once
// The voice of espeak-ng, and recordings where there are some. The library starts with the first
// sentence: a silent kiosk costs nothing.
//
// Identity: voices `id` and `en` of espeak-ng. Failure: without voice data or device every call
// says so; the next one tries again. Tested with: espeak-ng 1.51.

#include <string>

#include "drivers/sound/output.h"
#include "drivers/sound/speaker.h"

namespace drivers::sound {

/// Text as sound, without a device. One thread at a time in a whole program, as the library is; it
/// stays loaded until the program ends, for espeak-ng 1.51 hangs when it is stopped a second time.
class EspeakVoice {
 public:
  /// `words_per_minute` 60 .. 250, pauses between sentences included. A second of speech takes
  /// about a millisecond to make. Nothing in a text is a command (S07).
  [[nodiscard]] std::expected<Samples, SoundError> say(const std::string& text,
                                                       const std::string& language,
                                                       int words_per_minute);
  /// The piece's recording where it can be read, and its text otherwise.
  [[nodiscard]] std::expected<Samples, SoundError> say(const SpokenPiece& piece,
                                                       int words_per_minute);
  /// The library keeps its last clause, as letters and as sounds: says other words over it.
  void forget();

 private:
  bool said_ = false;  // anything since the last forget()
};

class EspeakSpeaker final : public Speaker {
 public:
  [[nodiscard]] std::expected<void, SoundError> speak(const Sentence& sentence,
                                                      const std::function<bool()>& wanted) override;
  void stop() override { output_.stop(Track::Voice); }
  void play(Tone tone, int gain_db) override;
  void rest() override { output_.close_when_silent(); }
  void forget() override { voice_.forget(); }

 private:
  Output output_;
  EspeakVoice voice_;
};

/// A WAV file in our rate and format; empty when it cannot be read as one.
Samples read_recording(const std::string& path);

}  // namespace drivers::sound
