// The order of the source tree: who may include whom, what pure folders may not know, how long
// things may be.

#include <algorithm>
#include <array>
#include <map>
#include <regex>
#include <set>

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

namespace {

using tests::tidy::code_of;
using tests::tidy::included;
using tests::tidy::listed;
using tests::tidy::source_tree;
using tests::tidy::SourceFile;

/// A broken invariant says so and ends the program: the one thing that pure code may do to the
/// world. The operator's log stands beside it, for those who are not pure.
const std::set<std::string> speak_to_the_world{"kiosk/base/check.cpp", "kiosk/base/note.cpp"};
constexpr std::size_t longest_file = 400;
constexpr std::size_t longest_function = 70;
constexpr std::size_t widest_line = 100;

std::string place(const SourceFile& file, std::size_t index) {
  return file.path + ":" + std::to_string(index + 1) + ": ";
}

bool is_pure(const SourceFile& file) {
  if (file.under("kiosk/ui/sdl")) return false;
  const std::array folders{"kiosk/base",     "kiosk/domain", "kiosk/records", "kiosk/sync/protocol",
                           "kiosk/messages", "kiosk/app",    "kiosk/flows",   "kiosk/ui"};
  return std::any_of(folders.begin(), folders.end(),
                     [&](const char* folder) { return file.under(folder); });
}

/// The drivers' and the store's plain values that pure folders may name.
const std::set<std::string> plain_values{"drivers/printer/balance.h", "drivers/printer/document.h",
                                         "drivers/printer/status.h", "kiosk/store/store_error.h"};

bool breaks_purity(const std::string& include) {
  static const std::set<std::string> banned{
      "thread", "mutex",    "condition_variable", "shared_mutex", "future",
      "atomic", "fstream",  "iostream",           "filesystem",   "random",
      "ctime",  "unistd.h", "stop_token",         "semaphore",    "fcntl.h",
      "time.h", "iomanip",  "kiosk/base/note.h"};
  if (banned.contains(include)) return true;
  for (const auto* start :
       {"SDL", "sqlite", "soci", "libusb", "cups/", "curl/", "sys/", "boost/"}) {
    if (include.starts_with(start)) return true;
  }
  const bool driver = include.starts_with("drivers/") || include.starts_with("kiosk/store/");
  return driver && !plain_values.contains(include);
}

bool uses_the_world(const std::string& code) {
  for (const auto* call : {"system_clock::now", "steady_clock::now", "getenv(", "rand()", "fopen(",
                           "std::cout", "std::cerr", "printf(", "random_device"}) {
    if (code.find(call) != std::string::npos) return true;
  }
  return false;
}

/// Layers of the kiosk, lowest first. A file may include its own layer and those below it.
int layer_of(const std::string& path) {
  static const std::array<std::pair<const char*, int>, 10> layers{{{"kiosk/base/", 0},
                                                                   {"kiosk/domain/", 1},
                                                                   {"kiosk/records/", 2},
                                                                   {"kiosk/store/", 3},
                                                                   {"kiosk/sync/", 4},
                                                                   {"kiosk/messages/", 5},
                                                                   {"kiosk/ui/", 5},
                                                                   {"kiosk/flows/", 6},
                                                                   {"kiosk/app/", 7},
                                                                   {"kiosk/shell/", 8}}};
  for (const auto& [folder, layer] : layers) {
    if (path.starts_with(folder)) return layer;
  }
  return path.starts_with("kiosk/") ? 9 : -1;
}

/// What the layers alone do not tell: what the server takes from the kiosk, and the protocol that
/// both speak.
bool crosses(const std::string& path, const std::string& include) {
  if (path.starts_with("kiosk/sync/protocol")) return include.starts_with("kiosk/store/");
  if (!path.starts_with("server/")) return false;
  static const std::array<const char*, 5> shared{"kiosk/base/", "kiosk/domain/", "kiosk/records/",
                                                 "kiosk/sync/protocol", "drivers/sound/"};
  const bool ours = include.starts_with("kiosk/") || include.starts_with("drivers/");
  return ours && std::ranges::none_of(
                     shared, [&](const char* start) { return include.starts_with(start); });
}

/// Lines of each function body: from a line that opens a block of a function at the margin of a
/// namespace to the line that closes it there. clang-format keeps both at column 0.
std::vector<std::pair<std::size_t, std::size_t>> functions_of(const SourceFile& file) {
  std::vector<std::pair<std::size_t, std::size_t>> bodies;
  std::size_t head = 0;
  bool open = false;
  for (std::size_t i = 0; i < file.lines.size(); ++i) {
    const auto& line = file.lines[i];
    if (line.empty()) continue;
    const bool at_margin = line[0] != ' ' && line[0] != '}' && line[0] != '#' && line[0] != '/';
    if (at_margin && !open) head = i;
    const auto code = code_of(line);
    if (!open && code.ends_with("{")) {
      const bool holds_others =
          file.lines[head].starts_with("namespace") || file.lines[head].starts_with("extern \"C\"");
      open = !holds_others;
    }
    if (open && line[0] == '}') {
      bodies.emplace_back(head, i);
      open = false;
    }
  }
  return bodies;
}

/// Classes, structs, enums and tables are not functions: what they hold is.
bool is_function(const SourceFile& file, std::size_t head, std::size_t end) {
  const auto& line = file.lines[head];
  for (const auto* word : {"struct ", "class ", "enum ", "union ", "constexpr std::array",
                           "const std::", "template <class"}) {
    if (line.starts_with(word)) return false;
  }
  return !file.lines[end].starts_with("};") && !file.lines[end].starts_with("}}");
}

}  // namespace

