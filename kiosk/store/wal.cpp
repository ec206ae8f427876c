#include "kiosk/store/wal.h"

#include <algorithm>
#include <bit>
#include <vector>

namespace kiosk::store {
namespace {

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;
/// The ledger's pages have 2 or 4 KiB; trying each bit of larger ones would take seconds.
constexpr std::size_t largest_tried_page_bytes = 4096;

std::uint32_t big_endian(ByteView bytes, std::size_t at) {
  return std::uint32_t{bytes[at]} << 24U | std::uint32_t{bytes[at + 1]} << 16U |
         std::uint32_t{bytes[at + 2]} << 8U | bytes[at + 3];
}

std::uint32_t little_endian(ByteView bytes, std::size_t at) {
  return std::uint32_t{bytes[at + 3]} << 24U | std::uint32_t{bytes[at + 2]} << 16U |
         std::uint32_t{bytes[at + 1]} << 8U | bytes[at];
}

/// The running checksum of the log: header first, then frame after frame.
struct Checksum {
  bool big_words = false;
  std::uint32_t first = 0;
  std::uint32_t second = 0;

  void add(ByteView bytes) {
    for (std::size_t i = 0; i + 8 <= bytes.size(); i += 8) {
      first += (big_words ? big_endian(bytes, i) : little_endian(bytes, i)) + second;
      second += (big_words ? big_endian(bytes, i + 4) : little_endian(bytes, i + 4)) + first;
    }
  }
};

bool is_zero(ByteView bytes) {
  return std::ranges::all_of(bytes, [](std::uint8_t byte) { return byte == 0; });
}

bool is_magic(std::uint32_t magic) {
  return (magic & ~1U) == 0x377F0682U;
}

/// The checksum after the header, when the header is one.
std::optional<Checksum> checksum_of_header(ByteView header) {
  const auto magic = big_endian(header, 0);
  Checksum checksum{.big_words = (magic & 1U) != 0};
  checksum.add(header.first(24));
  const auto page_bytes = big_endian(header, 8);
  const bool valid = is_magic(magic) && checksum.first == big_endian(header, 24) &&
                     checksum.second == big_endian(header, 28) && page_bytes >= 512 &&
                     page_bytes <= 65536;
  if (!valid) return std::nullopt;
  return checksum;
}

bool is_same_generation(ByteView frame, ByteView wal) {
  return std::ranges::equal(frame.subspan(8, 8), wal.subspan(16, 8));
}

/// The checksum after the frame, when the frame continues the log with it.
std::optional<Checksum> checksum_of_frame(Checksum before, ByteView frame, ByteView wal) {
  before.add(frame.first(8));
  before.add(frame.subspan(frame_header_bytes));
  const bool valid = is_same_generation(frame, wal) && before.first == big_endian(frame, 16) &&
                     before.second == big_endian(frame, 20);
  if (!valid) return std::nullopt;
  return before;
}

/// Of a generation before, or of none: no single bit makes it one of this.
bool is_of_another_generation(ByteView frame, ByteView wal) {
  int differing = 0;
  for (std::size_t i = 0; i < 8; ++i) {
    differing += std::popcount(static_cast<unsigned>(frame[8 + i] ^ wal[16 + i]));
  }
  return differing > 1;
}

/// The bits of `part` whose flips make it right. The checksum does not tell all of them apart: of
/// the high bits of words, the one and another 48 words on weigh the same.
template <class IsRight>
std::vector<WalRepair> find_bits(ByteView part, IsRight is_right) {
  Bytes bytes{part.begin(), part.end()};
  std::vector<WalRepair> found;
  for (std::size_t at = 0; at < bytes.size(); ++at) {
    for (unsigned bit = 0; bit < 8; ++bit) {
      bytes[at] ^= static_cast<std::uint8_t>(1U << bit);
      if (is_right(ByteView{bytes})) found.push_back({.at_byte = at, .value = bytes[at]});
      bytes[at] ^= static_cast<std::uint8_t>(1U << bit);
    }
  }
  return found;
}

/// The log holds this page twice more at the least, and each time with that byte as repaired. What
/// a commit changes differs from one to the next.
bool is_so_in_others(const WalRepair& repair, std::size_t frame_at, std::size_t frame_bytes,
                     ByteView wal) {
  if (repair.at_byte < frame_header_bytes) return false;
  const auto page = big_endian(wal, frame_at);
  int others = 0;
  for (auto at = header_bytes; at + frame_bytes <= wal.size(); at += frame_bytes) {
    const auto frame = wal.subspan(at, frame_bytes);
    if (at == frame_at || big_endian(frame, 0) != page || !is_same_generation(frame, wal)) continue;
    if (frame[repair.at_byte] != repair.value) return false;
    ++others;
  }
  return others >= 2;
}

}  // namespace

WalVerdict judge_wal(ByteView wal) {
  if (wal.size() < header_bytes || is_zero(wal.first(header_bytes))) return WalVerdict::Whole;
  // Of the frames so far; none behind the first that does not continue the log.
  auto checksum = checksum_of_header(wal.first(header_bytes));
  // A header is smaller than a sector and written whole: a wrong one is not a power cut's work.
  if (!checksum) {
    return wal.size() > header_bytes ? WalVerdict::Damaged : WalVerdict::CutTail;
  }
  const auto page_bytes = std::size_t{big_endian(wal, 8)};
  bool open_transaction = false;
  int lost_commits = 0;
  bool lost_frame = false;
  auto frame_bytes = frame_header_bytes + page_bytes;
  for (auto at = header_bytes; at + frame_bytes <= wal.size(); at += frame_bytes) {
    auto frame = wal.subspan(at, frame_bytes);
    bool same_generation = is_same_generation(frame, wal);
    bool commits = big_endian(frame, 4) != 0;
    if (checksum) checksum = checksum_of_frame(*checksum, frame, wal);
    if (checksum) open_transaction = !commits;
    if (checksum || !same_generation) continue;
    lost_frame = true;
    // Frames after a lost commit belong to a transaction that was begun when it was already safe.
    if (lost_commits > 0) return WalVerdict::Damaged;
    if (commits) ++lost_commits;
  }
  return lost_frame || open_transaction ? WalVerdict::CutTail : WalVerdict::Whole;
}

std::optional<WalRepair> find_flipped_bit(ByteView wal) {
  if (wal.size() < header_bytes || is_zero(wal.first(header_bytes))) return std::nullopt;
  const auto header = wal.first(header_bytes);
  auto checksum = checksum_of_header(header);
  if (!checksum) {
    const auto repairs =
        find_bits(header, [](ByteView bytes) { return checksum_of_header(bytes).has_value(); });
    if (repairs.size() != 1) return std::nullopt;
    return repairs.front();
  }
  const auto page_bytes = std::size_t{big_endian(wal, 8)};
  if (page_bytes > largest_tried_page_bytes) return std::nullopt;
  const auto frame_bytes = frame_header_bytes + page_bytes;
  for (auto at = header_bytes; at + frame_bytes <= wal.size(); at += frame_bytes) {
    const auto frame = wal.subspan(at, frame_bytes);
    const auto after = checksum_of_frame(*checksum, frame, wal);
    if (after) {
      checksum = after;
      continue;
    }
    if (is_of_another_generation(frame, wal)) return std::nullopt;
    auto repairs = find_bits(frame, [&](ByteView bytes) {
      return checksum_of_frame(*checksum, bytes, wal).has_value();
    });
    if (repairs.size() > 1) {
      std::erase_if(repairs, [&](const WalRepair& repair) {
        return !is_so_in_others(repair, at, frame_bytes, wal);
      });
    }
    if (repairs.size() != 1) return std::nullopt;  // nobody knows which one it was
    repairs.front().at_byte += at;
    return repairs.front();
  }
  return std::nullopt;
}

}  // namespace kiosk::store
