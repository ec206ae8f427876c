// kiosk.toml as anyone may have edited it: parsed or refused with a place, never anything else.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kiosk/shell/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const auto config = kiosk::shell::parse_config(text, "kiosk.toml", {});
  if (!config && !config.error().starts_with("kiosk.toml:")) std::abort();
  return 0;
}
