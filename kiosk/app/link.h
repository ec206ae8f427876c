#pragma once
// When the kiosk sends what to its hub, and when it tries again: the link worker asks, does, and
// tells how it went. Pure: time and chance are given.

#include <chrono>
#include <cstdint>
#include <optional>

#include "kiosk/base/time.h"
#include "kiosk/sync/protocol/link_fault.h"
#include "kiosk/sync/protocol/push.h"

namespace kiosk::app {

/// A record of the journal is sent this soon after it was stored: those of a ticket go together.
inline constexpr std::chrono::milliseconds journal_gathers{250};
/// A line that has nothing to do is tried this often, so that staff learn that it is down.
inline constexpr std::chrono::seconds between_greetings{60};
/// The first and the longest time until a failed try is made again; each is twice the one before.
inline constexpr std::chrono::milliseconds first_retry{2'000};
inline constexpr std::chrono::milliseconds longest_retry{120'000};
/// A certificate is asked for at most so often, also when that went well: a clock may be wrong.
inline constexpr std::chrono::hours between_renewals{1};
/// The wall clock has been set when it moved so much more or less than the steady one.
inline constexpr std::chrono::seconds clock_set_by{5};

enum class LinkAct : std::uint8_t {
  Wait,
  SendJournal,
  SendVoices,  // only those of hours that are over
  Renew,       // the certificate
  Greet,       // asks whether the hub is there
};

struct LinkNext {
  LinkAct act = LinkAct::Wait;
  std::chrono::milliseconds wait{0};  // until there may be something to do
  Instant hour{};                     // with SendVoices: the one that is not over yet
  /// With SendVoices at a full hour: also what a clock gone wrong has dated later. After a start
  /// nobody can tell how long ago that was.
  bool also_ahead = false;

  bool operator==(const LinkNext&) const = default;
};

/// How an act went. Without a fault and a refusal the hub has answered, or was not asked.
struct LinkOutcome {
  std::optional<sync::LinkFault> fault{};  // of the line: everything waits
  std::optional<sync::Refusal> refusal{};  // of what was sent: that waits
  std::chrono::seconds retry_after{0};     // what the hub asked for; 0 = nothing
  bool more = false;                       // the batch was full
  bool ledger_silent = false;              // the kiosk's own ledger gave nothing out
  bool nobody_asked = false;               // there was nothing to send

  bool operator==(const LinkOutcome&) const = default;
};

class Link {
 public:
  /// `renew_at` is half of the certificate's life.
  Link(std::chrono::milliseconds steady, Instant now, Instant renew_at);

  /// Something was stored in the journal.
  void journal_grew(std::chrono::milliseconds steady);
  void use_certificate(Instant renew_at) { renew_at_ = renew_at; }

  /// What is to be done now. What is stored from then on is not in its batch.
  LinkNext begin(std::chrono::milliseconds steady, Instant now);
  /// `chance` is from 0 to 1: kiosks that lost the line together do not come back together.
  void done(const LinkNext& act, const LinkOutcome& outcome, std::chrono::milliseconds steady,
            double chance);

  [[nodiscard]] int failures() const { return failures_; }  // of the line, in a row

 private:
  using Steady = std::chrono::milliseconds;

  /// After the clock was set nobody can tell which hours are over: the next full hour can.
  void notice_clock(Steady steady, Instant now);
  [[nodiscard]] LinkNext next(Steady steady, Instant now) const;
  void put_off(const LinkNext& act, Steady until);

  Steady not_before_;  // for all; the line is down
  Steady greet_at_;
  std::optional<Steady> journal_at_;
  bool grew_meanwhile_ = false;
  Steady voices_not_before_{0};
  std::optional<Instant> voices_hour_;  // all of the hours before it were sent; none since a start
  Instant renew_at_{};
  Steady renew_not_before_;
  Instant wall_at_zero_{};  // of the steady clock
  int failures_ = 0;
  int refusals_ = 0;
};

}  // namespace kiosk::app
