#include "kiosk/shell/content_loader.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

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

messages::ContentLoaded parsed(const domain::ContentFiles& files) {
  // Copied: what the parser grew piece by piece has room to spare in every list, and lies among the
  // holes of what it threw away.
  const auto grown = domain::parse_content(files);
  auto content = std::make_shared<const domain::Content>(grown);
  auto search = std::make_shared<const domain::SearchIndex>(*content);
  return {.content = std::move(content), .search = std::move(search), .digest = digest_of(files)};
}

}  // namespace

messages::ContentLoaded load_content(const std::string& folder) {
  auto loaded = parsed(read_folder(folder));
  // Texts and trees of hundreds of files are free again: 7 MiB for 300 services.
  ::malloc_trim(0);
  return loaded;
}

}  // namespace kiosk::shell
