#include "drivers/printer/escpos_printer.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include "drivers/printer/escpos_job.h"
#include "drivers/printer/raster.h"

namespace drivers::printer {

namespace {

using std::chrono::milliseconds;

constexpr std::array<std::uint8_t, 10> clear_buffers{
    data_link_escape, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
// What another program, or this one before it was killed, may have asked at the most.
constexpr std::size_t owed_at_start = 8;
// With more answers open than these, counting proves nothing within a reasonable time.
constexpr std::size_t most_owed = 64;
// Below this a slow line is not made quicker by asking more often.
constexpr std::size_t least_chunk_bytes = 64;
constexpr milliseconds quick_answer{100};

PrintResult refused(Trouble trouble) {
  return {.outcome = Outcome::Failed,
          .trouble = trouble,
          .may_have_left_marks = false,
          .bytes_handed_over = 0};
}

}  // namespace

EscposPrinter::EscposPrinter(std::unique_ptr<Channel> channel, Profile profile,
                             PrinterLimits limits, Completion completion, Paperway paperway,
                             Clock clock)
    : profile_(std::move(profile)),
      limits_(limits),
      completion_(completion),
      link_(std::move(channel), profile_, limits_, std::move(clock)),
      paperway_(paperway),
      command_may_be_open_(paperway == Paperway::Unknown),
      // Echoes of an earlier run must not match; any start that differs from run to run will do.
      fence_count_(static_cast<unsigned>(link_.now().time_since_epoch().count())) {
  if (profile_.fence == Fence::QueuedStatus) link_.owe(owed_at_start);
}

Status EscposPrinter::query(milliseconds limit) {
  if (!link_.open()) {
    return {.readiness = Readiness::NotReady,
            .trouble = Trouble::Disconnected,
            .paper = Paper::Unknown,
            .model = profile_.model};
  }
  end_open_command();
  if (!link_.can_ask()) return Status{.model = profile_.model};
  const Status status = link_.ask_status(limit);
  try_fence(status);
  return status;
}

/// A question would become part of a command that was cut short, and might make it endless. Between
/// commands NUL does nothing.
void EscposPrinter::end_open_command() {
  if (!command_may_be_open_) return;
  if (profile_.can_clear_buffer && link_.can_ask() && throw_away_old_rest()) {
    command_may_be_open_ = false;
    return;
  }
  const std::vector<std::uint8_t> filling(longest_command(profile_));
  command_may_be_open_ = !link_.send(filling, limits_.status);
}

/// Asks for the fence once, as soon as the printer is ready: whether it has one is then known
/// before the first visitor waits for it. An answer may come at any later time.
void EscposPrinter::try_fence(const Status& status) {
  if (link_.take_fence_heard()) {
    fence_was_seen_ = true;
    fence_is_mute_ = false;
  } else if (fence_tried_at_ && !fence_was_seen_) {
    fence_is_mute_ = fence_is_mute_ || link_.now() - *fence_tried_at_ >= limits_.silent;
  } else if (!fence_tried_at_ && has_fence() && status.readiness == Readiness::Ready) {
    fence_tried_at_ = link_.now();
    if (profile_.fence == Fence::QueuedStatus) link_.owe(1);
    // A failure is found by the next question.
    static_cast<void>(
        link_.send(fence_question(profile_.fence, next_fences().at_start), limits_.status));
  }
}

PrintResult EscposPrinter::print(const Document& document, std::string_view /*job_name*/) {
  const Status status = query(limits_.status);
  // No reply is not "no paper" (R10): only who says that it cannot print gets no slip.
  if (status.readiness == Readiness::NotReady) return refused(status.trouble);

  const auto pictures = draw_pictures(document, profile_);
  if (!pictures) return refused(Trouble::Rejected);
  if (!link_.open()) return refused(Trouble::Disconnected);
  const Trouble stuck = clear_the_way();
  if (stops_the_slip(stuck)) return refused(stuck);

  Job job{.fences = next_fences(), .is_watched = link_.answers()};
  job.slip = encode(document, profile_, *pictures, job.fences);
  job.is_provable =
      has_fence() && job.is_watched && (profile_.fence == Fence::ProcessId || link_.owed() == 0);
  link_.begin_anew();
  hand_over(job);
  if (!job.is_over()) await_end(job);
  if (job.ended) {
    confirm_end(job);
  } else {
    throw_away_rest(job);
  }
  return conclude(job);
}

bool EscposPrinter::has_fence() const {
  return link_.can_answer() && profile_.fence != Fence::None;
}

Fences EscposPrinter::next_fences() {
  const auto numbered = [](unsigned count, char kind) {
    const auto digit = [count](unsigned unit) {
      return static_cast<char>('0' + static_cast<int>(count / unit % 10));
    };
    return FenceId{kind, digit(100), digit(10), digit(1)};
  };
  ++fence_count_;
  return {.before_last_block = numbered(fence_count_, 'L'),
          .at_end = numbered(fence_count_, 'E'),
          .at_start = numbered(fence_count_, 'S')};
}

/// Leaves a printer that is between two commands, owes no answer, and has nothing hanging out of
/// it; or says why not. NoReply: it does not say whether it is so.
Trouble EscposPrinter::clear_the_way() {
  if (paperway_ == Paperway::Unknown) {
    if (link_.answers()) static_cast<void>(throw_away_old_rest());
    // So that it cannot be taken for part of the next.
    if (!link_.send(separating_cut(profile_), limits_.transfer)) {
      return Trouble::Disconnected;
    }
    paperway_ = Paperway::Clear;
  }
  const bool counts = profile_.fence == Fence::QueuedStatus && link_.answers();
  return counts && link_.owed() > 0 && !fence_is_mute_ ? settle() : Trouble::None;
}

/// Waits until the printer has come to the end of old data. Answers carry no id: only one more than
/// it can owe says that it has come to a question of now.
Trouble EscposPrinter::settle() {
  const std::size_t old = link_.owed();
  if (old > most_owed) return Trouble::NoReply;
  link_.owe(old + 1);
  if (!link_.send(queued_questions(old + 1), limits_.transfer)) return Trouble::Disconnected;
  Heard heard;
  const Time deadline = link_.now() + limits_.settle;
  while (heard.queued <= old && link_.until(deadline) > milliseconds{0}) {
    link_.listen(heard, std::min(link_.until(deadline), limits_.poll));
    if (heard.lost) return Trouble::Disconnected;
    if (heard.queued > old) break;
    heard.seen.trouble = Trouble::None;
    const bool answered = link_.ask(EscposLink::Questions::All, heard, limits_.status);
    if (stops_the_slip(heard.seen.trouble)) return heard.seen.trouble;
    if (!answered) return Trouble::NoReply;
  }
  fence_was_seen_ = fence_was_seen_ || heard.queued > 0;
  if (heard.queued <= old) {
    fence_is_mute_ = heard.queued == 0;
    return Trouble::NoReply;
  }
  // The rest of our questions stands right behind: their answers come at once.
  while (link_.owed() > 0 && link_.listen(heard, limits_.quiet)) continue;
  if (!link_.ask(EscposLink::Questions::One, heard, limits_.status)) return Trouble::NoReply;
  while (link_.owed() > 0 && link_.listen(heard, limits_.quiet)) continue;
  link_.owe_nothing();
  return heard.lost ? Trouble::Disconnected : Trouble::None;
}

/// Small pieces with a question after each: a printer that was switched off and on, while its line
/// stayed up, does not answer for a second at least. The line may hold the question for so long.
void EscposPrinter::hand_over(Job& job) {
  paperway_ = Paperway::Unknown;
  job.begun = link_.now();
  std::size_t chunk_bytes = job.is_watched ? limits_.first_chunk_bytes : limits_.chunk_bytes;
  while (!job.is_handed_over() && !job.is_over()) {
    const Time begun = link_.now();
    hand_over_chunk(job, chunk_at(job, chunk_bytes));
    if (link_.can_answer() && link_.is_open()) listen(job, milliseconds{0});
    if (!job.is_watched) continue;
    if (!job.is_over() && !job.doubtful) look_after(job);
    const auto taken = link_.now() - begun;
    if (taken >= limits_.status && job.seen.trouble == Trouble::None) job.doubtful = true;
    chunk_bytes = taken < quick_answer ? std::min(chunk_bytes * 2, limits_.chunk_bytes)
                                       : std::max(chunk_bytes / 2, least_chunk_bytes);
  }
}

/// How many bytes make the next piece: whole commands, at most `bytes` and `chunk_mm` unless one
/// alone is longer.
std::size_t EscposPrinter::chunk_at(const Job& job, std::size_t bytes) const {
  const auto& breaks = job.slip.breaks;
  auto next = std::ranges::upper_bound(breaks, job.handed_over, {}, &Break::at_bytes);
  const int from_mm = next == breaks.begin() ? 0 : std::prev(next)->length_mm;
  std::size_t end = next == breaks.end() ? job.slip.bytes.size() : next->at_bytes;
  for (; next != breaks.end(); ++next) {
    if (next->at_bytes > job.handed_over + bytes) break;
    if (next->length_mm > from_mm + limits_.chunk_mm) break;
    end = next->at_bytes;
  }
  return end - job.handed_over;
}

void EscposPrinter::hand_over_chunk(Job& job, std::size_t bytes) {
  const auto chunk = std::span<const std::uint8_t>{job.slip.bytes}.subspan(job.handed_over, bytes);
  const std::size_t before = job.at_most;
  job.at_most = job.handed_over + chunk.size();
  if (profile_.fence == Fence::QueuedStatus) {
    const auto asked = std::ranges::count_if(
        job.slip.fences_at, [&](std::size_t at) { return at > before && at <= job.at_most; });
    link_.owe(static_cast<std::size_t>(asked));
  }
  const WriteResult result = link_.write(chunk, limits_.transfer);
  job.handed_over += std::min(result.accepted, chunk.size());
  if (result.ended) return;
  const bool is_late = result.ended.error() == ChannelError::TimedOut;
  job.seen.trouble = std::max(job.seen.trouble, is_late ? Trouble::NoReply : Trouble::Disconnected);
  job.lost = true;
}

/// Whether the printer is still there and well.
void EscposPrinter::look_after(Job& job) {
  job.seen.trouble = Trouble::None;
  if (!ask(job, EscposLink::Questions::One, limits_.status)) return;
  if (job.seen.trouble != Trouble::None) ask(job, EscposLink::Questions::All, limits_.status);
}

/// Waits for the fence, asking for the status now and then: a printer that ran out of paper says so
/// long before the limit.
void EscposPrinter::await_end(Job& job) {
  if (!job.is_watched) return;
  if (!has_fence()) {
    if (!job.doubtful) ask(job, EscposLink::Questions::All, limits_.status);
    return;
  }
  const bool hopeful = job.is_provable && !job.doubtful && !fence_is_mute_;
  const Time deadline =
      link_.now() +
      (hopeful ? limits_.finish + limits_.finish_per_mm * job.slip.length_mm : limits_.silent);
  Time next_poll = link_.now() + limits_.poll;
  while (!job.is_over() && link_.until(deadline) > milliseconds{0}) {
    listen(job, std::min(link_.until(deadline), link_.until(next_poll)));
    if (hopeful && job.doubtful) break;
    if (job.is_over() || link_.until(next_poll) > milliseconds{0}) continue;
    next_poll = link_.now() + limits_.poll;
    if (job.doubtful) continue;
    job.seen.trouble = Trouble::None;
    ask(job, EscposLink::Questions::All, limits_.status);
  }
  const bool well = job.is_handed_over() && !job.is_over() && !job.doubtful;
  if (well && !job.began) fence_is_mute_ = true;
  if (job.lost && !link_.is_open()) job.seen.trouble = Trouble::Disconnected;
}

/// The end was told. It is believed when so much paper can be out by now, and when the printer that
/// told it is still there, with nothing more to say.
void EscposPrinter::confirm_end(Job& job) {
  const auto least = std::chrono::ceil<milliseconds>(limits_.least_per_mm * job.slip.length_mm);
  const Time earliest = job.begun + least;
  while (link_.until(earliest) > milliseconds{0} && !job.lost && !job.doubtful) {
    listen(job, std::min(link_.until(earliest), limits_.poll));
  }
  job.doubtful = job.doubtful || link_.until(earliest) > milliseconds{0};
  if (job.lost || job.doubtful) return;  // a printer may hang up as soon as all is done
  ask(job, EscposLink::Questions::One, limits_.status);
  // One answer too many would show that one of them was none.
  if (profile_.fence == Fence::QueuedStatus) listen(job, limits_.quiet);
}

void EscposPrinter::listen(Job& job, milliseconds limit) {
  Heard heard{.seen = job.seen};
  link_.listen(heard, limit);
  job.take(heard);
}

/// False when something was not answered.
bool EscposPrinter::ask(Job& job, EscposLink::Questions questions, milliseconds limit) {
  Heard heard{.seen = job.seen};
  const bool answered = link_.ask(questions, heard, limit);
  job.take(heard);
  job.doubtful = job.doubtful || (!answered && !(job.ended && job.lost));
  return answered;
}

/// Has the printer empty its buffer, so that the rest cannot come out when paper is put in. A slip
/// that is only not heard of may be coming out now, and is left alone.
void EscposPrinter::throw_away_rest(Job& job) {
  const bool is_interrupted = job.seen.trouble != Trouble::None || job.lost || job.began;
  if (!is_interrupted || !job.is_watched || job.doubtful) return;
  if (!profile_.can_clear_buffer || !link_.can_answer() || !link_.is_open()) return;
  const Time deadline = link_.now() + limits_.clear;
  if (!link_.send(clear_buffers, limits_.clear)) return;
  while (!job.cleared && link_.until(deadline) > milliseconds{0}) {
    const bool was_lost = std::exchange(job.lost, false);
    listen(job, link_.until(deadline));
    if (job.lost) return;
    job.lost = was_lost;
  }
  if (job.cleared) link_.owe_nothing();
}

/// The same before a slip: true when the printer says that it is done.
bool EscposPrinter::throw_away_old_rest() {
  Job old{.is_watched = true};
  old.seen.trouble = Trouble::Offline;
  throw_away_rest(old);
  return old.cleared;
}

bool EscposPrinter::is_proved(const Job& job) const {
  return job.is_provable && job.ended && !job.doubtful;
}

/// Handed over without an error, to a printer that cannot say more and is trusted.
bool EscposPrinter::is_believed(const Job& job) const {
  const bool silent = !has_fence() || !fence_was_seen_;
  return completion_ == Completion::Trusted && silent && job.is_handed_over() && !job.lost &&
         !(job.is_watched && job.doubtful) && job.seen.trouble <= Trouble::NoReply;
}

PrintResult EscposPrinter::conclude(const Job& job) {
  const bool may_be_cut_short = !job.is_handed_over() || (job.is_watched && job.doubtful);
  command_may_be_open_ = may_be_cut_short && !job.cleared;
  if (job.began || job.ended) {
    fence_was_seen_ = true;
    fence_is_mute_ = false;
  }
  PrintResult result{.outcome = Outcome::Unknown,
                     .trouble = job.seen.trouble,
                     .may_have_left_marks = true,
                     .bytes_handed_over = job.handed_over};
  // All was taken and nothing is known to be wrong: the slip's own cut will come.
  const bool is_whole = job.is_handed_over() && !job.lost && !job.cleared && !job.began &&
                        !(job.is_watched && job.doubtful) && !stops_the_slip(job.seen.trouble);
  if (is_proved(job) || is_believed(job)) {
    paperway_ = Paperway::Clear;
    result.outcome = Outcome::Printed;
    result.trouble = Trouble::None;
    return result;
  }
  if (is_whole) paperway_ = Paperway::Clear;
  if (result.trouble == Trouble::None && has_fence()) result.trouble = Trouble::NoReply;
  // A fence that does not come back is not a fence that was not reached: only of a printer that
  // stopped, and echoed in this very slip, silence says so much.
  const bool rest_is_gone = job.cleared && stops_the_slip(job.seen.trouble) && job.began &&
                            !job.began_last_block && !job.doubtful;
  if (job.at_most < job.slip.whole_at || rest_is_gone) result.outcome = Outcome::Failed;
  return result;
}

}  // namespace drivers::printer
