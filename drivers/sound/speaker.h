#pragma once
// Speaks a sentence through the loudspeaker. Blocking; one worker thread calls speak(), any thread
// may call stop().

#include <cstdint>
#include <expected>
#include <string>

namespace drivers::sound {

enum class SoundError : std::uint8_t {
  NoVoice,   // no voice data installed for any of our languages
  NoDevice,  // no sound card, or another program holds it
};

class Speaker {
 public:
  virtual ~Speaker() = default;

  /// Speaks UTF-8 text in the language `id`, `en` or `su` (a language without a voice of its own
  /// is read by the Indonesian one) and returns when it has been heard or stopped.
  [[nodiscard]] virtual std::expected<void, SoundError> speak(const std::string& text,
                                                              const std::string& language) = 0;

  /// Silence within 0.2 s (A09); what is said next is not affected.
  virtual void stop() = 0;
};

const char* name_of(SoundError error);

}  // namespace drivers::sound
