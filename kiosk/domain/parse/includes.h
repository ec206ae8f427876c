#pragma once
// The parts that service files include from common/, parsed once and shared. Used by the content
// parser only; pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "kiosk/base/sha256.h"
#include "kiosk/domain/content_parser.h"
#include "kiosk/domain/parse/fields.h"
#include "kiosk/domain/shared_part.h"

namespace kiosk::domain::parse {

/// A file as a tree with the digest of its text.
struct SourceFile {
  JsonNode tree;
  Digest digest{};
};

/// Reads trees of the given files once each; a file that cannot be read is reported once.
class SourceFiles {
 public:
  /// Borrows both; the trees handed out live as long as this object.
  SourceFiles(const ContentFiles& files, Findings& findings) : files_(files), findings_(findings) {}

  bool exists(std::string_view path) const { return files_.texts.contains(path); }
  /// Null when there is no such file or it is not JSON.
  const SourceFile* find(std::string_view path);

 private:
  const ContentFiles& files_;
  Findings& findings_;
  std::map<std::string, std::optional<SourceFile>, std::less<>> read_;
};

std::optional<SourceFile> read_source(std::string_view path, std::string_view text,
                                      Findings& findings);

/// The path behind `@common/...`, or nothing.
std::optional<std::string_view> include_path(const JsonNode& node);
/// The included object with the members of `own` in place of its own of the same name.
JsonNode merge_override(const JsonNode& included, const JsonNode& own);

/// One kind of part, by the path it was included from; nothing where the file is not usable.
template <class Part>
class PartCache {
 public:
  using Read = Part (*)(const JsonNode&, Findings&);
  explicit PartCache(Read reader) : read_(reader) {}

  /// Nothing when `path` is missing or has errors, which are then among the findings.
  std::optional<SharedPart<Part>> at(std::string_view path, SourceFiles& files,
                                     Findings& findings) {
    const auto known = parts_.find(path);
    if (known != parts_.end()) return known->second;
    std::optional<SharedPart<Part>> part;
    if (const SourceFile* file = files.find(path)) {
      const int errors_before = findings.errors();
      SharedPart<Part> candidate(read_(file->tree, findings));
      if (findings.errors() == errors_before) part = candidate;
    }
    parts_.emplace(std::string(path), part);
    return part;
  }

  Part read(const JsonNode& node, Findings& findings) const { return read_(node, findings); }

 private:
  Read read_;
  std::map<std::string, std::optional<SharedPart<Part>>, std::less<>> parts_;
};

}  // namespace kiosk::domain::parse
