#pragma once
// JSON as a tree that knows the file and line of every value, so that findings can name them. Used
// by the content parser only; pure.

#include <cstddef>
#include <cstdint>
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/content.h"

namespace kiosk::domain::parse {

enum class NodeKind : std::uint8_t { Null, Boolean, Integer, Fraction, String, Array, Object };

/// `file` borrows the key of the ContentFiles the tree was read from, which must outlive it.
struct JsonNode {
  NodeKind kind = NodeKind::Null;
  bool boolean = false;
  int line = 0;  // from 1
  std::string_view file;
  std::int64_t integer = 0;
  std::string key;  // of a member of an object
  std::string text;
  std::vector<JsonNode> children;
};

/// Null when `object` has no such member.
const JsonNode* find_member(const JsonNode& object, std::string_view key);

/// The element of a list of `object`, or `object` itself where it is missing: for the line of a
/// finding. The tree must outlive the result.
const JsonNode& element_of(const JsonNode& object, std::string_view list, std::size_t index);

/// The first fault of a file ends it: not JSON, not UTF-8, a key given twice in one object, or
/// beyond `content_limits`. Comments are not allowed. The result is an object.
std::expected<JsonNode, Finding> parse_json(std::string_view file, std::string_view text);

}  // namespace kiosk::domain::parse
