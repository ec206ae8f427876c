// The voice and the sounds as numbers: no loudspeaker is needed to hear that they are right.

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fstream>
#include <sstream>

#include "drivers/sound/espeak_speaker.h"
#include "tests/support/catch.h"
#include "tests/support/temporary_folder.h"

namespace {

using drivers::sound::EspeakVoice;
using drivers::sound::Samples;
using drivers::sound::samples_per_second;
using drivers::sound::Tone;

double seconds_of(const Samples& samples) {
  return static_cast<double>(samples.size()) / samples_per_second;
}

double peak_of(const Samples& samples) {
  int peak = 0;
  for (const auto sample : samples) peak = std::max(peak, std::abs(static_cast<int>(sample)));
  return peak / 32'767.0;
}

int words_in(const std::string& text) {
  std::istringstream words(text);
  int count = 0;
  for (std::string word; words >> word;) ++count;
  return count;
}

/// What the kiosk says to people who come in; the pace was not set on these sentences.
const std::string indonesian =
    "Pilih layanan yang Anda perlukan. Silakan ambil tiket Anda. Mohon menunggu, nomor Anda akan "
    "dipanggil. Antrian di depan Anda tujuh orang, perkiraan tunggu delapan belas menit.";
const std::string english =
    "Choose the service you need. Please take your ticket. Please wait to be called. There are "
    "seven people ahead of you, and the wait is about eighteen minutes from now on.";

void write_wav(const std::string& path, int hertz, int count) {
  const auto little = [](std::uint32_t value, int bytes) {
    std::string text;
    for (int i = 0; i < bytes; ++i) text += static_cast<char>((value >> (8 * i)) & 0xFFU);
    return text;
  };
  const auto rate = static_cast<std::uint32_t>(hertz);
  const auto bytes = static_cast<std::uint32_t>(count * 2);
  std::ofstream(path, std::ios::binary)
      << "RIFF" << little(36 + bytes, 4) << "WAVEfmt " << little(16, 4) << little(1, 2)
      << little(1, 2) << little(rate, 4) << little(rate * 2, 4) << little(2, 2) << little(16, 2)
      << "data" << little(bytes, 4) << std::string(bytes, '\1');
}

}  // namespace

TEST_CASE("the voice keeps the pace that was asked for, within an eighth (A09)", "[sound]") {
  EspeakVoice voice;
  for (const auto& [language, text] : {std::pair{"id", indonesian}, std::pair{"en", english}}) {
    for (const int pace : {60, 90, 125, 155, 185, 215, 250}) {
      const auto samples = voice.say(text, language, pace);
      REQUIRE(samples);
      const double measured = words_in(text) * 60 / seconds_of(*samples);
      INFO(language << " at " << pace << " is " << measured);
      CHECK(std::abs(measured - pace) <= pace / 8.0);
    }
  }
}

TEST_CASE("Sundanese is read by the Indonesian voice", "[sound]") {
  EspeakVoice voice;
  // espeak-ng varies a little from time to time.
  const double read = seconds_of(*voice.say(indonesian, "su", 125));
  CHECK(std::abs(read / seconds_of(*voice.say(indonesian, "id", 125)) - 1.0) < 0.02);
}

TEST_CASE("what nobody wants to hear any more ends long before its end (A09)", "[sound]") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  drivers::sound::EspeakSpeaker speaker;
  std::string long_text;
  for (int i = 0; i < 100; ++i) long_text += indonesian;  // half an hour
  int asked = 0;
  const auto spoken =
      speaker.speak({.pieces = {{.text = long_text, .language = "id", .recording = {}}}},
                    [&asked] { return ++asked < 5; });
  CHECK(spoken.has_value());
  CHECK(asked == 5);
}

