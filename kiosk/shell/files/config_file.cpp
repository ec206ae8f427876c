#include <optional>
#include <string>

#include "kiosk/base/note.h"
#include "kiosk/shell/files/config.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

std::optional<std::string> read_kept(const std::string& path) {
  const auto read = read_small_file(path);
  if (!read || !*read) return std::nullopt;
  return without_flipped_bit(read->value_or(""), has_right_sum);
}

/// Written only when it changes; a disk that does not take it is told of where the ledger is.
void keep_copy(const std::string& path, const std::string& text) {
  const auto copy = with_sum(text + "\n");
  const auto before = read_small_file(path);
  if (before && *before == copy) return;
  if (const auto kept = write_durably(path, copy); !kept) {
    note("level=warning event=config state=not_kept cause={}", kept.error());
  }
}

}  // namespace

std::expected<Config, std::string> load_config(const std::string& path, const std::string& kept) {
  if (path.empty()) return default_config();
  const auto read = read_small_file(path);
  if (!read) {
    const auto copy = kept.empty() ? std::nullopt : read_kept(kept);
    if (!copy) return std::unexpected(read.error());
    note("level=error event=config state=kept cause={}", read.error());
    return parse_config(*copy, path, default_config());
  }
  const auto& text = *read;
  if (!text) return std::unexpected(path + ": does not exist");
  auto config = parse_config(*text, path, default_config());
  if (config && !kept.empty()) keep_copy(kept, *text);
  return config;
}

}  // namespace kiosk::shell
