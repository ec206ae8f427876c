#include "drivers/printer/reply_parser.h"

#include <algorithm>
#include <cstddef>

namespace drivers::printer {

namespace {

constexpr std::uint8_t fixed_bits = 0x93;  // bits 0, 1, 4 and 7 tell the one-byte replies apart
constexpr std::uint8_t real_time_pattern = 0x12;
constexpr std::uint8_t auto_status_pattern = 0x10;
constexpr std::uint8_t data_fixed_bits = 0x90;  // of later ASB bytes: always zero

constexpr std::uint8_t block_header = 0x37;
constexpr std::uint8_t fence_identifier = 0x22;
constexpr std::uint8_t cleared_identifier = 0x25;
constexpr std::uint8_t information_header = 0x5F;
constexpr std::size_t fence_bytes = 7;
constexpr std::size_t cleared_bytes = 3;
constexpr std::size_t longest_information = 80;

bool is_auto_status_start(std::uint8_t byte) {
  return (byte & fixed_bits) == auto_status_pattern;
}
/// GS r 1: two bits for the sensor of the near end, two for the end, both of a pair alike.
bool is_paper_sensor(std::uint8_t byte) {
  return byte == 0x00 || byte == 0x03 || byte == 0x0C || byte == 0x0F;
}
bool is_printable(std::uint8_t byte) {
  return byte >= 0x20 && byte <= 0x7E;
}

enum class Fit : std::uint8_t { No, Continues, Complete };

Fit fit_header_block(const std::vector<std::uint8_t>& block) {
  const std::uint8_t byte = block.back();
  if (block.size() == 2) {
    return byte == fence_identifier || byte == cleared_identifier ? Fit::Continues : Fit::No;
  }
  if (block[1] == cleared_identifier) {
    return block.size() == cleared_bytes && byte == 0 ? Fit::Complete : Fit::No;
  }
  if (block.size() == fence_bytes) return byte == 0 ? Fit::Complete : Fit::No;
  return is_printable(byte) ? Fit::Continues : Fit::No;
}

/// Whether the newest byte fits a block that began with the first one.
Fit fit(const std::vector<std::uint8_t>& block) {
  const std::uint8_t byte = block.back();
  if (block.front() == block_header) return fit_header_block(block);
  if (block.front() == information_header) {
    if (byte == 0) return Fit::Complete;
    return is_printable(byte) && block.size() <= longest_information + 1 ? Fit::Continues : Fit::No;
  }
  if ((byte & data_fixed_bits) != 0) return Fit::No;
  return block.size() == 4 ? Fit::Complete : Fit::Continues;
}

Reply finished(const std::vector<std::uint8_t>& block) {
  if (block.front() == information_header) {
    return Information{.text = std::string(block.begin() + 1, block.end() - 1)};
  }
  if (block.front() == block_header) {
    if (block[1] == cleared_identifier) return BufferCleared{};
    FenceEcho echo;
    for (std::size_t i = 0; i < echo.id.size(); ++i) echo.id[i] = static_cast<char>(block[i + 2]);
    return echo;
  }
  AutoStatus status;
  std::copy_n(block.begin(), status.bits.size(), status.bits.begin());
  return status;
}

void raise(Status& status, Trouble trouble) {
  status.trouble = std::max(status.trouble, trouble);
}

}  // namespace

std::vector<Reply> ReplyParser::feed(std::span<const std::uint8_t> bytes) {
  std::vector<Reply> replies;
  for (const std::uint8_t byte : bytes) take(byte, replies);
  return replies;
}

void ReplyParser::reset() {
  questions_.clear();
  queued_expected_ = 0;
  block_.clear();
}

void ReplyParser::take(std::uint8_t byte, std::vector<Reply>& replies) {
  if (block_.empty()) {
    start(byte, replies);
    return;
  }
  block_.push_back(byte);
  switch (fit(block_)) {
    case Fit::Continues:
      break;
    case Fit::Complete:
      replies.push_back(finished(block_));
      block_.clear();
      break;
    case Fit::No:
      block_.pop_back();
      reject_block(byte, replies);
      break;
  }
}

void ReplyParser::start(std::uint8_t byte, std::vector<Reply>& replies) {
  if ((byte & fixed_bits) == real_time_pattern && !questions_.empty()) {
    replies.push_back(RealTimeReply{.question = questions_.front(), .bits = byte});
    questions_.pop_front();
  } else if (is_paper_sensor(byte) && queued_expected_ > 0) {
    replies.push_back(QueuedReply{.bits = byte});
    --queued_expected_;
  } else if (is_auto_status_start(byte) || byte == block_header || byte == information_header) {
    block_.push_back(byte);
  } else {
    replies.push_back(Garbage{.byte = byte});
  }
}

/// What was taken for a block is not one. `byte`, which showed it, may begin something new.
void ReplyParser::reject_block(std::uint8_t byte, std::vector<Reply>& replies) {
  for (const std::uint8_t wrong : block_) replies.push_back(Garbage{.byte = wrong});
  block_.clear();
  start(byte, replies);
}

void note(Status& status, const RealTimeReply& reply) {
  const auto has = [&](unsigned bits) { return (reply.bits & bits) != 0; };
  switch (reply.question) {
    case 1:
      if (has(0x08)) raise(status, Trouble::Offline);
      break;
    case 2:
      if (has(0x04)) raise(status, Trouble::CoverOpen);
      if (has(0x20)) raise(status, Trouble::PaperOut);
      if (has(0x40)) raise(status, Trouble::Offline);
      break;
    case 3:
      if (has(0x08)) raise(status, Trouble::CutterError);
      if (has(0x20)) raise(status, Trouble::Unrecoverable);
      if (has(0x40)) raise(status, Trouble::Overheated);
      break;
    case 4:
      status.paper = has(0x60) ? Paper::Out : has(0x0C) ? Paper::NearEnd : Paper::Enough;
      if (has(0x60)) raise(status, Trouble::PaperOut);
      break;
    default:
      break;
  }
}

void note(Status& status, const AutoStatus& reply) {
  const auto has = [&](std::size_t byte, unsigned bits) { return (reply.bits[byte] & bits) != 0; };
  if (has(0, 0x08)) raise(status, Trouble::Offline);
  if (has(0, 0x20)) raise(status, Trouble::CoverOpen);
  if (has(1, 0x08)) raise(status, Trouble::CutterError);
  if (has(1, 0x20)) raise(status, Trouble::Unrecoverable);
  if (has(1, 0x40)) raise(status, Trouble::Overheated);
  status.paper = has(2, 0x0C) ? Paper::Out : has(2, 0x03) ? Paper::NearEnd : Paper::Enough;
  if (has(2, 0x0C)) raise(status, Trouble::PaperOut);
}

}  // namespace drivers::printer
