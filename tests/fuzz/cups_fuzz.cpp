// Whatever a print system may put into its reasons and device addresses.

#include "drivers/printer/cups_reasons.h"
#include "drivers/printer/cups_server.h"
#include "tests/fuzz/targets.h"

namespace fuzz {
namespace {

Verdict run(Input input) {
  const auto text = text_of(input);
  static_cast<void>(drivers::printer::summarize_reasons(std::vector{text}));
  const auto uri = drivers::printer::parse_device_uri(text);
  const auto server = drivers::printer::parse_server(text);
  require(server.port > 0 && server.port <= 65535);
  static_cast<void>(uri);
  return text.empty() ? Verdict::Refused : Verdict::Taken;
}

std::vector<std::string> seeds() {
  return {"media-empty-error",
          "cover-open",
          "media-jam-warning",
          "none",
          "localhost:631",
          "[fe80::1]:8631",
          "ipp://host/ipp/p",
          "socket://10.0.0.7:1",
          "usb://EPSON/TM-T82?serial=1"};
}

}  // namespace

const Target cups{"cups", run, seeds};

}  // namespace fuzz
