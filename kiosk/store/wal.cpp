#include "kiosk/store/wal.h"

#include <algorithm>

namespace kiosk::store {
namespace {

constexpr std::size_t header_bytes = 32;
constexpr std::size_t frame_header_bytes = 24;

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

}  // namespace

WalVerdict judge_wal(ByteView wal) {
  if (wal.size() < header_bytes || is_zero(wal.first(header_bytes))) return WalVerdict::Whole;
  auto magic = big_endian(wal, 0);
  Checksum checksum{.big_words = (magic & 1U) != 0};
  checksum.add(wal.first(24));
  auto page_bytes = std::size_t{big_endian(wal, 8)};
  bool header_valid = (magic & ~1U) == 0x377F0682U && checksum.first == big_endian(wal, 24) &&
                      checksum.second == big_endian(wal, 28) && page_bytes >= 512 &&
                      page_bytes <= 65536;
  // A header is smaller than a sector and written whole: a wrong one is not a power cut's work.
  if (!header_valid) {
    return wal.size() > header_bytes ? WalVerdict::Damaged : WalVerdict::CutTail;
  }
  bool valid = true;
  bool open_transaction = false;
  int lost_commits = 0;
  bool lost_frame = false;
  auto frame_bytes = frame_header_bytes + page_bytes;
  for (auto at = header_bytes; at + frame_bytes <= wal.size(); at += frame_bytes) {
    auto frame = wal.subspan(at, frame_bytes);
    bool same_generation = std::ranges::equal(frame.subspan(8, 8), wal.subspan(16, 8));
    bool commits = big_endian(frame, 4) != 0;
    if (valid) {
      checksum.add(frame.first(8));
      checksum.add(frame.subspan(frame_header_bytes));
      valid = same_generation && checksum.first == big_endian(frame, 16) &&
              checksum.second == big_endian(frame, 20);
      if (valid) open_transaction = !commits;
    }
    if (valid || !same_generation) continue;
    lost_frame = true;
    // Frames after a lost commit belong to a transaction that was begun when it was already safe.
    if (lost_commits > 0) return WalVerdict::Damaged;
    if (commits) ++lost_commits;
  }
  return lost_frame || open_transaction ? WalVerdict::CutTail : WalVerdict::Whole;
}

}  // namespace kiosk::store
