#include "kiosk/store/mark.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "kiosk/base/bytes.h"
#include "kiosk/base/characters.h"
#include "kiosk/store/damage.h"

namespace kiosk::store {
namespace {

constexpr std::string_view mark_name = "anjungan-mark-1";
/// A sector: written whole or not at all.
constexpr std::size_t line_bytes = 512;
constexpr std::size_t sum_digits = 16;
constexpr std::string_view no_day = "0000-00-00";
constexpr std::string_view letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

std::string sum_of(std::string_view text) {
  return to_hex(sha256(as_bytes(text))).substr(0, sum_digits);
}

std::optional<std::int64_t> number_of(std::string_view digits) {
  std::int64_t number = 0;
  for (const char digit : digits) {
    if (!is_digit(digit)) return std::nullopt;
    number = number * 10 + (digit - '0');
  }
  return number;
}

}  // namespace

std::string to_text(const Mark& mark) {
  auto text = fmt::format("{} {} {:012} {} {}", mark_name, to_string(mark.ledger), mark.sequence,
                          to_hex(mark.hash), mark.day ? to_iso(*mark.day) : std::string{no_day});
  for (const char letter : letters) {
    const auto number = mark.numbers.find(letter);
    text += fmt::format(" {:04}", number == mark.numbers.end() ? 0 : number->second);
  }
  text.resize(line_bytes - sum_digits - 1, ' ');
  return text + sum_of(text) + "\n";
}

std::optional<Mark> parse_mark(const std::string& text) {
  if (text.size() != line_bytes || !text.starts_with(mark_name)) return std::nullopt;
  const auto line = std::string_view{text}.substr(0, line_bytes - sum_digits - 1);
  if (text.substr(line.size(), sum_digits) != sum_of(line)) return std::nullopt;
  std::size_t at = mark_name.size() + 1;
  const auto next = [&](std::size_t size) {
    const auto part = line.substr(at, size);
    at += size + 1;
    return part;
  };
  const auto ledger = parse_uuid(next(36));
  const auto sequence = number_of(next(12));
  const auto hash = from_hex(next(64));
  const auto day = next(no_day.size());
  if (!ledger || !sequence || !hash || hash->size() != Digest{}.size()) return std::nullopt;
  Mark mark{.ledger = *ledger, .sequence = *sequence, .day = parse_date(day)};
  std::copy(hash->begin(), hash->end(), mark.hash.begin());
  for (const char letter : letters) {
    const auto number = number_of(next(4));
    if (!number) return std::nullopt;
    if (*number > 0) mark.numbers[letter] = static_cast<int>(*number);
  }
  return mark;
}

MarkFile::~MarkFile() {
  if (file_ < 0) return;
  ::fdatasync(file_);
  ::close(file_);
}

std::optional<Mark> MarkFile::read() const {
  return parse_mark(read_bytes(path_));
}

void MarkFile::write(const Mark& mark) {
  if (file_ < 0) file_ = ::open(path_.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
  if (file_ < 0) return;
  const auto text = to_text(mark);
  if (::pwrite(file_, text.data(), text.size(), 0) == static_cast<ssize_t>(text.size())) return;
  ::close(file_);
  file_ = -1;
}

}  // namespace kiosk::store
