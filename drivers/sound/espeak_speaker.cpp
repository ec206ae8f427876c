#include "drivers/sound/espeak_speaker.h"

#include <vector>

#include <SDL.h>
#include <espeak-ng/speak_lib.h>

namespace drivers::sound {
namespace {

constexpr std::uint32_t look_every_ms = 50;  // a stop is heard within 0.2 s

using Samples = std::vector<std::int16_t>;

/// espeak-ng hands over the samples piece by piece; null at the end.
int take_samples(short* samples, int count, espeak_EVENT* events) {
  auto* all = static_cast<Samples*>(events->user_data);
  if (samples != nullptr && all != nullptr) all->insert(all->end(), samples, samples + count);
  return 0;
}

SDL_AudioDeviceID open_device(int samples_per_second) {
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return 0;
  SDL_AudioSpec wanted{};
  wanted.freq = samples_per_second;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = 1024;
  const auto device = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  if (device == 0) SDL_QuitSubSystem(SDL_INIT_AUDIO);
  return device;
}

}  // namespace

const char* name_of(SoundError error) {
  switch (error) {
    case SoundError::NoVoice:
      return "no_voice";
    case SoundError::NoDevice:
      return "no_device";
  }
  return "no_device";
}

EspeakSpeaker::EspeakSpeaker(int words_per_minute) : words_per_minute_(words_per_minute) {}

EspeakSpeaker::~EspeakSpeaker() {
  if (samples_per_second_ > 0) espeak_Terminate();
}

bool EspeakSpeaker::start_voice() {
  if (samples_per_second_ > 0) return true;
  const int rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  if (rate <= 0) return false;
  samples_per_second_ = rate;
  espeak_SetSynthCallback(take_samples);
  espeak_SetParameter(espeakRATE, words_per_minute_, 0);
  return true;
}

std::expected<void, SoundError> EspeakSpeaker::speak(const std::string& text,
                                                     const std::string& language) {
  stopped_ = false;
  if (!start_voice()) return std::unexpected(SoundError::NoVoice);
  const char* voice = language == "en" ? "en" : "id";
  if (espeak_SetVoiceByName(voice) != EE_OK) return std::unexpected(SoundError::NoVoice);
  Samples samples;
  espeak_Synth(text.c_str(), text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8, nullptr,
               &samples);
  const auto device = open_device(samples_per_second_);
  if (device == 0) return std::unexpected(SoundError::NoDevice);
  SDL_QueueAudio(device, samples.data(),
                 static_cast<std::uint32_t>(samples.size() * sizeof(std::int16_t)));
  SDL_PauseAudioDevice(device, 0);
  while (!stopped_ && SDL_GetQueuedAudioSize(device) > 0) SDL_Delay(look_every_ms);
  SDL_ClearQueuedAudio(device);
  SDL_CloseAudioDevice(device);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  return {};
}

}  // namespace drivers::sound