TEST_CASE("a stop leaves nothing to play, and the device is given back", "[sound]") {
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
  using drivers::sound::Track;
  drivers::sound::Output output;
  REQUIRE(output.play(Track::Voice, Samples(10 * samples_per_second, 100)));
  REQUIRE(output.play(Track::Tone, Samples(10 * samples_per_second, 100)));
  CHECK(output.playing(Track::Voice));
  output.stop(Track::Voice);
  CHECK_FALSE(output.playing(Track::Voice));
  CHECK(output.playing(Track::Tone));
  output.close_when_silent();
  CHECK(output.playing(Track::Tone));
  output.stop(Track::Tone);
  output.close_when_silent();
  CHECK_FALSE(output.playing(Track::Tone));
}

TEST_CASE("without a sound device the speaker says so and does not wait", "[sound]") {
  ::setenv("SDL_AUDIODRIVER", "there is no such driver", 1);
  drivers::sound::EspeakSpeaker speaker;
  const auto spoken = speaker.speak(
      {.pieces = {{.text = "satu", .language = "id", .recording = {}}}}, [] { return true; });
  REQUIRE_FALSE(spoken.has_value());
  CHECK(spoken.error() == drivers::sound::SoundError::NoDevice);
  speaker.play(Tone::Click, 0);
  ::setenv("SDL_AUDIODRIVER", "dummy", 1);
}

TEST_CASE("a gain of six decibels halves the sound, and none leaves it (A10)", "[sound]") {
  const Samples loud{20'000, -20'000, 0};
  CHECK(drivers::sound::with_gain(loud, 0) == loud);
  const auto softer = drivers::sound::with_gain(loud, -6);
  CHECK(std::abs(softer[0] - 10'024) <= 1);
  CHECK(softer[1] == -softer[0]);
}

TEST_CASE("short sounds are short, quiet at the usual volume, and begin and end in silence",
          "[sound]") {
  for (const auto tone : {Tone::Click, Tone::Chime, Tone::Error}) {
    const auto samples = drivers::sound::samples_of(tone);
    const auto usual = drivers::sound::with_gain(samples, -12);
    CHECK(seconds_of(samples) < 1.0);
    CHECK(peak_of(usual) > 0.03);
    CHECK(peak_of(usual) < 0.34);
    CHECK(std::abs(samples.front()) < 300);
    CHECK(std::abs(samples.back()) < 300);
  }
  CHECK(seconds_of(drivers::sound::samples_of(Tone::Click)) < 0.03);
}

TEST_CASE("a recording is brought to our rate, and what is none is empty", "[sound]") {
  const tests::TemporaryFolder folder;
  const auto file = folder.path() + "/clip.wav";
  write_wav(file, 44'100, 44'100);
  const auto samples = drivers::sound::read_recording(file);
  CHECK(std::abs(seconds_of(samples) - 1.0) < 0.05);  // SDL keeps some of the end to itself
  std::ofstream(folder.path() + "/broken.wav") << "RIFF and nothing more";
  CHECK(drivers::sound::read_recording(folder.path() + "/broken.wav").empty());
  CHECK(drivers::sound::read_recording(folder.path() + "/none.wav").empty());
}

TEST_CASE("a piece is its recording, and its text where the recording is missing or broken",
          "[sound]") {
  const tests::TemporaryFolder folder;
  const auto clip = folder.path() + "/clip.wav";
  write_wav(clip, samples_per_second, 5 * samples_per_second);
  std::ofstream(folder.path() + "/broken.wav") << "RIFF and nothing more";
  std::ofstream(folder.path() + "/empty.wav") << "";
  EspeakVoice voice;
  const auto seconds_with = [&](const std::string& recording) {
    const auto samples = voice.say({.text = "satu", .language = "id", .recording = recording}, 125);
    REQUIRE(samples);
    return seconds_of(*samples);
  };
  CHECK(std::abs(seconds_with(clip) - 5.0) < 0.05);
  const double said = seconds_with("");
  CHECK(said > 0.1);
  CHECK(said < 2.0);
  // espeak-ng varies a little from time to time.
  for (const auto* name : {"/broken.wav", "/empty.wav", "/none.wav"}) {
    CHECK(std::abs(seconds_with(folder.path() + name) / said - 1.0) < 0.1);
  }
}
