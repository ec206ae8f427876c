#include "kiosk/shell/check_config.h"

#include <fmt/format.h>

#include "kiosk/shell/content_loader.h"
#include "kiosk/shell/printer_factory.h"

namespace kiosk::shell {

int check_config(const Config& config) {
  const auto loaded = load_content(config.content_folder);
  for (const auto& finding : loaded.content->findings) {
    fmt::print("{}/{}\n", config.content_folder, to_string(finding));
  }
  bool clean = domain::is_clean(*loaded.content);
  if (const auto profile = find_printer_profile(config.printer.profile, config.content_folder);
      !profile) {
    fmt::print("{}\n", profile.error());
    clean = false;
  }
  fmt::print("{} services, {} findings\n", loaded.content->services.size(),
             loaded.content->findings.size());
  return clean ? 0 : 1;
}

}  // namespace kiosk::shell