TEST_CASE("pure folders know no clock, thread, file, display, database or device", "[tidy]") {
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    if (!is_pure(file) || speak_to_the_world.contains(file.path)) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto include = included(file.lines[i]);
      if (breaks_purity(include)) findings.push_back(place(file, i) + "includes " + include);
      if (uses_the_world(code_of(file.lines[i])))
        findings.push_back(place(file, i) + file.lines[i]);
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("dependencies point down only, and drivers know nothing of the kiosk", "[tidy]") {
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    const int own = layer_of(file.path);
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto include = included(file.lines[i]);
      const int other = layer_of(include);
      const bool upwards = own >= 0 && other > own;
      const bool from_driver = file.under("drivers") && other >= 0;
      const bool from_product = !file.under("tests") && include.starts_with("tests/");
      if ((upwards && !plain_values.contains(include)) || from_driver || from_product ||
          crosses(file.path, include)) {
        findings.push_back(place(file, i) + "includes " + include);
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("a server shares rules, records, protocol and voice with the kiosk, and nothing else",
          "[tidy]") {
  for (const auto* shared : {"kiosk/base/time.h", "kiosk/domain/ticket.h", "kiosk/records/kinds.h",
                             "kiosk/sync/protocol.h", "drivers/sound/speaker.h", "fmt/format.h"}) {
    INFO(shared);
    CHECK_FALSE(crosses("server/queue/state.cpp", shared));
  }
  for (const auto* own : {"kiosk/store/ledger.h", "kiosk/sync/link.h", "kiosk/messages/event.h",
                          "kiosk/shell/loop.h", "drivers/printer/document.h"}) {
    INFO(own);
    CHECK(crosses("server/queue/state.cpp", own));
  }
  CHECK(crosses("kiosk/sync/protocol.cpp", "kiosk/store/ledger.h"));
  CHECK_FALSE(crosses("kiosk/sync/link.cpp", "kiosk/store/ledger.h"));
}

TEST_CASE("only sources may check invariants: headers stay free of the macro", "[tidy]") {
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const bool check = included(file.lines[i]) == "kiosk/base/check.h";
      if (check && file.is_header()) findings.push_back(place(file, i));
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("no file, line or function is longer than a reader can hold", "[tidy]") {
  std::vector<std::string> findings;
  std::size_t functions = 0;
  for (const auto& file : source_tree()) {
    if (file.lines.size() > longest_file) {
      findings.push_back(file.path + ": " + std::to_string(file.lines.size()) + " lines");
    }
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      // Columns, not bytes: continuation bytes of UTF-8 do not count.
      const auto& line = file.lines[i];
      const auto columns = std::count_if(line.begin(), line.end(), [](char c) {
        return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
      });
      if (static_cast<std::size_t>(columns) > widest_line) {
        findings.push_back(place(file, i) + std::to_string(columns) + " columns");
      }
    }
    for (const auto& [head, end] : functions_of(file)) {
      if (!is_function(file, head, end)) continue;
      ++functions;
      const auto length = end - head + 1;
      if (length > longest_function) {
        findings.push_back(place(file, head) + std::to_string(length) + " lines in one function");
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
  CHECK(functions > 500);  // the finder of functions works
}

/// The type that a line defines, by `struct`, `class` or `enum class`; empty for any other line.
std::string type_defined_in(const std::string& line) {
  static const std::regex definition{
      R"(^\s*(struct|class|enum class) (\w+)( final)?( : [^;]*)? \{)"};
  std::smatch found;
  return std::regex_search(line, found, definition) ? found[2].str() : std::string{};
}

TEST_CASE("no two types of the kiosk share a name", "[tidy]") {
  std::vector<std::string> findings;
  std::map<std::string, std::string> places;
  for (const auto& file : source_tree()) {
    if (!file.under("kiosk")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto type = type_defined_in(file.lines[i]);
      if (type.empty()) continue;
      const auto [first, is_new] = places.emplace(type, place(file, i));
      if (!is_new) findings.push_back(place(file, i) + type + ", as " + first->second);
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
  CHECK(places.size() > 400);  // the finder of types works
}

TEST_CASE("every header guards itself and begins by saying what it is for", "[tidy]") {
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    if (!file.is_header()) continue;
    const bool guarded = !file.lines.empty() && file.lines[0] == "#pragma once";
    const bool explained = file.lines.size() > 1 && file.lines[1].starts_with("// ");
    if (!guarded || !explained) findings.push_back(file.path);
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("the log is written by notes, which a full disk cannot end (R06)", "[tidy]") {
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    if (!file.under("kiosk") && !file.under("server")) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto& line = file.lines[i];
      const bool throws = line.find("print(stderr") != std::string::npos;
      if (throws || line.find("std::cerr") != std::string::npos) {
        findings.push_back(place(file, i) + "note() is in kiosk/base/note.h");
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

TEST_CASE("nothing is left for later in the sources", "[tidy]") {
  std::vector<std::string> findings;
  const std::array words{std::string{"TO"} + "DO", std::string{"FIX"} + "ME",
                         std::string{"XX"} + "X:", std::string{"HA"} + "CK:"};
  for (const auto& file : source_tree()) {
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      for (const auto& word : words) {
        if (file.lines[i].find(word) != std::string::npos)
          findings.push_back(place(file, i) + word);
      }
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}

namespace {

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_';
}

/// How often each name stands in the product's code, declarations and definitions too.
std::map<std::string, int> names_in_product() {
  std::map<std::string, int> count;
  for (const auto& file : source_tree()) {
    if (!file.under("kiosk") && !file.under("drivers") && !file.under("server")) continue;
    for (const auto& line : file.lines) {
      const auto code = code_of(line);
      for (std::size_t at = 0; at < code.size();) {
        auto end = at;
        while (end < code.size() && is_word(code[end])) ++end;
        if (end > at) ++count[code.substr(at, end - at)];
        at = std::max(end, at + 1);
      }
    }
  }
  return count;
}

/// The function that a header's line declares without a body: `Type name(...`; empty for others.
std::string declared_in(const std::string& code) {
  const auto open = code.find('(');
  if (open == std::string::npos || code.find('{') != std::string::npos) return {};
  auto begin = open;
  while (begin > 0 && is_word(code[begin - 1])) --begin;
  const bool has_type = begin > 2 && code[begin - 1] == ' ' && code.find("return ") == code.npos &&
                        code.find('=') == code.npos && code.find('.') == code.npos;
  const auto name = code.substr(begin, open - begin);
  return has_type && !name.empty() && name[0] >= 'a' && name[0] <= 'z' ? name : std::string{};
}

/// What its headers offer, somebody of the product asks for.
bool is_for_the_product(const SourceFile& file) {
  return file.under("kiosk/store") || file.under("kiosk/shell") || file.under("server");
}

}  // namespace

TEST_CASE("a public function of ledger, shell and server has a caller in the product", "[tidy]") {
  // Who will call these, and is not there yet, or calls them from outside.
  const std::set<std::string> waiting{
      "find_ticket",        // numbers allotted by the hub; the receipt until then reads the number
      "config_keys",        // the test that config/kiosk.toml explains every key
      "input_fault_names",  // the same of the bench's faults
      "place_of",           // tests of the bench's window
      "is_running",         // tests of the loop
  };
  const auto names = names_in_product();
  std::vector<std::string> findings;
  for (const auto& file : source_tree()) {
    if (!file.is_header() || !is_for_the_product(file)) continue;
    for (std::size_t i = 0; i < file.lines.size(); ++i) {
      const auto name = declared_in(code_of(file.lines[i]));
      if (name.empty() || waiting.contains(name)) continue;
      constexpr int declared_and_defined = 2;
      const auto found = names.find(name);
      if (found == names.end() || found->second > declared_and_defined) continue;
      findings.push_back(place(file, i) + name + " is called by nobody");
    }
  }
  INFO(listed(findings));
  CHECK(findings.empty());
}
