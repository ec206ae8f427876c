// `hub.json`, as a disk may have left it.

#include "kiosk/shell/files/hub_file.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

using namespace kiosk;

Verdict run(Input input) {
  const auto hub = shell::parse_hub(text_of(input));
  if (!hub) return Verdict::Refused;
  require(hub->digit >= 1 && hub->digit <= 9);
  require(shell::parse_hub(shell::hub_json(*hub)) == hub);
  return Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {shell::hub_json({.url = "https://hub.mpp.example:8443",
                           .centre = "mpp",
                           .digit = 3,
                           .authority = "-----BEGIN CERTIFICATE-----\n",
                           .certificate = "-----BEGIN CERTIFICATE-----\n",
                           .key = "-----BEGIN PRIVATE KEY-----\n"})};
}

}  // namespace

const Target hub_file{"hub_file", run, seeds};

}  // namespace fuzz
