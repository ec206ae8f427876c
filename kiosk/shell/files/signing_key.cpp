#include "kiosk/shell/files/signing_key.h"

#include <algorithm>
#include <cstdio>

#include <fmt/format.h>
#include <sodium.h>

#include "kiosk/base/characters.h"
#include "kiosk/base/note.h"
#include "kiosk/shell/files/durable_file.h"

namespace kiosk::shell {
namespace {

constexpr std::size_t key_bytes = 32;
constexpr int last_number = 9;  // 10 and above are the centre's

/// What stands beside the key: `kid=01 sum=0123456789abcdef`.
struct Sum {
  int number = 1;
  std::string checksum;
};

std::string text_of(const Sum& sum) {
  return fmt::format("kid={:02} sum={}\n", sum.number, sum.checksum);
}

std::optional<Sum> parse_sum(const std::string& text) {
  Sum sum;
  if (text.size() < 6 || !is_digit(text[5])) return std::nullopt;
  sum.number = text[5] - '0';
  sum.checksum = checksum_of(std::string{});
  if (sum.number < 1 || text.size() != text_of(sum).size()) return std::nullopt;
  sum.checksum = text.substr(text.size() - 1 - sum.checksum.size(), sum.checksum.size());
  if (text != text_of(sum)) return std::nullopt;
  return sum;
}

domain::KioskKey key_of(const Sum& sum, const std::string& bytes) {
  return {.kid = fmt::format("{:02}", sum.number), .key = Bytes(bytes.begin(), bytes.end())};
}

/// The key first: with the sum alone a power cut would leave a key that is damaged by its word.
std::expected<domain::KioskKey, std::string> keep(const std::string& path, int number,
                                                  const std::string& bytes) {
  const Sum sum{.number = number, .checksum = checksum_of(bytes)};
  if (auto kept = write_durably(path, bytes); !kept) return std::unexpected(kept.error());
  if (auto kept = write_durably(path + ".sum", text_of(sum)); !kept) {
    return std::unexpected(kept.error());
  }
  return key_of(sum, bytes);
}

std::string new_key() {
  std::string bytes(key_bytes, '\0');
  randombytes_buf(bytes.data(), bytes.size());
  return bytes;
}

}  // namespace

std::expected<domain::KioskKey, std::string> load_signing_key(const std::string& path) {
  const auto key_file = read_small_file(path);
  const auto sum_file = read_small_file(path + ".sum");
  if (!key_file) return std::unexpected(key_file.error());
  if (!sum_file) return std::unexpected(sum_file.error());
  const auto& stored = *key_file;
  const auto& beside = *sum_file;
  const auto sum = beside ? parse_sum(*beside) : std::nullopt;
  if (!stored && !beside) return keep(path, 1, new_key());
  const bool sized = stored && stored->size() == key_bytes;
  // Keys of the first programs have no sum yet; nor has one whose sum a power cut prevented.
  if (sized && !beside) return keep(path, 1, *stored);
  if (sized && sum) {
    const auto whole = without_flipped_bit(
        *stored, [&](const std::string& bytes) { return checksum_of(bytes) == sum->checksum; });
    if (whole == stored) return key_of(*sum, *whole);
    if (whole) {
      note("level=error event=signing_key state=bit_turned_back file={}", path);
      return keep(path, sum->number, *whole);
    }
  }
  // A sum that cannot be read beside a key of the right size: which of them changed?
  const auto number = sum ? sum->number % last_number + 1 : 1;
  if (sized && !sum) {
    note("level=error event=signing_key state=sum_made_anew file={}", path);
    return keep(path, number, *stored);
  }
  note("level=error event=signing_key state=made_anew kid={:02} file={}", number, path);
  if (stored && std::rename(path.c_str(), (path + ".damaged").c_str()) != 0) {
    return std::unexpected(path + ": cannot be set aside");
  }
  return keep(path, number, new_key());
}

}  // namespace kiosk::shell
