#include "kiosk/shell/files/content_loader.h"

#include <algorithm>
#include <filesystem>
#include <functional>
#include <future>
#include <system_error>
#include <utility>

#include <malloc.h>

#include "kiosk/base/note.h"
#include "kiosk/base/sha256.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

namespace fs = std::filesystem;

constexpr const char* whole_folder = ".";

/// A folder that nobody but root may look into (`lost+found`) stays so: no reason to try again.
bool may_pass(const std::error_code& error) {
  return error != std::errc::permission_denied;
}

/// Whether the file is this one, or in this folder.
bool is_in(const std::string& file, const std::string& name) {
  return name == whole_folder || file == name || file.starts_with(name + "/");
}

class FolderReader {
 public:
  FolderReader(const std::string& folder, ContentReading& reading)
      : folder_(folder), reading_(reading) {}

  /// Content files stand in the folder and one level below; one that cannot be looked into does not
  /// hide the others.
  void read(const fs::path& path, int levels_below) {
    std::error_code error;
    for (fs::directory_iterator at(path, error), end; !error && at != end; at.increment(error)) {
      std::error_code unknown;
      const auto name = name_of(at->path());
      if (levels_below > 0 && at->is_directory(unknown)) {
        read(at->path(), levels_below - 1);
      } else if (domain::is_content_file(name)) {
        read_file(at->path());
      } else if (unknown && domain::is_content_file(name + "/any.json")) {
        miss(at->path(), "cannot be read: " + unknown.message(), may_pass(unknown));
      }
    }
    if (error) miss(path, "cannot be read: " + error.message(), path == folder_ || may_pass(error));
  }

 private:
  [[nodiscard]] std::string name_of(const fs::path& path) const {
    return path.lexically_relative(folder_).generic_string();
  }

  void miss(const fs::path& path, const std::string& why, bool try_again) {
    reading_.unreadable[name_of(path)] = why;
    reading_.try_again = reading_.try_again || try_again;
  }

  /// At most one byte more than is allowed, so that the parser can say so.
  void read_file(const fs::path& path) {
    std::error_code unknown;
    if (fs::is_directory(path, unknown)) return;
    auto read = read_beginning(path.string(), domain::content_limits::file_bytes + 1);
    if (!read) return miss(path, read.error().substr(path.string().size() + 2), true);
    auto& text = *read;
    if (text) reading_.files.texts[name_of(path)] = std::move(*text);
  }

  const std::string& folder_;
  ContentReading& reading_;
};

std::string digest_of(const domain::ContentFiles& files) {
  std::string all;
  for (const auto& [path, text] : files.texts) {
    all += path + '\n' + to_hex(sha256(as_bytes(text))) + '\n';
  }
  return to_hex(sha256(as_bytes(all))).substr(0, 16);
}

/// What cannot be read is told as such, and not as what is not there.
void tell_unreadable(const std::map<std::string, std::string>& unreadable,
                     domain::Content& content) {
  std::erase_if(content.findings, [&](const domain::Finding& finding) {
    return finding.line == 0 && std::ranges::any_of(unreadable, [&](const auto& entry) {
             return is_in(finding.file, entry.first);
           });
  });
  for (const auto& [name, why] : unreadable) {
    content.findings.push_back({.file = name, .message = why});
  }
}

struct Parsed {
  domain::Content content;
  std::string digest;
};

Parsed parse(const ContentReading& reading) {
  Parsed parsed{.content = domain::parse_content(reading.files),
                .digest = digest_of(reading.files)};
  tell_unreadable(reading.unreadable, parsed.content);
  return parsed;
}

messages::ContentLoaded make_content(const ContentReading& reading) {
  messages::ContentLoaded loaded;
  {
    // What the parser grew piece by piece has room to spare in every list, and lies among the holes
    // of what it threw away. So a thread with a heap of its own parses, and what stays is a copy.
    auto parsed = std::async(std::launch::async, parse, std::cref(reading)).get();
    loaded.content = std::make_shared<const domain::Content>(std::as_const(parsed.content));
    loaded.digest = std::move(parsed.digest);
  }
  loaded.search = std::make_shared<const domain::SearchIndex>(*loaded.content);
  return loaded;
}

}  // namespace

ContentReading read_content(const std::string& folder) {
  ContentReading reading;
  FolderReader{folder, reading}.read(folder, 1);
  return reading;
}

messages::ContentLoaded load_content(const std::string& folder) {
  auto loaded = make_content(read_content(folder));
  // Texts and trees of hundreds of files are free again.
  ::malloc_trim(0);
  return loaded;
}

std::optional<messages::ContentLoaded> ContentLoader::load() {
  auto reading = read_content(folder_);
  for (const auto& [name, why] : reading.unreadable) {
    if (!told_.contains(name)) note("level=error event=content file={} {}", name, why);
    for (const auto& before : last_good_) {
      if (is_in(before.first, name)) reading.files.texts.insert(before);
    }
  }
  const bool first = !loaded_once_;
  const bool same = !first && reading.unreadable == told_;
  wait_ = std::min(reading.try_again ? wait_ * 2 : first_wait, longest_wait);
  wanted_ = reading.try_again;
  told_ = reading.unreadable;
  loaded_once_ = true;
  std::optional<messages::ContentLoaded> loaded;
  if (!same) loaded = make_content(reading);
  last_good_.clear();
  if (wanted_) last_good_ = std::move(reading.files.texts);
  reading.files.texts.clear();
  ::malloc_trim(0);  // megabytes of texts and trees of hundreds of files
  return loaded;
}

std::chrono::milliseconds ContentLoader::until_next() const {
  constexpr std::chrono::hours nothing_to_do{24};
  return wanted_ ? wait_ : std::chrono::milliseconds{nothing_to_do};
}

}  // namespace kiosk::shell
