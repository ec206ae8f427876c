#include "drivers/sound/output.h"

#include <algorithm>
#include <utility>

#include <SDL.h>

namespace drivers::sound {
namespace {

constexpr int samples_a_turn = 1024;  // 46 ms: what a stop can no longer take back

std::int16_t mixed(int sum) {
  return static_cast<std::int16_t>(std::clamp(sum, -32'768, 32'767));
}

}  // namespace

Output::~Output() {
  const std::lock_guard lock(mutex_);
  close();
}

/// SDL's thread asks for the next samples; it holds the device's lock meanwhile.
void Output::fill(void* self, std::uint8_t* bytes, int count) {
  auto& tapes = static_cast<Output*>(self)->tapes_;
  auto* samples = reinterpret_cast<std::int16_t*>(bytes);
  for (int i = 0; i < count / 2; ++i) {
    int sum = 0;
    for (auto& tape : tapes) {
      if (tape.at < tape.samples.size()) sum += tape.samples[tape.at++];
    }
    samples[i] = mixed(sum);
  }
}

bool Output::open() {
  if (device_ != 0) return true;
  if (SDL_InitSubSystem(SDL_INIT_AUDIO) != 0) return false;
  SDL_AudioSpec wanted{};
  wanted.freq = samples_per_second;
  wanted.format = AUDIO_S16SYS;
  wanted.channels = 1;
  wanted.samples = samples_a_turn;
  wanted.callback = fill;
  wanted.userdata = this;
  device_ = SDL_OpenAudioDevice(nullptr, 0, &wanted, nullptr, 0);
  if (device_ == 0) {
    SDL_QuitSubSystem(SDL_INIT_AUDIO);
    return false;
  }
  SDL_PauseAudioDevice(device_, 0);
  return true;
}

void Output::close() {
  if (device_ == 0) return;
  SDL_CloseAudioDevice(device_);
  SDL_QuitSubSystem(SDL_INIT_AUDIO);
  device_ = 0;
}

bool Output::play(Track track, Samples samples) {
  const std::lock_guard lock(mutex_);
  if (no_device_ && track == Track::Tone) return false;
  no_device_ = !open();
  if (no_device_) return false;
  SDL_LockAudioDevice(device_);
  tapes_[static_cast<std::size_t>(track)] = {.samples = std::move(samples), .at = 0};
  SDL_UnlockAudioDevice(device_);
  return true;
}

bool Output::playing(Track track) {
  const std::lock_guard lock(mutex_);
  if (device_ == 0) return false;
  SDL_LockAudioDevice(device_);
  const auto& tape = tapes_[static_cast<std::size_t>(track)];
  const bool more = tape.at < tape.samples.size();
  SDL_UnlockAudioDevice(device_);
  return more;
}

void Output::stop(Track track) {
  const std::lock_guard lock(mutex_);
  if (device_ == 0) return;
  SDL_LockAudioDevice(device_);
  tapes_[static_cast<std::size_t>(track)] = {};
  SDL_UnlockAudioDevice(device_);
}

void Output::close_when_silent() {
  if (playing(Track::Voice) || playing(Track::Tone)) return;
  const std::lock_guard lock(mutex_);
  close();
}

}  // namespace drivers::sound
