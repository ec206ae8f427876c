#pragma once
// A loudspeaker where nothing is listened to: whatever it is given has been heard at once.

#include "drivers/sound/speaker.h"

namespace tests {

class SilentSpeaker final : public drivers::sound::Speaker {
 public:
  std::expected<void, drivers::sound::SoundError> speak(const drivers::sound::Sentence&,
                                                        const std::function<bool()>&) override {
    return {};
  }
  void stop() override {}
  void play(drivers::sound::Tone, int) override {}
  void rest() override {}
  void forget() override {}
};

}  // namespace tests
