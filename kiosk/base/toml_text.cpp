#include "kiosk/base/toml_text.h"

#include <algorithm>
#include <cstddef>
#include <string>

namespace kiosk {
namespace {

/// Where a string that begins at `from` ends: behind its closing quote, or at the end of the text.
std::size_t end_of_string(std::string_view text, std::size_t from) {
  const char quote = text[from];
  const auto three = std::string(3, quote);
  const bool many_lines = text.substr(from).starts_with(three);
  for (std::size_t at = from + (many_lines ? 3 : 1); at < text.size(); ++at) {
    if (quote == '"' && text[at] == '\\') {
      ++at;
    } else if (many_lines ? text.substr(at).starts_with(three) : text[at] == quote) {
      return at + (many_lines ? 3 : 1);
    } else if (!many_lines && text[at] == '\n') {
      return at;
    }
  }
  return text.size();
}

/// A quote begins a string only behind one of these (the last ends a byte order mark); anywhere
/// else it is a mistake, and what follows it is no text.
bool may_begin_string(std::string_view text, std::size_t at) {
  return at == 0 ||
         std::string_view{" \t\r\n=[{,.\xBF"}.find(text[at - 1]) != std::string_view::npos;
}

}  // namespace

std::optional<int> line_of_stray_character(std::string_view text) {
  std::size_t at = text.starts_with("\xEF\xBB\xBF") ? 3 : 0;
  while (at < text.size()) {
    if ((text[at] == '"' || text[at] == '\'') && may_begin_string(text, at)) {
      at = end_of_string(text, at);
    } else if (text[at] == '#') {
      at = std::min(text.find('\n', at), text.size());
    } else if (static_cast<unsigned char>(text[at]) >= 0x80) {
      return 1 + static_cast<int>(std::ranges::count(text.substr(0, at), '\n'));
    } else {
      ++at;
    }
  }
  return std::nullopt;
}

}  // namespace kiosk
