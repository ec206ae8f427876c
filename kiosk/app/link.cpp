#include "kiosk/app/link.h"

#include <algorithm>
#include <cmath>

namespace kiosk::app {
namespace {

using std::chrono::milliseconds;

Instant hour_of_instant(Instant now) {
  return std::chrono::floor<std::chrono::hours>(now);
}

/// Between half and the whole of it.
milliseconds retry_after(int failures, double chance) {
  constexpr int doublings = 6;
  const auto whole = std::min(longest_retry, first_retry * (1 << std::min(failures, doublings)));
  const auto share = 0.5 + std::clamp(chance, 0.0, 1.0) / 2;
  return milliseconds{std::llround(static_cast<double>(whole.count()) * share)};
}

}  // namespace

Link::Link(milliseconds steady, Instant now, Instant renew_at)
    : not_before_(steady),
      greet_at_(steady),
      journal_at_(steady),
      renew_at_(renew_at),
      renew_not_before_(steady),
      wall_at_zero_(now - steady) {}

void Link::journal_grew(milliseconds steady) {
  grew_meanwhile_ = true;
  if (!journal_at_) journal_at_ = steady + journal_gathers;
}

void Link::notice_clock(milliseconds steady, Instant now) {
  const auto was_set = now - steady - wall_at_zero_;
  if (std::chrono::abs(was_set) < clock_set_by) return;
  wall_at_zero_ = now - steady;
  voices_hour_ = hour_of_instant(now);
}

LinkNext Link::begin(milliseconds steady, Instant now) {
  notice_clock(steady, now);
  const auto act = next(steady, now);
  if (act.act == LinkAct::SendJournal) grew_meanwhile_ = false;
  return act;
}

LinkNext Link::next(milliseconds steady, Instant now) const {
  if (steady < not_before_) return {.act = LinkAct::Wait, .wait = not_before_ - steady};
  if (now >= renew_at_ && steady >= renew_not_before_) return {.act = LinkAct::Renew};
  if (journal_at_ && steady >= *journal_at_) return {.act = LinkAct::SendJournal};
  const auto hour = hour_of_instant(now);
  const bool voices_due = voices_hour_ != hour;
  if (voices_due && steady >= voices_not_before_) {
    return {.act = LinkAct::SendVoices, .hour = hour, .also_ahead = voices_hour_.has_value()};
  }
  if (steady >= greet_at_) return {.act = LinkAct::Greet};
  auto wait = std::min<milliseconds>(hour + std::chrono::hours{1} - now, greet_at_ - steady);
  if (voices_due) wait = std::min(wait, voices_not_before_ - steady);
  if (journal_at_) wait = std::min(wait, *journal_at_ - steady);
  return {.act = LinkAct::Wait, .wait = wait};
}

/// One chain that is refused keeps the other from nothing.
void Link::put_off(const LinkNext& act, milliseconds until) {
  if (act.act == LinkAct::SendJournal) journal_at_ = until;
  if (act.act == LinkAct::SendVoices) voices_not_before_ = until;
  if (act.act == LinkAct::Greet) greet_at_ = until;
}

void Link::done(const LinkNext& act, const LinkOutcome& outcome, milliseconds steady,
                double chance) {
  if (act.act == LinkAct::Renew) renew_not_before_ = steady + between_renewals;
  if (outcome.fault) {
    not_before_ =
        steady + std::max<milliseconds>(retry_after(failures_, chance), outcome.retry_after);
    ++failures_;
    return;
  }
  if (!outcome.nobody_asked && !outcome.ledger_silent) {
    failures_ = 0;
    greet_at_ = steady + between_greetings;
  }
  if (outcome.refusal || outcome.ledger_silent) {
    put_off(act,
            steady + std::max<milliseconds>(retry_after(refusals_, chance), outcome.retry_after));
    ++refusals_;
    return;
  }
  refusals_ = 0;
  if (act.act == LinkAct::SendJournal) {
    journal_at_.reset();
    if (grew_meanwhile_) journal_at_ = steady + journal_gathers;
    if (outcome.more) journal_at_ = steady;
  }
  if (act.act == LinkAct::SendVoices && !outcome.more) voices_hour_ = act.hour;
}

}  // namespace kiosk::app
