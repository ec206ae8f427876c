#include "kiosk/shell/files/paperway_file.h"

#include <filesystem>

#include <fcntl.h>
#include <unistd.h>

#include "kiosk/base/note.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

using drivers::printer::Paperway;

std::string note_in(const std::string& data_folder) {
  return data_folder + "/paper-is-clear";
}

/// A note that came back after a power cut would be believed.
void sync_folder(const std::string& folder) {
  const int handle = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (handle < 0) return;
  ::fsync(handle);
  ::close(handle);
}

}  // namespace

Paperway take_paperway(const std::string& data_folder) {
  std::error_code ignored;
  const bool noted = std::filesystem::exists(note_in(data_folder), ignored);
  const bool first = !std::filesystem::exists(data_folder + "/ledger.db", ignored);
  if (!noted) return first ? Paperway::Clear : Paperway::Unknown;
  if (!std::filesystem::remove(note_in(data_folder), ignored)) return Paperway::Unknown;
  sync_folder(data_folder);
  return Paperway::Clear;
}

void keep_clear_paperway(const std::string& data_folder) {
  if (const auto kept = write_durably(note_in(data_folder), "clear\n"); !kept) {
    note("level=warning {}", kept.error());
  }
}

}  // namespace kiosk::shell
