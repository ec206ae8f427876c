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

Link::Link(milliseconds steady, Instant renew_at)
    : not_before_(steady), greet_at_(steady), journal_at_(steady), renew_at_(renew_at) {}

void Link::begin(const LinkNext& act) {
  if (act.act == LinkAct::SendJournal) grew_meanwhile_ = false;
}

void Link::journal_grew(milliseconds steady) {
  grew_meanwhile_ = true;
  if (!journal_at_) journal_at_ = steady + journal_gathers;
}

LinkNext Link::next(milliseconds steady, Instant now) const {
  if (steady < not_before_) return {.act = LinkAct::Wait, .wait = not_before_ - steady};
  // First, for without it nothing is taken.
  if (now >= renew_at_) return {.act = LinkAct::Renew};
  if (journal_at_ && steady >= *journal_at_) return {.act = LinkAct::SendJournal};
  // An hour that is over, or a clock that went back over one: a batch that is empty costs nothing.
  const auto hour = hour_of_instant(now);
  if (hour != voices_through_) {
    return {.act = LinkAct::SendVoices, .hour = hour, .also_ahead = voices_through_ != Instant{}};
  }
  if (steady >= greet_at_) return {.act = LinkAct::Greet};
  const auto to_hour = hour + std::chrono::hours{1} - now;
  auto wait = std::min<milliseconds>({to_hour, greet_at_ - steady, renew_at_ - now});
  if (journal_at_) wait = std::min(wait, *journal_at_ - steady);
  return {.act = LinkAct::Wait, .wait = wait};
}

void Link::done(const LinkNext& act, const LinkOutcome& outcome, milliseconds steady,
                double chance) {
  if (outcome.fault || outcome.refusal || outcome.ledger_silent) {
    not_before_ =
        steady + std::max<milliseconds>(retry_after(failures_, chance), outcome.retry_after);
    ++failures_;
    return;
  }
  failures_ = 0;
  greet_at_ = steady + between_greetings;
  if (act.act == LinkAct::SendJournal) {
    journal_at_.reset();
    if (grew_meanwhile_) journal_at_ = steady + journal_gathers;
    if (outcome.more) journal_at_ = steady;
  }
  if (act.act == LinkAct::SendVoices && !outcome.more) voices_through_ = act.hour;
}

}  // namespace kiosk::app
