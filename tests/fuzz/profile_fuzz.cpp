// config/printers.json as anyone may have edited it.

#include "drivers/printer/profile.h"
#include "tests/fuzz/targets.h"
#include "tests/support/read_file.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto profiles = drivers::printer::parse_profiles(text_of(input));
  return profiles ? Verdict::Taken : Verdict::Refused;
}

std::vector<std::string> seeds() {
  return {tests::read_file("config/printers.json")};
}

}  // namespace

const Target profile{"profile", run, seeds};

}  // namespace fuzz
