#pragma once
// `--check-config`: every mistake of the content files by file and line.

#include "kiosk/shell/config.h"

namespace kiosk::shell {

/// Prints one line a finding; 0 when there is no error, 1 otherwise.
int check_config(const Config& config);

}  // namespace kiosk::shell
