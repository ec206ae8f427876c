#pragma once
// From the texts of the content files to one Content. Pure: the caller reads the files and hands
// their texts over. Slow for its caller (tens of milliseconds): a worker's thread calls it.
//
// One file that cannot be used is left out with a reason and the rest serves on. Nothing here
// throws, whatever the files hold; the limits below bound time and memory.

#include <cstddef>
#include <map>
#include <string>
#include <string_view>

#include "kiosk/domain/content.h"

namespace kiosk::domain {

/// Texts by path relative to config/: `office.json`, `services/SP071.json`, ...
struct ContentFiles {
  std::map<std::string, std::string, std::less<>> texts;

  bool operator==(const ContentFiles&) const = default;
};

namespace content_limits {
inline constexpr std::size_t file_bytes =
    std::size_t{1024} * 1024;                  // a service file has some 30 KB
inline constexpr std::size_t services = 2000;  // the largest centre lists a few hundred
inline constexpr std::size_t depth = 24;       // our files nest 9 deep
inline constexpr std::size_t nodes_per_file = 100'000;
inline constexpr std::size_t groups = 20;  // letters a hall can tell apart (domain rules 2.1)
inline constexpr std::size_t findings = 1000;
}  // namespace content_limits

/// Whether a path relative to config/ is a content file: `office.json`, `roster.json`,
/// or a `.json` directly in `services/`, `common/`, `procedures/` or `holidays/`. Read those, skip
/// the others; a file longer than `content_limits::file_bytes` need not be read beyond one byte
/// more.
bool is_content_file(std::string_view path);

/// Parses and validates. Errors name file and line (domain rules 2.6). A service is refused for an
/// unknown include, a missing component, duplicate or unknown ids, cycles, an empty Indonesian
/// text, an unknown agency, group or desk, or a code another service has already.
Content parse_content(const ContentFiles& files);

}  // namespace kiosk::domain
