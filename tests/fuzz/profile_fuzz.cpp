// config/printers.json as anyone may have edited it.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "drivers/printer/profile.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text{reinterpret_cast<const char*>(data), size};
  [[maybe_unused]] const auto profiles = drivers::printer::parse_profiles(text);
  return 0;
}
