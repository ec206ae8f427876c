// Payloads of records: from a file, or from another machine. The first byte chooses the kind.

#include "kiosk/records/kinds.h"
#include "tests/fuzz/targets.h"
#include "tests/records/sample_facts.h"

namespace fuzz {
namespace {

using namespace kiosk;

Verdict run(Input input) {
  if (input.empty()) return Verdict::Refused;
  const auto kinds = records::all_kinds();
  const auto& kind = kinds[input[0] % kinds.size()];
  const auto text = text_of(input.subspan(1));
  (void)records::is_well_formed({.kind = std::string{kind.name}, .payload = text});
  return records::is_readable(kind.name, text) ? Verdict::Taken : Verdict::Refused;
}

std::vector<std::string> seeds() {
  const auto kinds = records::all_kinds();
  std::vector<std::string> texts;
  for (const auto& fact : tests::sample_facts()) {
    const auto index = records::find_kind(fact.kind) - kinds.data();
    texts.push_back(static_cast<char>(index) + fact.payload);
  }
  return texts;
}

}  // namespace

const Target records{"records", run, seeds};

}  // namespace fuzz
