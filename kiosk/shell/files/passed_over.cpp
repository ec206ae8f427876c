#include "kiosk/shell/files/passed_over.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "kiosk/domain/content_parser.h"

namespace kiosk::shell {
namespace {

namespace fs = std::filesystem;

constexpr int deepest = 4;  // folders below content are looked into no further

std::string small_letters(std::string text) {
  std::ranges::transform(text, text.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  return text;
}

/// Empty when the file is read, or is nobody's content.
std::string why_passed_over(const fs::directory_entry& entry, const std::string& path) {
  std::error_code error;
  if (!small_letters(path).contains("json")) return {};
  const bool is_content = domain::is_content_file(path);
  if (entry.is_symlink(error) && !fs::exists(entry.path(), error)) {
    return is_content ? "the link leads nowhere" : std::string{};
  }
  if (is_content) return entry.is_regular_file(error) ? std::string{} : "it is not a file";
  if (domain::is_content_file(small_letters(path))) {
    return "folders, common files and endings are written in small letters";
  }
  const auto slash = path.find('/');
  const auto folder = path.substr(0, slash);
  const bool in_content = slash != path.npos && domain::is_content_file(folder + "/x.json");
  if (!in_content) return {};
  if (path.find('/', slash + 1) != path.npos) {
    return fmt::format("it must stand directly in {}/", folder);
  }
  return "its name must end with .json";
}

}  // namespace

std::vector<std::string> passed_over_errors(const std::string& content_folder) {
  std::vector<std::string> errors;
  std::error_code error;
  fs::recursive_directory_iterator at(content_folder, fs::directory_options::skip_permission_denied,
                                      error);
  for (const fs::recursive_directory_iterator end; !error && at != end; at.increment(error)) {
    std::error_code unknown;
    if (at->is_directory(unknown)) {
      if (at.depth() >= deepest) at.disable_recursion_pending();
      continue;
    }
    const auto path = at->path().lexically_relative(content_folder).generic_string();
    const auto why = why_passed_over(*at, path);
    if (why.empty()) continue;
    errors.push_back(fmt::format("{}/{}: error: passed over: {}", content_folder, path, why));
  }
  std::ranges::sort(errors);
  return errors;
}

}  // namespace kiosk::shell
