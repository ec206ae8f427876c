// A recording of a phrase as an office may supply it.

#include "drivers/sound/espeak_speaker.h"
#include "drivers/sound/samples.h"
#include "tests/fuzz/memory_file.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const MemoryFile file{input};
  return drivers::sound::read_recording(file.path()).empty() ? Verdict::Refused : Verdict::Taken;
}

std::string little_endian(std::uint32_t number, int width_bytes) {
  std::string bytes;
  for (int i = 0; i < width_bytes; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
  return bytes;
}

/// `format` 1: whole numbers, 3: floating point.
std::string wav_of(std::uint32_t format, std::uint32_t channels, std::uint32_t rate,
                   std::uint32_t bits, const std::string& data) {
  const auto frame = channels * bits / 8;
  const auto chunk = "WAVEfmt " + little_endian(16, 4) + little_endian(format, 2) +
                     little_endian(channels, 2) + little_endian(rate, 4) +
                     little_endian(rate * frame, 4) + little_endian(frame, 2) +
                     little_endian(bits, 2) + "data" +
                     little_endian(static_cast<std::uint32_t>(data.size()), 4) + data;
  return "RIFF" + little_endian(static_cast<std::uint32_t>(chunk.size()), 4) + chunk;
}

std::vector<std::string> seeds() {
  return {wav_of(1, 1, 22'050, 16, std::string(400, '\x11')),
          wav_of(1, 2, 44'100, 8, std::string(300, '\x80')),
          wav_of(3, 1, 8'000, 32, std::string(320, '\x3c'))};
}

}  // namespace

const Target wav{"wav", run, seeds};

}  // namespace fuzz
