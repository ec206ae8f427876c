#pragma once
// A scan as the event log and replays may know it: without what tells of a person. Pure.

#include <optional>
#include <string>
#include <string_view>

#include "kiosk/domain/codes.h"

namespace kiosk::domain {

/// The same kind of scan, emptied of a badge's officer, an invitation's ticket number (the survey
/// must not be tied to it, P10), a NIB's digits and a link's host.
Scan loggable(const Scan& scan);

/// One line for the log, of the loggable scan: `T K01.20261123.0912.A012.SP071.0`, `E`,
/// `invalid 3`, `official_link`.
std::string scan_line(const Scan& scan);

/// Nothing when the text is not such a line.
std::optional<Scan> parse_scan_line(std::string_view line);

}  // namespace kiosk::domain
