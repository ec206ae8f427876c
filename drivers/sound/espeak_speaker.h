#pragma once
// The voice of espeak-ng through SDL's audio. Library and device are opened with the first sentence
// and the device is closed after each, so that a silent kiosk costs nothing.
//
// Identity: the default sound device. Failure: without voice data or device every call says so;
// the next call tries again. Access: group `audio`. Tested with: espeak-ng 1.51, SDL's dummy
// driver.

#include <atomic>

#include "drivers/sound/speaker.h"

namespace drivers::sound {

class EspeakSpeaker final : public Speaker {
 public:
  /// Words a minute, 60 .. 250 (A09: 120 to 125 by default).
  explicit EspeakSpeaker(int words_per_minute);
  ~EspeakSpeaker() override;
  EspeakSpeaker(const EspeakSpeaker&) = delete;
  EspeakSpeaker& operator=(const EspeakSpeaker&) = delete;

  [[nodiscard]] std::expected<void, SoundError> speak(const std::string& text,
                                                      const std::string& language) override;
  void stop() override { stopped_ = true; }

 private:
  [[nodiscard]] bool start_voice();

  int words_per_minute_;
  int samples_per_second_ = 0;  // 0 until the library has started
  std::atomic<bool> stopped_{false};
};

}  // namespace drivers::sound
