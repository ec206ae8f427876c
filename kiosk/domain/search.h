#pragma once
// Finds services and agencies by what a visitor types: name, keyword, KBLI code, entry number.
// Built once for a content; a query takes well under a millisecond for 300 services. Pure; a const
// index may be used from any thread.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/content.h"

namespace kiosk::domain {

/// Lower case, Latin letters without their accents, everything but letters and digits a single
/// space, none at the ends. Letters of other scripts stay as they are; invalid UTF-8 is dropped.
std::string fold_for_search(std::string_view text);

/// Every word of the query must match the entry: words exactly, from their beginning, anywhere (two
/// letters and more) or with one wrong, missing, extra or swapped letter (four letters and more);
/// numbers exactly or from their beginning only. Best first; ties in the order of the content.
class SearchIndex {
 public:
  explicit SearchIndex(const Content& content);

  /// Indexes into `Content::services` of the active services that match.
  std::vector<std::size_t> find_services(std::string_view query) const;
  /// Indexes into `Content::office.agencies`.
  std::vector<std::size_t> find_agencies(std::string_view query) const;

 private:
  class Builder;
  struct Word {
    std::uint32_t vocabulary = 0;
    std::uint8_t weight = 1;
  };
  struct Entry {
    std::size_t index = 0;
    std::vector<Word> words;
    std::vector<std::string> phrases;  // folded; a query equal to one ranks first
  };

  std::vector<std::size_t> find(const std::vector<Entry>& entries, std::string_view query) const;

  std::vector<std::string> vocabulary_;  // each word once
  std::vector<Entry> services_;
  std::vector<Entry> agencies_;
};

}  // namespace kiosk::domain
