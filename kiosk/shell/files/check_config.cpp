#include "kiosk/shell/files/check_config.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include <fmt/format.h>

#include "drivers/printer/address.h"
#include "kiosk/domain/floor_drawing.h"
#include "kiosk/domain/upkeep.h"
#include "kiosk/shell/devices/printer_factory.h"
#include "kiosk/shell/files/content_loader.h"
#include "kiosk/shell/files/letter_check.h"
#include "kiosk/shell/files/passed_over.h"
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

std::vector<std::string> drawing_errors(const std::string& content_folder,
                                        const domain::Office& office) {
  std::vector<std::string> errors;
  for (const auto& floor : office.floors) {
    if (floor.plan.empty()) continue;
    const auto path = fmt::format("{}/plans/{}.svg", content_folder, floor.plan);
    std::ifstream file(path, std::ios::binary);
    std::stringstream svg;
    svg << file.rdbuf();
    if (!file) {
      errors.push_back(fmt::format("{}: error: cannot be read", path));
    } else if (const auto fault = domain::fault_of_drawing(svg.str())) {
      errors.push_back(fmt::format("{}:{}: error: {}", path, fault->line, fault->message));
    }
  }
  return errors;
}

std::vector<std::string> machine_errors(const Config& config) {
  std::vector<std::string> errors;
  const std::pair<const char*, const std::string*> folders[] = {
      {"content", &config.content_folder}, {"assets", &config.assets_folder},
      {"locale", &config.locale_folder},   {"fonts", &config.font_folder},
      {"keys", &config.keys_folder},
  };
  for (const auto& [key, folder] : folders) {
    const bool may_be_missing = folder->empty() && folder == &config.keys_folder;
    std::error_code error;
    if (may_be_missing || std::filesystem::is_directory(*folder, error)) continue;
    errors.push_back(fmt::format("folders.{}: error: {} is no folder{}", key, *folder,
                                 error ? ": " + error.message() : ""));
  }
  if (!config.keys_folder.empty()) {
    const auto keys = load_seal_keys(config.keys_folder);
    if (!keys) errors.push_back("error: " + keys.error());
  }
  const auto address = drivers::printer::parse_address(config.printer.address);
  if (!address) errors.push_back("printer.address: error: " + address.error());
  const auto profile = find_printer_profile(config.printer.profile, config.content_folder);
  if (!profile) errors.push_back(profile.error());
  return errors;
}

int check_config(const Config& config, Instant now) {
  for (const auto& warning : config_warnings(config)) fmt::print("{}\n", warning);
  const auto content = load_content(config.content_folder).content;
  auto findings = content->findings;
  const auto today = to_local(now, content->office.utc_offset).date;
  for (auto& due : domain::due_for_upkeep(*content, today)) findings.push_back(std::move(due));
  for (const auto& finding : findings) {
    fmt::print("{}/{}\n", config.content_folder, to_string(finding));
  }
  bool clean = domain::is_clean(*content);
  auto number = findings.size();
  for (const auto& errors :
       {drawing_errors(config.content_folder, content->office),
        passed_over_errors(config.content_folder),
        letter_errors(config.content_folder, config.font_folder), machine_errors(config)}) {
    for (const auto& error : errors) fmt::print("{}\n", error);
    clean = clean && errors.empty();
    number += errors.size();
  }
  fmt::print("{} services, {} findings\n", content->services.size(), number);
  return clean ? 0 : 1;
}

}  // namespace kiosk::shell
