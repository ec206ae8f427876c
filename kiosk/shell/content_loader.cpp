#include "kiosk/shell/content_loader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <future>
#include <utility>

#include <malloc.h>

#include "kiosk/base/sha256.h"
#include "kiosk/domain/content_parser.h"

namespace kiosk::shell {
namespace {

/// At most one byte more than is allowed, so that the parser can say so. Memory only for what is
/// there: hundreds of files at their limit would fill the machine.
std::string read_file(const std::filesystem::path& path) {
  constexpr auto most = domain::content_limits::file_bytes + 1;
  std::error_code error;
  const auto size = std::filesystem::file_size(path, error);
  std::string text(error ? 0 : std::min<std::size_t>(size, most), '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(file.gcount()));
  return text;
}

domain::ContentFiles read_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  domain::ContentFiles files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const auto path = at->path().lexically_relative(folder).generic_string();
    if (!at->is_regular_file(error) || !domain::is_content_file(path)) continue;
    files.texts[path] = read_file(at->path());
  }
  return files;
}

std::string digest_of(const domain::ContentFiles& files) {
  std::string all;
  for (const auto& [path, text] : files.texts) {
    all += path + '\n' + to_hex(sha256(as_bytes(text))) + '\n';
  }
  return to_hex(sha256(as_bytes(all))).substr(0, 16);
}

struct Parsed {
  domain::Content content;
  std::string digest;
};

Parsed parse_folder(const std::string& folder) {
  const auto files = read_folder(folder);
  return {.content = domain::parse_content(files), .digest = digest_of(files)};
}

}  // namespace

messages::ContentLoaded load_content(const std::string& folder) {
  messages::ContentLoaded loaded;
  {
    // What the parser grew piece by piece has room to spare in every list, and lies among the holes
    // of what it threw away. So a thread with a heap of its own parses, and what stays is a copy.
    auto parsed = std::async(std::launch::async, parse_folder, folder).get();
    loaded.content = std::make_shared<const domain::Content>(std::as_const(parsed.content));
    loaded.digest = std::move(parsed.digest);
  }
  loaded.search = std::make_shared<const domain::SearchIndex>(*loaded.content);
  // Texts and trees of hundreds of files are free again.
  ::malloc_trim(0);
  return loaded;
}

}  // namespace kiosk::shell
