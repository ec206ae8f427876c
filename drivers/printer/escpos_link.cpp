#include "drivers/printer/escpos_link.h"

#include <algorithm>
#include <array>
#include <utility>

#include "drivers/printer/escpos.h"

namespace drivers::printer {

namespace {

using std::chrono::milliseconds;

constexpr std::array<std::uint8_t, 3> recover_and_clear{data_link_escape, 0x05, 2};

// A printer that talks without end must not hold us here.
constexpr int most_stale_reads = 8;

}  // namespace

void Heard::take(const Reply& reply) {
  if (const auto* real_time = std::get_if<RealTimeReply>(&reply)) {
    note(seen, *real_time);
    answered = true;
  } else if (const auto* automatic = std::get_if<AutoStatus>(&reply)) {
    note(seen, *automatic);
  } else if (const auto* echo = std::get_if<FenceEcho>(&reply)) {
    echoes.push_back(echo->id);
  } else if (std::holds_alternative<QueuedReply>(reply)) {
    ++queued;
  } else if (std::holds_alternative<BufferCleared>(reply)) {
    cleared = true;
  } else if (std::holds_alternative<Garbage>(reply)) {
    garbage = true;
  }
}

EscposLink::EscposLink(std::unique_ptr<Channel> channel, const Profile& profile,
                       const PrinterLimits& limits, Clock clock)
    : channel_(std::move(channel)),
      profile_(profile),
      limits_(limits),
      clock_(std::move(clock)),
      questions_(profile.status_questions) {}

bool EscposLink::open() {
  if (channel_->is_open() && drain()) return true;
  channel_->close();
  questions_ = profile_.status_questions;
  return channel_->open(limits_.open) && drain();
}

bool EscposLink::can_ask() const {
  return channel_->can_answer() && !questions_.empty();
}

Status EscposLink::ask_status(milliseconds limit) {
  const Time deadline = clock_() + limit;
  Status status = ask_once(deadline);
  // A printer that closes idle connections may do so at this very moment.
  if (status.trouble == Trouble::Disconnected && open()) status = ask_once(deadline);
  if (status.trouble == Trouble::CutterError && send(recover_and_clear, until(deadline))) {
    // The error stays latched after the cause is gone, until it is lifted.
    status = ask_once(deadline);
  }
  // A late answer would be taken for one to the next question: begin anew.
  if (!answers_) channel_->close();
  forget_old_debts(status);
  return status;
}

Status EscposLink::gone() {
  channel_->close();
  answers_ = false;
  return {.readiness = Readiness::NotReady,
          .trouble = Trouble::Disconnected,
          .paper = Paper::Unknown,
          .model = profile_.model};
}

Status EscposLink::ask_once(Time deadline) {
  Status status{.model = profile_.model};
  auto heard = hear_all(deadline);
  if (heard && heard->garbage) {
    // A greeting, or what was left of an old answer: in the silence behind it we ask again.
    Heard rest;
    while (!rest.lost && until(deadline) > milliseconds{0} && std::exchange(rest.garbage, false)) {
      listen(rest, limits_.quiet);
    }
    heard = hear_all(deadline);
  }
  if (heard && !heard->garbage && heard->answered && unanswered() > 0) {
    questions_ = learn_questions(*heard);
  }
  if (!heard || heard->lost) return gone();
  answers_ = heard->answered && !heard->garbage && !questions_.empty();
  status.trouble = heard->seen.trouble;
  status.paper = heard->seen.paper;
  const bool all = questions_.size() == profile_.status_questions.size();
  const bool tells = answers_ && (all || questions_.front() == 1);
  if (!answers_) {
    questions_ = profile_.status_questions;
    status.trouble = Trouble::NoReply;
    status.paper = Paper::Unknown;
  } else if (status.trouble == Trouble::None && !tells) {
    status.trouble = Trouble::NoReply;
  } else {
    status.readiness = status.trouble == Trouble::None ? Readiness::Ready : Readiness::NotReady;
  }
  return status;
}

/// One round trip: all questions at once, then all answers. Nothing when the channel is lost.
std::optional<Heard> EscposLink::hear_all(Time deadline) {
  Heard heard;
  if (!drain() || !send_questions()) return std::nullopt;
  while (unanswered() > 0 && until(deadline) > milliseconds{0} && !heard.lost) {
    listen(heard, until(deadline));
  }
  if (heard.lost) return std::nullopt;
  return heard;
}

/// One answer too few, and none of them says which question it is for: asks them one by one.
std::vector<int> EscposLink::learn_questions(Heard& heard) {
  Heard one_by_one;
  std::vector<int> answered;
  for (const int question : profile_.status_questions) {
    begin_anew();
    const Time deadline = clock_() + limits_.poll;
    one_by_one.lost = one_by_one.lost || !send_question(question);
    while (unanswered() > 0 && !one_by_one.lost && until(deadline) > milliseconds{0}) {
      listen(one_by_one, until(deadline));
    }
    if (one_by_one.lost) break;
    if (unanswered() == 0) answered.push_back(question);
  }
  begin_anew();
  heard = std::move(one_by_one);
  return answered;
}

bool EscposLink::ask(Questions questions, Heard& heard, milliseconds limit) {
  parser_.forget_questions();
  const Time deadline = clock_() + limit;
  const bool sent =
      questions == Questions::All ? send_questions() : send_question(questions_.front());
  if (!sent) {
    heard.lost = !channel_->is_open();
    return false;
  }
  while (unanswered() > 0 && !heard.lost && until(deadline) > milliseconds{0}) {
    listen(heard, until(deadline));
  }
  const bool all = unanswered() == 0;
  parser_.forget_questions();
  return all && !heard.lost;
}

bool EscposLink::send_question(int question) {
  parser_.expect_real_time(question);
  const std::array<std::uint8_t, 3> request{data_link_escape, 0x04,
                                            static_cast<std::uint8_t>(question)};
  return send(request, limits_.status);
}

bool EscposLink::send_questions() {
  std::vector<std::uint8_t> request;
  for (const int question : questions_) {
    request.insert(request.end(), {data_link_escape, 0x04, static_cast<std::uint8_t>(question)});
    parser_.expect_real_time(question);
  }
  return send(request, limits_.status);
}

bool EscposLink::send(std::span<const std::uint8_t> bytes, milliseconds limit) {
  return channel_->write(bytes, limit).ended.has_value();
}

WriteResult EscposLink::write(std::span<const std::uint8_t> bytes, milliseconds limit) {
  return channel_->write(bytes, limit);
}

bool EscposLink::listen(Heard& heard, milliseconds limit) {
  const auto bytes = channel_->read(limit);
  if (!bytes) {
    heard.lost = true;
    heard.seen.trouble = Trouble::Disconnected;
    return false;
  }
  Heard now;
  now.seen = heard.seen;
  for (const Reply& reply : parser_.feed(*bytes)) now.take(reply);
  // What came together with noise may be noise: then it is no answer, and stays owed.
  const std::size_t counted = now.garbage ? 0 : now.queued;
  for (std::size_t i = counted; i < now.queued; ++i) parser_.expect_queued();
  owed_ -= std::min(owed_, counted);
  if (now.garbage || now.queued > 0) ready_since_.reset();
  fence_heard_ = fence_heard_ || counted > 0 || !now.echoes.empty();
  heard.seen = now.seen;
  heard.echoes.insert(heard.echoes.end(), now.echoes.begin(), now.echoes.end());
  heard.queued += counted;
  heard.answered = heard.answered || now.answered;
  heard.garbage = heard.garbage || now.garbage;
  heard.cleared = heard.cleared || now.cleared;
  return !bytes->empty();
}

void EscposLink::begin_anew() {
  parser_.reset();
  for (std::size_t i = 0; i < owed_; ++i) parser_.expect_queued();
}

/// Takes what came before; false when the channel is lost.
bool EscposLink::drain() {
  Heard stale;
  bool more = true;
  for (int i = 0; more && i < most_stale_reads; ++i) more = listen(stale, milliseconds{0});
  if (stale.lost) return false;
  begin_anew();
  return true;
}

void EscposLink::owe(std::size_t count) {
  owed_ += count;
  ready_since_.reset();
  for (; count > 0; --count) parser_.expect_queued();
}

void EscposLink::forget_old_debts(const Status& status) {
  if (status.readiness != Readiness::Ready) {
    ready_since_.reset();
  } else if (!ready_since_) {
    ready_since_ = clock_();
  } else if (clock_() - *ready_since_ >= limits_.forget) {
    owed_ = 0;
  }
}

milliseconds EscposLink::until(Time deadline) const {
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - clock_());
  return std::max(milliseconds{0}, left);
}

}  // namespace drivers::printer
