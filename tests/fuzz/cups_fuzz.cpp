// Whatever a print system may put into its reasons and device addresses.
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "drivers/printer/cups_reasons.h"
#include "drivers/printer/cups_server.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  static_cast<void>(drivers::printer::summarize_reasons(std::vector{text}));
  static_cast<void>(drivers::printer::parse_device_uri(text));
  const auto server = drivers::printer::parse_server(text);
  if (server.port <= 0 || server.port > 65535) __builtin_trap();
  return 0;
}
