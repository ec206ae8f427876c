#include "kiosk/domain/parse/json_tree.h"

#include <algorithm>
#include <cstddef>
#include <iterator>
#include <memory>
#include <utility>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "kiosk/domain/content_parser.h"

namespace kiosk::domain::parse {
namespace {

// Keeps the search for duplicate keys, which compares each with each, short on hostile files.
constexpr std::size_t max_members = 400;

struct TextPosition {
  int line = 1;
  bool newline_last = false;   // the last character read ended a line
  std::string_view from_last;  // the text from the last character read on
};

/// Counts lines while nlohmann's lexer, which copies its iterators, walks over the text.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, const char* end, TextPosition* position)
      : at_(at), end_(end), position_(position) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    position_->newline_last = *at_ == '\n';
    position_->from_last = {at_, end_};
    if (position_->newline_last) ++position_->line;
    ++at_;
    return *this;
  }
  CountingIterator operator++(int) {
    CountingIterator before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }

 private:
  const char* at_;
  const char* end_;
  TextPosition* position_;
};

/// What word processors make of a quote.
bool is_curly_quote(std::string_view text) {
  return text.starts_with("\u201c") || text.starts_with("\u201d") || text.starts_with("\u201e");
}

/// Builds the tree from nlohmann's events. The names are its interface.
class TreeBuilder {
 public:
  TreeBuilder(std::string_view file, const TextPosition& position)
      : file_(file), position_(position) {}

  bool null() { return add(NodeKind::Null, position_.line) != nullptr; }
  bool boolean(bool value) {
    JsonNode* node = add(NodeKind::Boolean, position_.line);
    if (node != nullptr) node->boolean = value;
    return node != nullptr;
  }
  bool number_integer(std::int64_t value) {
    JsonNode* node = add(NodeKind::Integer, line_of_number());
    if (node != nullptr) node->integer = value;
    return node != nullptr;
  }
  bool number_unsigned(std::uint64_t value) {
    if (!std::in_range<std::int64_t>(value)) return number_float(0, {});
    return number_integer(static_cast<std::int64_t>(value));
  }
  bool number_float(double /*value*/, const std::string& /*text*/) {
    return add(NodeKind::Fraction, line_of_number()) != nullptr;
  }
  bool string(std::string& value) {
    JsonNode* node = add(NodeKind::String, position_.line);
    if (node != nullptr) node->text = std::move(value);
    return node != nullptr;
  }
  bool binary(nlohmann::json::binary_t& /*value*/) { return fail("not JSON"); }
  bool start_object(std::size_t /*size*/) { return open(NodeKind::Object); }
  bool start_array(std::size_t /*size*/) { return open(NodeKind::Array); }
  bool key(std::string& value) {
    const JsonNode& object = *open_.back();
    if (find_member(object, value) != nullptr) {
      return fail(fmt::format("the key \"{}\" is given twice", value));
    }
    if (object.children.size() >= max_members) return fail("an object has too many members");
    key_ = std::move(value);
    return true;
  }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const nlohmann::json::exception& error) {
    if (is_curly_quote(position_.from_last)) {
      return fail("not JSON: a curly quote stands where a straight one (\") belongs");
    }
    // The library's text after its id and its own position, which ours replaces.
    const std::string_view text = error.what();
    const std::size_t at = text.rfind(": ");
    return fail(fmt::format("not JSON: {}", at == text.npos ? text : text.substr(at + 2)));
  }

  std::expected<JsonNode, Finding> take() {
    if (!fault_.message.empty()) return std::unexpected(std::move(fault_));
    return std::move(root_);
  }
  bool fail(std::string message) {
    fault_ = Finding{Severity::Error, std::string(file_), position_.line, std::move(message)};
    return false;
  }

 private:
  // The lexer knows a number's end only by the character after it.
  int line_of_number() const { return position_.line - (position_.newline_last ? 1 : 0); }

  JsonNode* add(NodeKind kind, int line) {
    if (++nodes_ > content_limits::nodes_per_file) {
      fail("the file has too many values");
      return nullptr;
    }
    JsonNode* node = &root_;
    if (!open_.empty()) node = &open_.back()->children.emplace_back();
    node->kind = kind;
    node->line = line;
    node->file = file_;
    node->key = std::exchange(key_, {});
    return node;
  }
  bool open(NodeKind kind) {
    if (open_.size() >= content_limits::depth) return fail("the file nests too deep");
    JsonNode* node = add(kind, position_.line);
    if (node != nullptr) open_.push_back(node);
    return node != nullptr;
  }
  bool close() {
    open_.pop_back();
    return true;
  }

  std::string_view file_;
  const TextPosition& position_;
  JsonNode root_;
  std::vector<JsonNode*> open_;  // a node's address is stable while one of its own values is open
  std::string key_;
  std::size_t nodes_ = 0;
  Finding fault_;
};

}  // namespace

const JsonNode* find_member(const JsonNode& object, std::string_view key) {
  if (object.kind != NodeKind::Object) return nullptr;
  const auto found = std::ranges::find(object.children, key, &JsonNode::key);
  return found == object.children.end() ? nullptr : &*found;
}

const JsonNode& element_of(const JsonNode& object, std::string_view list, std::size_t index) {
  const JsonNode* node = find_member(object, list);
  // NOLINTNEXTLINE(bugprone-return-const-ref-from-parameter): a tree outlives its findings
  if (node == nullptr || index >= node->children.size()) return object;
  return node->children[index];
}

std::expected<JsonNode, Finding> parse_json(std::string_view file, std::string_view text) {
  TextPosition position;
  TreeBuilder builder(file, position);
  if (text.size() > content_limits::file_bytes) {
    builder.fail("the file is too long");
    return builder.take();
  }
  const char* last = text.data() + text.size();
  const CountingIterator begin(text.data(), last, &position);
  const CountingIterator end(last, last, &position);
  nlohmann::json::sax_parse(begin, end, &builder);
  auto tree = builder.take();
  if (tree && tree->kind != NodeKind::Object) {
    return std::unexpected(Finding{Severity::Error, std::string(file), 1, "not a JSON object"});
  }
  return tree;
}

}  // namespace kiosk::domain::parse
