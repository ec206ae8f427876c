#pragma once
// Files that lie among the content and are not read: whoever put them there believes that they are.
// Used by --check-config.

#include <string>
#include <vector>

namespace kiosk::shell {

/// `services/SP071.JSON: error: passed over: ...` for each: another spelling of a name or ending, a
/// copy with another ending, a folder below, a link that leads nowhere. Files that do not have
/// `json` in their name are nobody's content.
std::vector<std::string> passed_over_errors(const std::string& content_folder);

}  // namespace kiosk::shell
