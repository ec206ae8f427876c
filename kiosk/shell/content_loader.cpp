#include "kiosk/shell/content_loader.h"

#include <filesystem>
#include <fstream>
#include <sstream>

#include "kiosk/base/sha256.h"
#include "kiosk/domain/content_parser.h"

namespace kiosk::shell {
namespace {

domain::ContentFiles read_folder(const std::string& folder) {
  namespace fs = std::filesystem;
  domain::ContentFiles files;
  std::error_code error;
  for (fs::recursive_directory_iterator at(folder, error), end; !error && at != end;
       at.increment(error)) {
    const auto path = at->path().lexically_relative(folder).generic_string();
    if (!at->is_regular_file(error) || !domain::is_content_file(path)) continue;
    std::string text(domain::content_limits::file_bytes + 1, '\0');
    std::ifstream file(at->path(), std::ios::binary);
    file.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(file.gcount()));
    files.texts[path] = std::move(text);
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

}  // namespace

messages::ContentLoaded load_content(const std::string& folder) {
  const auto files = read_folder(folder);
  auto content = std::make_shared<const domain::Content>(domain::parse_content(files));
  auto search = std::make_shared<const domain::SearchIndex>(*content);
  return {.content = std::move(content), .search = std::move(search), .digest = digest_of(files)};
}

}  // namespace kiosk::shell
