// The small files of staff as anyone may have edited them: read or refused, never anything else.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kiosk/shell/staff_files.h"
#include "kiosk/shell/staff_pins.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const auto list = kiosk::shell::parse_staff(text);
  if (list && kiosk::shell::parse_staff(kiosk::shell::to_text(*list)) != *list) std::abort();
  (void)kiosk::shell::parse_standing(text);
  kiosk::shell::Config config;
  const auto languages = config.settings.languages.size();
  (void)kiosk::shell::use_settings(text, config);
  if (config.settings.languages.size() != languages) std::abort();
  if (config.settings.volume < 0 || config.settings.volume > 4) std::abort();
  return 0;
}
