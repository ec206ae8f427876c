#include "kiosk/shell/threads/voice_worker.h"

#include <filesystem>
#include <utility>

#include "kiosk/base/note.h"

namespace kiosk::shell {
namespace {

constexpr std::size_t most_spoken = 100;
/// The device stays open so long after the last sound: the next click comes at once.
constexpr std::chrono::seconds rest_after{10};
constexpr std::chrono::hours asleep{24};

drivers::sound::Tone tone_of(messages::Sound sound) {
  switch (sound) {
    case messages::Sound::Click:
      return drivers::sound::Tone::Click;
    case messages::Sound::Chime:
      return drivers::sound::Tone::Chime;
    case messages::Sound::Error:
      return drivers::sound::Tone::Error;
  }
  return drivers::sound::Tone::Click;
}

}  // namespace

VoiceWorker::VoiceWorker(std::unique_ptr<drivers::sound::Speaker> speaker,
                         std::string sounds_folder, Mailbox& mailbox)
    : speaker_(std::move(speaker)), sounds_folder_(std::move(sounds_folder)), mailbox_(mailbox) {}

VoiceWorker::~VoiceWorker() {
  stop();
  voice_.reset();
  sounds_.reset();
}

void VoiceWorker::stop() {
  wanted_ = 0;
  speaker_->stop();
}

void VoiceWorker::speak(const messages::Speak& effect) {
  if (remembers_) {
    if (spoken_.size() == most_spoken) spoken_.erase(spoken_.begin());
    spoken_.push_back(effect.text);
  }
  if (!voice_) {
    voice_ = std::make_unique<Worker<std::optional<messages::Speak>>>(
        [this](const std::optional<messages::Speak>& sentence) {
          if (sentence) return say(*sentence);
          speaker_->forget();
        });
  }
  stop();
  wanted_ = effect.utterance;
  voice_->submit(effect);
}

void VoiceWorker::forget() {
  if (voice_) voice_->submit(std::nullopt);
}

void VoiceWorker::say(const messages::Speak& effect) {
  const auto wanted = [this, &effect] { return wanted_ == effect.utterance; };
  messages::SpeechEnded ended{.utterance = effect.utterance};
  if (wanted()) {
    const auto spoken = speaker_->speak(sentence_of(effect), wanted);
    ended.heard = spoken.has_value();
    report(spoken ? std::nullopt : std::optional{spoken.error()});
  }
  mailbox_.push(ended);
}

/// A sound card that is missing all day is one line, not one a sentence.
void VoiceWorker::report(std::optional<drivers::sound::SoundError> error) {
  if (error == reported_) return;
  reported_ = error;
  if (error) {
    note("level=warning event=sound error={}", name_of(*error));
  } else {
    note("level=info event=sound state=back");
  }
}

drivers::sound::Sentence VoiceWorker::sentence_of(const messages::Speak& effect) const {
  drivers::sound::Sentence sentence{
      .pieces = {}, .words_per_minute = effect.words_per_minute, .gain_db = effect.gain_db};
  for (const auto& piece : effect.pieces) {
    const std::string language = domain::code_of(piece.language);
    drivers::sound::SpokenPiece spoken{.text = piece.text, .language = language, .recording = {}};
    if (!piece.key.empty()) {
      const auto file = sounds_folder_ + "/" + language + "/" + piece.key + ".wav";
      std::error_code error;
      if (std::filesystem::exists(file, error)) spoken.recording = file;
    }
    sentence.pieces.push_back(std::move(spoken));
  }
  return sentence;
}

void VoiceWorker::play(const messages::Play& effect) {
  if (!sounds_) {
    auto played = std::make_shared<bool>(false);  // seen by the worker's thread alone
    sounds_ = std::make_unique<Worker<messages::Play>>(
        [this, played](const messages::Play& one) {
          *played = true;
          speaker_->play(tone_of(one.sound), one.gain_db);
        },
        [this, played] {
          *played = false;
          speaker_->rest();
        },
        [played] { return *played ? std::chrono::milliseconds{rest_after} : asleep; });
  }
  sounds_->submit(effect);
}

std::vector<std::string> VoiceWorker::take_speech() {
  return std::exchange(spoken_, {});
}

}  // namespace kiosk::shell
