#pragma once
// What an ESC/POS printer sends back, byte by byte: one-byte answers to DLE EOT and GS r, four-byte
// automatic status (ASB), fence echoes, texts. Replies carry no address, so the parser is told what
// was asked. Belongs to the printer's worker; pure and incremental.

#include <array>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "drivers/printer/escpos.h"
#include "drivers/printer/status.h"

namespace drivers::printer {

/// DLE EOT n: n is 1 (on line), 2 (why off line), 3 (errors), 4 (paper).
struct RealTimeReply {
  int question = 1;
  std::uint8_t bits = 0;

  bool operator==(const RealTimeReply&) const = default;
};

/// GS a: sent without being asked whenever something changes.
struct AutoStatus {
  std::array<std::uint8_t, 4> bits{};

  bool operator==(const AutoStatus&) const = default;
};

/// GS r 1, answered when the printer has come to it.
struct QueuedReply {
  std::uint8_t bits = 0;

  bool operator==(const QueuedReply&) const = default;
};

/// GS ( H function 48.
struct FenceEcho {
  FenceId id{};

  bool operator==(const FenceEcho&) const = default;
};

/// DLE DC4 function 8: receive and print buffer are empty now.
struct BufferCleared {
  bool operator==(const BufferCleared&) const = default;
};

/// GS I 65 .. 69: maker, model, serial number.
struct Information {
  std::string text;  // printable ASCII, at most 80 characters

  bool operator==(const Information&) const = default;
};

/// A byte that fits nothing that was asked. Where it appears, silence proves nothing any more.
struct Garbage {
  std::uint8_t byte = 0;

  bool operator==(const Garbage&) const = default;
};

using Reply = std::variant<RealTimeReply, AutoStatus, QueuedReply, FenceEcho, BufferCleared,
                           Information, Garbage>;

class ReplyParser {
 public:
  /// To be called when DLE EOT `question` (1 .. 4) is sent: answers come in the order asked.
  void expect_real_time(int question) { questions_.push_back(question); }
  /// To be called when GS r 1 is sent.
  void expect_queued() { ++queued_expected_; }
  [[nodiscard]] std::size_t real_time_outstanding() const { return questions_.size(); }

  /// Every byte ends up in exactly one reply; an unfinished one waits for the next call.
  std::vector<Reply> feed(std::span<const std::uint8_t> bytes);

  /// Forgets what was asked and what was half received.
  void reset();
  /// Forgets what was asked in real time: what comes now answers nothing.
  void forget_questions() { questions_.clear(); }

 private:
  void take(std::uint8_t byte, std::vector<Reply>& replies);
  void start(std::uint8_t byte, std::vector<Reply>& replies);
  void reject_block(std::uint8_t byte, std::vector<Reply>& replies);

  std::deque<int> questions_;
  std::size_t queued_expected_ = 0;
  std::vector<std::uint8_t> block_;  // of a reply of several bytes, its header first
};

/// What the bits say, added to what is known: trouble rises to the more urgent of both, paper takes
/// the new value. Readiness is left alone.
void note(Status& status, const RealTimeReply& reply);
void note(Status& status, const AutoStatus& reply);

}  // namespace drivers::printer
