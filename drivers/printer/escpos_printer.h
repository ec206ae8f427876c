#pragma once
// An ESC/POS printer behind a byte channel. One worker thread calls it, blocking; every wait has a
// limit. What proves a slip is the printer's own fence after the cut, never the sent bytes; and a
// fence proves nothing unless the printer was seen to be there, and the same, all the time.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string_view>

#include "drivers/printer/escpos.h"
#include "drivers/printer/escpos_link.h"
#include "drivers/printer/printer.h"
#include "drivers/printer/profile.h"

namespace drivers::printer {

/// What is known of the paper when the driver begins.
enum class Paperway : std::uint8_t {
  Clear,    // nothing was printed before, or the last slip came to its end
  Unknown,  // part of a slip may hang out of the printer, or wait in it
};

class EscposPrinter final : public Printer {
 public:
  EscposPrinter(std::unique_ptr<Channel> channel, Profile profile, PrinterLimits limits,
                Completion completion, Paperway paperway, Clock clock);

  /// Returns within `limit` plus the time to connect, and once a connection plus `poll` for each
  /// question when some are not answered. Also lifts a latched cutter error whose cause is gone
  /// (DLE ENQ 2), which empties the printer's buffer.
  [[nodiscard]] Status query(std::chrono::milliseconds limit) override;

  /// Printed: the fence came back, not sooner than so much paper can come out, and every question
  /// in the middle of the slip was answered; or the printer says nothing and is trusted.
  /// Failed: the printer did not get, or has confirmed to have thrown away, what makes the slip
  /// whole. Unknown: everything else, with the trouble that was seen. A printer that leaves
  /// questions unanswered gets its slip all the same.
  [[nodiscard]] PrintResult print(const Document& document, std::string_view job_name) override;

  [[nodiscard]] bool is_paper_clear() const override { return paperway_ == Paperway::Clear; }

 private:
  using Time = EscposLink::Time;

  struct Job;

  [[nodiscard]] bool has_fence() const;
  [[nodiscard]] Fences next_fences();

  void end_open_command();
  void try_fence(const Status& status);
  [[nodiscard]] Trouble clear_the_way();
  [[nodiscard]] Trouble settle();
  void hand_over(Job& job);
  [[nodiscard]] std::size_t chunk_at(const Job& job, std::size_t bytes) const;
  void hand_over_chunk(Job& job, std::size_t bytes);
  void look_after(Job& job);
  void await_end(Job& job);
  void confirm_end(Job& job);
  void listen(Job& job, std::chrono::milliseconds limit);
  bool ask(Job& job, EscposLink::Questions questions, std::chrono::milliseconds limit);
  void throw_away_rest(Job& job);
  [[nodiscard]] bool throw_away_old_rest();
  [[nodiscard]] bool is_proved(const Job& job) const;
  [[nodiscard]] bool is_believed(const Job& job) const;
  [[nodiscard]] PrintResult conclude(const Job& job);

  Profile profile_;
  PrinterLimits limits_;
  Completion completion_;
  EscposLink link_;
  Paperway paperway_;
  bool command_may_be_open_;  // not all of the last slip's bytes may have arrived
  unsigned fence_count_;
  bool fence_was_seen_ = false;  // in this run: the printer can prove a slip
  bool fence_is_mute_ = false;   // the last one was not answered, though nothing was wrong
  std::optional<Time> fence_tried_at_;
};

}  // namespace drivers::printer
