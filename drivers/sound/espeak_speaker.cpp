#include "drivers/sound/espeak_speaker.h"

#include <algorithm>
#include <cmath>

#include <SDL.h>
#include <espeak-ng/speak_lib.h>

#include "drivers/printer/text.h"

namespace drivers::sound {
namespace {

constexpr std::uint32_t look_every_ms = 20;  // a stop is heard within 0.2 s
constexpr double pause_between_pieces_s = 0.25;

/// espeak-ng hands over the samples piece by piece; null at the end.
int take_samples(short* samples, int count, espeak_EVENT* events) {
  auto* all = static_cast<Samples*>(events->user_data);
  if (samples != nullptr && all != nullptr) all->insert(all->end(), samples, samples + count);
  return 0;
}

bool start_library() {
  static bool started = false;
  if (started) return true;
  const int rate =
      espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, nullptr, espeakINITIALIZE_DONT_EXIT);
  started = rate == samples_per_second;
  if (started) espeak_SetSynthCallback(take_samples);
  return started;
}

/// espeak-ng 1.51 counts words of another length than ours: measured on the kiosk's own sentences,
/// Indonesian comes out at 0.75 of the rate that is set, English at 1.12 of it.
constexpr double indonesian_pace = 0.75;
constexpr double english_pace = 1.12;
constexpr int slowest_rate = 80;  // it goes no slower; below, words are set apart

constexpr int slowest = 60;  // words a minute
constexpr int fastest = 250;

/// espeak-ng 1.51 reads 800 bytes and makes 1,000 sounds at a time; this is more than both.
constexpr std::size_t longest_clause_bytes = 1600;

struct Pace {
  int rate;
  int word_gap;  // in hundredths of a second at the usual rate
};

Pace pace_of(bool english, int words_per_minute) {
  const double pace = english ? english_pace : indonesian_pace;
  const int rate = static_cast<int>(std::lround(words_per_minute / pace));
  if (rate >= slowest_rate) return {.rate = rate, .word_gap = 0};
  // What a word takes too little, in units of 32 ms: what one step of the gap is at the slowest.
  const double missing_s = 60.0 / words_per_minute - 60.0 / (slowest_rate * pace);
  return {.rate = slowest_rate, .word_gap = static_cast<int>(std::lround(missing_s / 0.032))};
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

std::expected<Samples, SoundError> EspeakVoice::say(const std::string& text,
                                                    const std::string& language,
                                                    int words_per_minute) {
  if (!start_library()) return std::unexpected(SoundError::NoVoice);
  const bool english = language == "en";
  if (espeak_SetVoiceByName(english ? "en" : "id") != EE_OK) {
    return std::unexpected(SoundError::NoVoice);
  }
  const auto pace = pace_of(english, std::clamp(words_per_minute, slowest, fastest));
  espeak_SetParameter(espeakRATE, pace.rate, 0);
  espeak_SetParameter(espeakWORDGAP, pace.word_gap, 0);
  // Phonemes and SSML are off; control characters would still be espeak's embedded commands.
  const auto only_text = printer::encode_utf8(printer::clean_text(text));
  said_ = true;
  Samples samples;
  espeak_Synth(only_text.c_str(), only_text.size() + 1, 0, POS_CHARACTER, 0, espeakCHARS_UTF8,
               nullptr, &samples);
  return samples;
}

void EspeakVoice::forget() {
  if (!said_) return;
  std::string others;
  while (others.size() < longest_clause_bytes) others += "selamat datang ";
  static_cast<void>(say(others, "id", fastest));
  said_ = false;
}

std::expected<Samples, SoundError> EspeakVoice::say(const SpokenPiece& piece,
                                                    int words_per_minute) {
  if (!piece.recording.empty()) {
    auto recorded = read_recording(piece.recording);
    if (!recorded.empty()) return recorded;
  }
  return say(piece.text, piece.language, words_per_minute);
}

std::expected<void, SoundError> EspeakSpeaker::speak(const Sentence& sentence,
                                                     const std::function<bool()>& wanted) {
  for (const auto& piece : sentence.pieces) {
    if (!wanted()) return {};
    auto samples = voice_.say(piece, sentence.words_per_minute);
    if (!samples) return std::unexpected(samples.error());
    const auto pause = static_cast<std::size_t>(pause_between_pieces_s * samples_per_second);
    samples->insert(samples->end(), pause, 0);
    if (!wanted()) return {};
    if (!output_.play(Track::Voice, with_gain(std::move(*samples), sentence.gain_db))) {
      return std::unexpected(SoundError::NoDevice);
    }
    while (output_.playing(Track::Voice)) {
      if (!wanted()) return stop(), std::expected<void, SoundError>{};
      SDL_Delay(look_every_ms);
    }
  }
  return {};
}

void EspeakSpeaker::play(Tone tone, int gain_db) {
  // Without a device there is nothing to say it with; the voice reports that.
  static_cast<void>(
      output_.play(Track::Tone, with_gain(drivers::sound::samples_of(tone), gain_db)));
}

/// Two minutes of two channels in the highest quality.
constexpr std::uint32_t longest_recording_bytes = 2 * 60 * 2 * 4 * 96'000;

Samples read_recording(const std::string& path) {
  SDL_AudioSpec spec{};
  std::uint8_t* bytes = nullptr;
  std::uint32_t count = 0;
  if (SDL_LoadWAV(path.c_str(), &spec, &bytes, &count) == nullptr) return {};
  // Other rates are no recordings of speech, and the library counts beyond its numbers with them.
  const bool usual = spec.freq >= 8'000 && spec.freq <= 96'000 && spec.channels >= 1 &&
                     spec.channels <= 2 && count <= longest_recording_bytes;
  if (!usual) {
    SDL_FreeWAV(bytes);
    return {};
  }
  auto* stream = SDL_NewAudioStream(spec.format, spec.channels, spec.freq, AUDIO_S16SYS, 1,
                                    samples_per_second);
  Samples samples;
  if (stream != nullptr) {
    SDL_AudioStreamPut(stream, bytes, static_cast<int>(count));
    SDL_AudioStreamFlush(stream);
    samples.resize(static_cast<std::size_t>(std::max(0, SDL_AudioStreamAvailable(stream))) / 2);
    SDL_AudioStreamGet(stream, samples.data(), static_cast<int>(samples.size() * 2));
    SDL_FreeAudioStream(stream);
  }
  SDL_FreeWAV(bytes);
  return samples;
}

}  // namespace drivers::sound
