#include "kiosk/domain/search.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/characters.h"

namespace kiosk::domain {
namespace {

// Beyond this a query is not what somebody looks for; the keyboard screen allows less.
constexpr std::size_t max_query_words = 8;
constexpr std::size_t shortest_with_typo = 4;
constexpr std::size_t shortest_substring = 2;

// How much a field says about what is meant.
constexpr std::uint8_t weight_code = 6;     // entry number, code, KBLI
constexpr std::uint8_t weight_keyword = 4;  // chosen by the office
constexpr std::uint8_t weight_title = 3;
constexpr std::uint8_t weight_agency = 1;

// How well a word matches. The steps outweigh the fields: exact before prefix, before substring,
// before a typing error.
constexpr int match_exact = 1000;
constexpr int match_prefix = 100;
constexpr int match_substring = 10;
constexpr int match_typo = 1;
constexpr int phrase_bonus = 1'000'000;

bool is_letter(char character) {
  return character >= 'a' && character <= 'z';
}

/// One code point of UTF-8 from the front of `text`; nothing when it is not valid.
std::optional<char32_t> next_code_point(std::string_view& text) {
  const auto byte = [&](std::size_t at) { return static_cast<unsigned char>(text[at]); };
  const unsigned char first = byte(0);
  std::size_t length = 1;
  char32_t code = first;
  if (first >= 0xF0 && first < 0xF5) {
    length = 4;
    code = first & 0x07U;
  } else if (first >= 0xE0 && first < 0xF0) {
    length = 3;
    code = first & 0x0FU;
  } else if (first >= 0xC2 && first < 0xE0) {
    length = 2;
    code = first & 0x1FU;
  }
  bool valid = length > 1 || first < 0x80;
  valid = valid && text.size() >= length;
  for (std::size_t i = 1; valid && i < length; ++i) {
    valid = (byte(i) & 0xC0U) == 0x80;
    code = (code << 6U) | (byte(i) & 0x3FU);
  }
  text.remove_prefix(valid ? length : 1);
  return valid ? std::optional(code) : std::nullopt;
}

/// Base letter of the accented Latin letters U+00C0 to U+017F; `?` stands for none.
char base_letter(char32_t code) {
  constexpr std::string_view bases =
      "aaaaaaaceeeeiiii?nooooo?ouuuuy?saaaaaaaceeeeiiii?nooooo?ouuuuy?y"   // U+00C0
      "aaaaaaccccccccddddeeeeeeeeeegggggggghhhhiiiiiiiiiiiijjkkklllllll"   // U+0100
      "lllnnnnnnnnnoooooooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";  // U+0140
  static_assert(bases.size() == 0x180 - 0xC0);
  return code >= 0xC0 && code < 0x180 ? bases[code - 0xC0] : '?';
}

bool is_combining_mark(char32_t code) {
  return code >= 0x300 && code < 0x370;
}

/// Other scripts' letters count as letters; general and Latin-1 punctuation does not.
bool is_other_letter(char32_t code) {
  return code >= 0x180 && !(code >= 0x2000 && code < 0x2070) && !(code >= 0x3000 && code < 0x3004);
}

void append_folded(std::string& folded, char32_t code, std::string_view bytes) {
  const auto lower = static_cast<char>(code >= U'A' && code <= U'Z' ? code + 32 : code & 0x7FU);
  const char base = base_letter(code);
  if (is_combining_mark(code)) return;
  if (code < 0x80 && (is_letter(lower) || is_digit(lower))) {
    folded += lower;
  } else if (base != '?') {
    folded += base;
  } else if (is_other_letter(code)) {
    folded += bytes;
  } else if (!folded.empty() && folded.back() != ' ') {
    folded += ' ';
  }
}

std::vector<std::string_view> split_words(std::string_view folded) {
  std::vector<std::string_view> words;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    if (end > 0) words.push_back(folded.substr(0, end));
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return words;
}

/// One letter wrong, missing, too many, or two neighbours swapped.
bool differs_by_one(std::string_view left, std::string_view right) {
  if (left.size() > right.size()) std::swap(left, right);
  if (right.size() - left.size() > 1) return false;
  const auto difference = std::ranges::mismatch(left, right);
  const auto at = static_cast<std::size_t>(difference.in1 - left.begin());
  if (left.size() < right.size()) return left.substr(at) == right.substr(at + 1);
  if (at == left.size()) return false;
  if (left.substr(at + 1) == right.substr(at + 1)) return true;
  return at + 1 < left.size() && left[at] == right[at + 1] && left[at + 1] == right[at] &&
         left.substr(at + 2) == right.substr(at + 2);
}

/// 0 when the query's word does not match.
int match(std::string_view query, std::string_view word) {
  if (word == query) return match_exact;
  if (word.starts_with(query)) return match_prefix;
  if (std::ranges::any_of(query, is_digit)) return 0;
  if (query.size() >= shortest_substring && word.find(query) != word.npos) return match_substring;
  if (query.size() >= shortest_with_typo && differs_by_one(query, word)) return match_typo;
  return 0;
}

struct Candidate {
  std::size_t index = 0;
  int score = 0;
};

}  // namespace

std::string fold_for_search(std::string_view text) {
  std::string folded;
  folded.reserve(text.size());
  while (!text.empty()) {
    const std::string_view before = text;
    const std::optional<char32_t> code = next_code_point(text);
    if (!code) continue;
    append_folded(folded, *code, before.substr(0, before.size() - text.size()));
  }
  if (folded.ends_with(' ')) folded.pop_back();
  return folded;
}

/// Collects the words while the index is built: each word of the vocabulary once.
class SearchIndex::Builder {
 public:
  explicit Builder(SearchIndex& index) : index_(index) {}

