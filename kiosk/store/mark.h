#pragma once
// How far the journal has come and which numbers it has given, in a file of its own beside it
// (`<ledger>.mark`): so a journal that lost its end is noticed, and no number is given again.
// Written after every commit without waiting for the disk, which takes it within seconds: it is
// never ahead of the journal. Store worker's thread only.

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "kiosk/base/sha256.h"
#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"

namespace kiosk::store {

struct Mark {
  Uuid ledger;                  // id of its first record
  std::int64_t sequence = 0;    // of the last record
  Digest hash{};                // of the last record
  std::optional<Date> day;      // of the last ticket
  std::map<char, int> numbers;  // the last of each group on that day

  bool operator==(const Mark&) const = default;
};

/// One line of constant length, with a checksum.
std::string to_text(const Mark& mark);
/// Nothing for anything but such a line.
std::optional<Mark> parse_mark(const std::string& text);

/// The file, kept open.
class MarkFile {
 public:
  explicit MarkFile(std::string path) : path_(std::move(path)) {}
  ~MarkFile();
  MarkFile(const MarkFile&) = delete;
  MarkFile& operator=(const MarkFile&) = delete;

  /// Nothing when there is none that can be believed.
  [[nodiscard]] std::optional<Mark> read() const;
  /// A disk that does not take it will not take the next ticket either.
  void write(const Mark& mark);

 private:
  std::string path_;
  int file_ = -1;
};

}  // namespace kiosk::store
