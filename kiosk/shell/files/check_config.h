#pragma once
// `--check-config`: every mistake of the content files by file and line, and what this machine's
// settings cost its visitors.

#include <string>
#include <vector>

#include "kiosk/shell/files/config.h"

namespace kiosk::shell {

/// What is allowed and still worth a second look, a sentence each.
std::vector<std::string> config_warnings(const Config& config);

/// Drawings of floors that cannot be read or used, `path:line: error: ...`.
std::vector<std::string> drawing_errors(const std::string& content_folder,
                                        const domain::Office& office);

/// What no file of its own tells of: folders that are not there, seal keys that cannot be read, an
/// address given on the command line, the printer's profile. A sentence each.
std::vector<std::string> machine_errors(const Config& config);

/// Prints one line a finding, what is due for upkeep at `now` included; 0 when there is no error, 1
/// otherwise.
int check_config(const Config& config, Instant now);

}  // namespace kiosk::shell
