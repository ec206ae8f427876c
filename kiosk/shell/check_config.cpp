#include "kiosk/shell/check_config.h"

#include <fmt/format.h>

#include "kiosk/shell/content_loader.h"
#include "kiosk/shell/printer_factory.h"
#include "kiosk/ui/reach.h"

namespace kiosk::shell {

std::vector<std::string> config_warnings(const Config& config) {
  const int reached = ui::reached_mm(config.panel);
  if (reached >= ui::reach_for_every_size_mm) return {};
  return {fmt::format(
      "warning: screen.bottom_edge_mm = {}: somebody seated reaches only the lowest {} mm of the "
      "picture. With low controls, screens that do not fit there are shown in smaller letters "
      "than chosen; at {} or lower every screen keeps them.",
      config.panel.bottom_edge_mm, reached, ui::reach_highest_mm - ui::reach_for_every_size_mm)};
}

int check_config(const Config& config) {
  for (const auto& warning : config_warnings(config)) fmt::print("{}\n", warning);
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
