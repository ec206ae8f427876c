#include "tests/support/canaries.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <optional>

#include <SDL_ttf.h>
#include <fmt/format.h>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"

namespace tests {
namespace {

constexpr std::size_t canary_length = 8;
constexpr std::size_t around = 48;  // bytes on either side of what was found, for the report

/// How something keeps the letters of a text: a number of so many bytes for each, at equal
/// distances.
struct Form {
  std::size_t bytes = 1;
  std::size_t stride = 1;
  std::array<std::uint32_t, 26> codes{};  // of `a` to `z`
};

std::vector<Form> forms_of_text() {
  std::vector<Form> forms;
  for (const std::size_t bytes : {1U, 2U, 4U}) {
    Form form{.bytes = bytes, .stride = bytes, .codes = {}};
    for (std::uint32_t i = 0; i < form.codes.size(); ++i) form.codes.at(i) = 'a' + i;
    forms.push_back(form);
  }
  return forms;
}

/// A drawn text is a row of glyphs: SDL_ttf keeps twelve bytes for each, HarfBuzz twenty.
std::vector<Form> forms_in_memory() {
  auto forms = forms_of_text();
  TTF_Init();
  auto* font = TTF_OpenFont(ANJUNGAN_FONT_DIR "/Inter-Regular.otf", 24);
  REQUIRE(font != nullptr);
  Form glyphs{.bytes = 4, .stride = 12, .codes = {}};
  for (std::size_t i = 0; i < glyphs.codes.size(); ++i) {
    const auto letter = static_cast<Uint16>('a' + i);
    glyphs.codes.at(i) = static_cast<std::uint32_t>(TTF_GlyphIsProvided(font, letter));
  }
  TTF_CloseFont(font);
  TTF_Quit();
  forms.push_back(glyphs);
  glyphs.stride = 20;
  forms.push_back(glyphs);
  return forms;
}

std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t count) {
  std::uint32_t number = 0;
  for (std::size_t i = count; i > 0; --i) {
    number = (number << 8U) | static_cast<unsigned char>(bytes[at + i - 1]);
  }
  return number;
}

/// The letters that begin there; shorter than a canary where one is none.
std::string letters_at(std::string_view bytes, std::size_t at, const Form& form) {
  std::string letters;
  while (letters.size() < canary_length && at + form.bytes <= bytes.size()) {
    const auto code = std::ranges::find(form.codes, number_at(bytes, at, form.bytes));
    if (code == form.codes.end()) break;
    letters += static_cast<char>('a' + (code - form.codes.begin()));
    at += form.stride;
  }
  return letters;
}

bool is_canary(std::string_view letters) {
  return letters.size() == canary_length && letters.starts_with("xz") && letters.ends_with("jvk");
}

std::optional<std::size_t> find_canary(std::string_view bytes, const std::vector<Form>& forms) {
  for (const auto& form : forms) {
    const auto code = form.codes.at('x' - 'a');
    std::string first;
    for (std::size_t i = 0; i < form.bytes; ++i) first += static_cast<char>(code >> (8 * i));
    for (auto at = bytes.find(first); at != bytes.npos; at = bytes.find(first, at + 1)) {
      if (is_canary(letters_at(bytes, at, form))) return at;
    }
  }
  return std::nullopt;
}

std::string printable(std::string_view bytes) {
  std::string text;
  for (const char c : bytes) text += std::isprint(static_cast<unsigned char>(c)) != 0 ? c : '.';
  return text;
}

struct Mapping {
  std::size_t from = 0;
  std::size_t to = 0;
  std::string mode;
  std::string name;
  std::string flags;  // VmFlags of smaps: two letters each
};

std::vector<Mapping> mappings_of(pid_t process) {
  std::vector<Mapping> all;
  std::ifstream file{fmt::format("/proc/{}/smaps", process)};
  for (std::string line; std::getline(file, line);) {
    Mapping next;
    char mode[5]{};
    int name_at = 0;
    if (std::sscanf(line.c_str(), "%zx-%zx %4s %*s %*s %*s %n", &next.from, &next.to, mode,
                    &name_at) == 3) {
      next.mode = mode;
      if (name_at > 0) next.name = line.substr(static_cast<std::size_t>(name_at));
      all.push_back(std::move(next));
    } else if (line.starts_with("VmFlags:") && !all.empty()) {
      all.back().flags = line.substr(8) + " ";
    }
  }
  return all;
}

/// As the kernel decides it (core(5)): anonymous memory by bits 0 and 1 of the filter, files by 2
/// and 3. A file's mapping that may be written may hold pages of the process's own.
bool is_in_core(const Mapping& mapping, unsigned filter) {
  for (const auto* never : {" dd ", " io "}) {
    if (mapping.flags.find(never) != std::string::npos) return false;
  }
  const bool shared = mapping.mode[3] == 's';
  const bool is_file = mapping.name.starts_with('/') && !mapping.name.ends_with("(deleted)");
  if (is_file && (filter & (shared ? 8U : 4U)) != 0) return true;
  return (filter & (shared ? 2U : 1U)) != 0;
}

unsigned core_filter_of(pid_t process) {
  std::ifstream file{fmt::format("/proc/{}/coredump_filter", process)};
  unsigned filter = ~0U;
  file >> std::hex >> filter;
  return filter;
}

std::string bytes_of(std::ifstream& memory, const Mapping& mapping) {
  std::string bytes(mapping.to - mapping.from, '\0');
  memory.clear();
  memory.seekg(static_cast<std::streamoff>(mapping.from));
  memory.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  return bytes;
}

}  // namespace

std::string canary(int number) {
  std::string text = "xz";
  for (int i = 0; i < 3; ++i) {
    text += static_cast<char>('a' + number % 26);
    number /= 26;
  }
  return text + "jvk";
}

bool holds_canary(std::string_view bytes) {
  static const auto forms = forms_of_text();
  return find_canary(bytes, forms).has_value();
}

std::vector<std::string> files_with_canary(const std::string& folder) {
  std::vector<std::string> found;
  for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
    if (!file.is_regular_file()) continue;
    if (holds_canary(read_file(file.path()))) found.push_back(file.path().string());
  }
  return found;
}

bool can_read_memory_of(pid_t process) {
  return std::ifstream{fmt::format("/proc/{}/mem", process)}.is_open();
}

std::vector<std::string> mappings_with_canary(pid_t process, MemoryPart part) {
  static const auto forms = forms_in_memory();
  const auto filter = core_filter_of(process);
  std::ifstream memory{fmt::format("/proc/{}/mem", process), std::ios::binary};
  std::vector<std::string> found;
  for (const auto& mapping : mappings_of(process)) {
    if (mapping.mode[0] != 'r') continue;
    if (part == MemoryPart::Core && !is_in_core(mapping, filter)) continue;
    const auto bytes = bytes_of(memory, mapping);
    const auto at = find_canary(bytes, forms);
    if (!at) continue;
    const auto from = *at > around ? *at - around : 0;
    found.push_back(fmt::format("{:x}+{:x} {} {}: {}", mapping.from, *at, mapping.mode,
                                mapping.name, printable(bytes.substr(from, 2 * around))));
  }
  return found;
}

}  // namespace tests