  void add_words(Entry& entry, std::string_view text, std::uint8_t weight) {
    const std::string folded = fold_for_search(text);
    for (const std::string_view word : split_words(folded)) {
      const auto next = static_cast<std::uint32_t>(index_.vocabulary_.size());
      const auto [known, is_new] = numbers_.emplace(word, next);
      if (is_new) index_.vocabulary_.emplace_back(word);
      add_word(entry, known->second, weight);
    }
  }

  void add_text(Entry& entry, const LocalizedText& text, std::uint8_t weight) {
    for (const auto wording : {text.official(), text.id(), text.en(), text.su()}) {
      add_words(entry, wording, weight);
    }
  }

  /// Words, and together a phrase.
  void add_phrase(Entry& entry, std::string_view text, std::uint8_t weight) {
    add_words(entry, text, weight);
    entry.phrases.push_back(fold_for_search(text));
  }

 private:
  static void add_word(Entry& entry, std::uint32_t number, std::uint8_t weight) {
    const auto known = std::ranges::find(entry.words, number, &Word::vocabulary);
    if (known == entry.words.end()) {
      entry.words.push_back({number, weight});
    } else {
      known->weight = std::max(known->weight, weight);
    }
  }

  SearchIndex& index_;
  std::unordered_map<std::string, std::uint32_t> numbers_;
};

SearchIndex::SearchIndex(const Content& content) {
  Builder builder(*this);
  for (std::size_t i = 0; i < content.services.size(); ++i) {
    const Service& service = content.services[i];
    if (!service.active) continue;
    Entry& entry = services_.emplace_back(Entry{.index = i, .words = {}, .phrases = {}});
    builder.add_phrase(entry, fmt::to_string(service.number), weight_code);
    builder.add_phrase(entry, service.code, weight_code);
    for (const BusinessCode& code : service.business_codes) {
      builder.add_phrase(entry, code.code, weight_code);
    }
    for (const std::string& word : service.keywords) {
      builder.add_phrase(entry, word, weight_keyword);
    }
    builder.add_text(entry, service.title, weight_title);
    builder.add_text(entry, service.short_title, weight_title);
    if (const Agency* agency = find_agency(content.office, service.agency)) {
      builder.add_text(entry, agency->name, weight_agency);
    }
    builder.add_words(entry, service.agency, weight_agency);
  }
  for (std::size_t i = 0; i < content.office.agencies.size(); ++i) {
    const Agency& agency = content.office.agencies[i];
    Entry& entry = agencies_.emplace_back(Entry{.index = i, .words = {}, .phrases = {}});
    builder.add_phrase(entry, agency.code, weight_keyword);
    builder.add_text(entry, agency.name, weight_title);
  }
}

std::vector<std::size_t> SearchIndex::find_services(std::string_view query) const {
  return find(services_, query);
}

std::vector<std::size_t> SearchIndex::find_agencies(std::string_view query) const {
  return find(agencies_, query);
}

std::vector<std::size_t> SearchIndex::find(const std::vector<Entry>& entries,
                                           std::string_view query) const {
  const std::string folded = fold_for_search(query);
  const std::vector<std::string_view> words = split_words(folded);
  if (words.empty() || words.size() > max_query_words) return {};

  std::vector<int> scores(entries.size(), 1);  // 0: a word of the query is missing
  std::vector<int> matches(vocabulary_.size());
  for (const std::string_view word : words) {
    std::ranges::transform(vocabulary_, matches.begin(),
                           [&](const std::string& known) { return match(word, known); });
    for (std::size_t i = 0; i < entries.size(); ++i) {
      int best = 0;
      for (const Word& own : entries[i].words) {
        best = std::max(best, matches[own.vocabulary] * own.weight);
      }
      scores[i] = best == 0 || scores[i] == 0 ? 0 : scores[i] + best;
    }
  }

  std::vector<Candidate> candidates;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    if (scores[i] == 0) continue;
    const bool is_phrase =
        std::ranges::find(entries[i].phrases, folded) != entries[i].phrases.end();
    candidates.push_back({entries[i].index, scores[i] + (is_phrase ? phrase_bonus : 0)});
  }
  std::ranges::sort(candidates, [](const Candidate& left, const Candidate& right) {
    return left.score != right.score ? left.score > right.score : left.index < right.index;
  });
  std::vector<std::size_t> indexes;
  indexes.reserve(candidates.size());
  for (const Candidate& candidate : candidates) indexes.push_back(candidate.index);
  return indexes;
}

}  // namespace kiosk::domain
