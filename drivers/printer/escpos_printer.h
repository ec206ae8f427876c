#pragma once
// An ESC/POS printer behind a byte channel. One worker thread calls it, blocking; every wait has a
// limit. What proves a slip is the printer's own fence after the cut, never the sent bytes.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string_view>

#include "drivers/printer/channel.h"
#include "drivers/printer/escpos.h"
#include "drivers/printer/printer.h"
#include "drivers/printer/profile.h"
#include "drivers/printer/reply_parser.h"

namespace drivers::printer {

using Clock = std::function<std::chrono::steady_clock::time_point()>;

/// All times are upper limits. Requirement R10 sets the transfer's 2.5 s and the end's 10 s.
struct PrinterLimits {
  std::chrono::milliseconds open{2000};
  std::chrono::milliseconds status{1000};
  std::chrono::milliseconds transfer{2500};     // for one piece of `chunk_bytes`
  std::chrono::milliseconds clear{500};         // to answer that the buffer is empty
  std::chrono::milliseconds finish{10000};      // from the last byte to the fence, and ...
  std::chrono::milliseconds finish_per_mm{20};  // ... this for each mm of paper
  std::chrono::milliseconds poll{250};          // between two looks at the status while waiting
  std::chrono::milliseconds quiet{100};         // after which no more answers to old data come
  std::size_t chunk_bytes = 1024;
};

class EscposPrinter final : public Printer {
 public:
  EscposPrinter(std::unique_ptr<Channel> channel, Profile profile, PrinterLimits limits,
                Completion completion, Clock clock);

  /// Returns within `limit` plus the time to connect. Also lifts a latched cutter error whose cause
  /// is gone (DLE ENQ 2), which empties the printer's buffer.
  [[nodiscard]] Status query(std::chrono::milliseconds limit) override;

  /// Printed: the fence came back. Failed: the printer did not get, or has confirmed to have thrown
  /// away, what makes the slip whole. Unknown: everything else, with the trouble that was seen.
  [[nodiscard]] PrintReport print(const Document& document, std::string_view job_name) override;

 private:
  using Time = std::chrono::steady_clock::time_point;

  struct Job;

  [[nodiscard]] bool answers() const;
  [[nodiscard]] bool has_fence() const;
  [[nodiscard]] std::chrono::milliseconds until(Time deadline) const;
  [[nodiscard]] FencePair next_fences();

  [[nodiscard]] Status ask_status(std::chrono::milliseconds limit);
  [[nodiscard]] Status ask_once(Time deadline);
  [[nodiscard]] bool drain();
  [[nodiscard]] bool send(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit);
  [[nodiscard]] bool send_questions(std::chrono::milliseconds limit);

  [[nodiscard]] Trouble clear_leftovers();
  [[nodiscard]] Trouble settle();
  void hand_over(Job& job, const EncodedSlip& slip);
  void await_end(Job& job, const EncodedSlip& slip);
  void take_replies(Job& job, std::chrono::milliseconds limit);
  void throw_away_rest(Job& job);
  [[nodiscard]] bool is_proved(const Job& job, const EncodedSlip& slip);
  [[nodiscard]] PrintReport conclude(const Job& job, const EncodedSlip& slip);

  std::unique_ptr<Channel> channel_;
  Profile profile_;
  PrinterLimits limits_;
  Completion completion_;
  Clock clock_;
  ReplyParser parser_;
  unsigned fence_count_;

  /// What the printer may still hold of slips before: from this program's last run anything, after
  /// an unproved slip also paper that is not cut.
  enum class Leftovers : std::uint8_t { None, InBuffer, InBufferAndOnPaper };
  Leftovers leftovers_ = Leftovers::InBuffer;
};

}  // namespace drivers::printer
