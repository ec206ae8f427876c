// Hostile text and codes: the slip must hold no real-time command and nothing that the simulated
// printer does not know. The first byte chooses the printer.

#include "drivers/bench/paper_interpreter.h"
#include "drivers/printer/escpos.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  using namespace drivers::printer;
  if (input.empty()) return Verdict::Refused;
  const auto text = text_of(input.subspan(1));
  const Document document{.blocks = {TextLine{.text = text}, QrCode{.text = text}}};
  const auto& profiles = builtin_profiles();
  const Profile& profile = profiles[input[0] % profiles.size()];
  const EncodedSlip slip = encode(
      document, profile, {}, {{'L', '0', '0', '0'}, {'E', '0', '0', '0'}, {'S', '0', '0', '0'}});
  require(!holds_real_time_command(slip.bytes));
  drivers::bench::PaperInterpreter paper{profile.width_dots};
  for (const std::uint8_t byte : slip.bytes) static_cast<void>(paper.take(byte));
  require(paper.unknown_commands() == 0);
  require(paper.take_slips().size() == (profile.has_cutter ? 1U : 0U));
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  std::vector<std::string> texts;
  for (std::size_t i = 0; i < drivers::printer::builtin_profiles().size(); ++i) {
    for (const char* text : {"A-012", "Nomor antrian \u2013 caf\u00e9 \u20ac", "\x10\x04\x01",
                             "\x1b@\x1dV\x01", "AJ1.T.01.K01.20261123"}) {
      texts.push_back(static_cast<char>(i) + std::string{text});
    }
  }
  return texts;
}

}  // namespace

const Target escpos{"escpos", run, seeds};

}  // namespace fuzz
