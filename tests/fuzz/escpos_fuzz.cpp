// Hostile text and codes: the slip must hold no real-time command and nothing that the simulated
// printer does not know.

#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "drivers/bench/paper_interpreter.h"
#include "drivers/printer/escpos.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace drivers::printer;
  const std::string text{reinterpret_cast<const char*>(data), size};
  const Document document{.blocks = {TextLine{.text = text}, QrCode{.text = text}}};
  const Profile& profile = builtin_profiles().front();
  const EncodedSlip slip =
      encode(document, profile, {}, {{'L', '0', '0', '0'}, {'E', '0', '0', '0'}});
  if (holds_real_time_command(slip.bytes)) std::abort();
  drivers::bench::PaperInterpreter paper{profile.width_dots};
  for (const std::uint8_t byte : slip.bytes) static_cast<void>(paper.take(byte));
  if (paper.unknown_commands() != 0 || paper.take_slips().size() != 1) std::abort();
  return 0;
}
