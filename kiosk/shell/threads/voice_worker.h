#pragma once
// The threads of voice and sounds: one speaks, one plays what is short. Both start with their first
// job: most kiosks never speak. Called from the main thread.

#include <atomic>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "drivers/sound/speaker.h"
#include "kiosk/messages/effect.h"
#include "kiosk/shell/threads/worker.h"

namespace kiosk::shell {

class VoiceWorker {
 public:
  /// Recordings are looked for in `<sounds_folder>/<language>/<key>.wav`.
  VoiceWorker(std::unique_ptr<drivers::sound::Speaker> speaker, std::string sounds_folder,
              Mailbox& mailbox);
  /// Silences what is being said.
  ~VoiceWorker();
  VoiceWorker(const VoiceWorker&) = delete;
  VoiceWorker& operator=(const VoiceWorker&) = delete;

  /// Says it now instead of what is being said; answered by SpeechEnded.
  void speak(const messages::Speak& effect);
  void stop();
  void play(const messages::Play& effect);
  /// What was said may have been a visitor's own words: none of them stays in the voice's memory.
  void forget();
  /// From now on what is spoken is remembered, the last hundred: for tests, never in the hall,
  /// where a visitor's own words may be among it.
  void remember_speech() { remembers_ = true; }
  /// What was spoken since the last call.
  std::vector<std::string> take_speech();

 private:
  void say(const messages::Speak& effect);
  void report(std::optional<drivers::sound::SoundError> error);
  [[nodiscard]] drivers::sound::Sentence sentence_of(const messages::Speak& effect) const;

  std::unique_ptr<drivers::sound::Speaker> speaker_;
  std::string sounds_folder_;
  Mailbox& mailbox_;
  std::atomic<std::uint64_t> wanted_{0};  // the utterance that may be heard; 0 = none
  bool remembers_ = false;
  std::vector<std::string> spoken_;
  std::optional<drivers::sound::SoundError> reported_;             // the voice's thread alone
  std::unique_ptr<Worker<std::optional<messages::Speak>>> voice_;  // nothing: forget
  std::unique_ptr<Worker<messages::Play>> sounds_;
};

}  // namespace kiosk::shell
