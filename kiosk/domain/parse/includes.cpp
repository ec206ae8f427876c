#include "kiosk/domain/parse/includes.h"

#include <algorithm>

namespace kiosk::domain::parse {

std::optional<SourceFile> read_source(std::string_view path, std::string_view text,
                                      Findings& findings) {
  auto tree = parse_json(path, text);
  if (!tree) {
    findings.add(std::move(tree.error()));
    return std::nullopt;
  }
  const auto* bytes = reinterpret_cast<const std::uint8_t*>(text.data());
  return SourceFile{.tree = std::move(*tree), .digest = sha256(ByteView(bytes, text.size()))};
}

const SourceFile* SourceFiles::find(std::string_view path) {
  const auto text = files_.texts.find(path);
  if (text == files_.texts.end()) return nullptr;
  auto read = read_.find(path);
  if (read == read_.end()) {
    read = read_.emplace(text->first, read_source(text->first, text->second, findings_)).first;
  }
  const std::optional<SourceFile>& source = read->second;
  return source ? &*source : nullptr;
}

std::optional<std::string_view> include_path(const JsonNode& node) {
  if (node.kind != NodeKind::String || !node.text.starts_with('@')) return std::nullopt;
  return std::string_view(node.text).substr(1);
}

JsonNode merge_override(const JsonNode& included, const JsonNode& own) {
  JsonNode merged = included;
  for (const JsonNode& member : own.children) {
    if (member.key == "@include") continue;
    const auto same = std::ranges::find(merged.children, member.key, &JsonNode::key);
    if (same == merged.children.end()) {
      merged.children.push_back(member);
    } else {
      *same = member;
    }
  }
  return merged;
}

}  // namespace kiosk::domain::parse
