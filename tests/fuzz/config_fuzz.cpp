// kiosk.toml and the key files as anyone may have edited them: parsed or refused with a reason,
// never anything else.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "kiosk/shell/config.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text{reinterpret_cast<const char*>(data), size};
  const auto config = kiosk::shell::parse_config(text, "kiosk.toml", {});
  if (!config && !config.error().starts_with("kiosk.toml:")) std::abort();
  const auto key = kiosk::shell::parse_seal_key(text);
  if (!key && key.error().empty()) std::abort();
  return 0;
}
