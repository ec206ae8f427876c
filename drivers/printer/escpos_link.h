#pragma once
// The conversation with an ESC/POS printer: connecting, asking, listening, and counting the answers
// that it still owes. Belongs to an EscposPrinter and its thread; every wait has a limit.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "drivers/printer/channel.h"
#include "drivers/printer/printer.h"
#include "drivers/printer/profile.h"
#include "drivers/printer/reply_parser.h"

namespace drivers::printer {

using Clock = std::function<std::chrono::steady_clock::time_point()>;

/// All times are upper limits unless they say otherwise. Requirement R10 sets the transfer's 2.5 s
/// and the end's 10 s, R09 that a visitor is told after 2 s what is known.
struct PrinterLimits {
  std::chrono::milliseconds open{2000};
  std::chrono::milliseconds status{1000};
  std::chrono::milliseconds transfer{2500};      // for one piece of `chunk_bytes`
  std::chrono::milliseconds clear{500};          // to answer that the buffer is empty
  std::chrono::milliseconds settle{8000};        // for old data to come to its end
  std::chrono::milliseconds finish{10000};       // from the last byte to the fence, and ...
  std::chrono::milliseconds finish_per_mm{20};   // ... this for each mm of paper
  std::chrono::milliseconds silent{1000};        // the same where no answer is to be expected
  std::chrono::milliseconds poll{250};           // between two looks at the status while waiting
  std::chrono::milliseconds quiet{200};          // after which no more answers to old data come
  std::chrono::milliseconds forget{20000};       // at the least: ready for so long owes no answers
  std::chrono::microseconds least_per_mm{2000};  // no printer moves paper faster than 500 mm/s
  std::size_t first_chunk_bytes = 128;
  std::size_t chunk_bytes = 8192;
  // The most paper of one piece. A full printer of 50 mm/s needs half a second for it: less than
  // the second that it is silent after it was switched off and on.
  int chunk_mm = 25;
};

/// What came in while somebody listened.
struct Heard {
  Status seen;  // trouble and paper, as far as the printer told
  std::vector<FenceId> echoes;
  std::size_t queued = 0;  // answers to GS r
  bool answered = false;   // a question in real time
  bool garbage = false;    // bytes that nobody asked for: a greeting, noise
  bool cleared = false;    // the printer's buffer is empty
  bool lost = false;       // the connection

  void take(const Reply& reply);
};

class EscposLink {
 public:
  using Time = std::chrono::steady_clock::time_point;

  EscposLink(std::unique_ptr<Channel> channel, const Profile& profile, const PrinterLimits& limits,
             Clock clock);

  /// Connects, and connects anew once when the printer has hung up meanwhile: nothing was sent.
  [[nodiscard]] bool open();
  void close() { channel_->close(); }
  [[nodiscard]] bool is_open() const { return channel_->is_open(); }
  /// The channel carries answers, and the profile has questions that are answered.
  [[nodiscard]] bool can_ask() const;
  [[nodiscard]] bool can_answer() const { return channel_->can_answer(); }

  /// All that the printer tells when asked now. What it does not answer is learned, and not asked
  /// again before the next connection. Also lifts a latched cutter error whose cause is gone.
  [[nodiscard]] Status ask_status(std::chrono::milliseconds limit);
  /// True when the last status was answered, by some of the questions at least.
  [[nodiscard]] bool answers() const { return answers_; }

  /// Asks one question that was answered before, or all, and listens for `limit`; false when
  /// something stayed without an answer.
  enum class Questions : std::uint8_t { One, All };
  [[nodiscard]] bool ask(Questions questions, Heard& heard, std::chrono::milliseconds limit);
  /// Asks all and does not wait. False when the channel is lost.
  [[nodiscard]] bool send_questions();
  [[nodiscard]] std::size_t unanswered() const { return parser_.real_time_outstanding(); }

  [[nodiscard]] bool send(std::span<const std::uint8_t> bytes, std::chrono::milliseconds limit);
  [[nodiscard]] WriteResult write(std::span<const std::uint8_t> bytes,
                                  std::chrono::milliseconds limit);
  /// Reads once and notes everything that came; true when something did.
  bool listen(Heard& heard, std::chrono::milliseconds limit);
  /// Forgets what was asked in real time, and what came.
  void begin_anew();

  /// To be called when GS r is sent: the printer owes as many answers more.
  void owe(std::size_t count);
  /// The most answers to GS r that may still come.
  [[nodiscard]] std::size_t owed() const { return owed_; }
  void owe_nothing() { owed_ = 0; }
  /// True when an answer to a fence came since the last call.
  [[nodiscard]] bool take_fence_heard() { return std::exchange(fence_heard_, false); }
  /// A printer that is ready, and silent, for long enough owes nothing any more.
  void forget_old_debts(const Status& status);

  [[nodiscard]] std::chrono::milliseconds until(Time deadline) const;
  [[nodiscard]] Time now() const { return clock_(); }

 private:
  [[nodiscard]] bool drain();
  [[nodiscard]] Status ask_once(Time deadline);
  [[nodiscard]] std::optional<Heard> hear_all(Time deadline);
  [[nodiscard]] std::vector<int> learn_questions(Heard& heard);
  [[nodiscard]] Status gone();
  [[nodiscard]] bool send_question(int question);

  std::unique_ptr<Channel> channel_;
  const Profile& profile_;
  const PrinterLimits& limits_;
  Clock clock_;
  ReplyParser parser_;
  std::vector<int> questions_;  // the ones that are answered
  bool answers_ = false;
  std::size_t owed_ = 0;
  bool fence_heard_ = false;
  std::optional<Time> ready_since_;  // and nothing was sent to it since
};

}  // namespace drivers::printer
