#include "drivers/printer/escpos_printer.h"

#include <algorithm>
#include <array>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "drivers/printer/raster.h"

namespace drivers::printer {

namespace {

using std::chrono::milliseconds;

constexpr std::array<std::uint8_t, 3> recover_and_clear{data_link_escape, 0x05, 2};
constexpr std::array<std::uint8_t, 10> clear_buffers{
    data_link_escape, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};
// Cuts what an interrupted slip left hanging, so that it cannot be taken for part of the next.
constexpr std::array<std::uint8_t, 6> reset_and_cut{0x1B, '@', 0x1D, 'V', 66, 0};

constexpr std::array<std::uint8_t, 3> queued_status{0x1D, 'r', 1};

// A printer that talks without end must not hold us here.
constexpr int most_stale_reads = 8;

/// Trouble that stops a slip for good until somebody comes. An off-line or hot printer may go on
/// by itself within the limit.
bool stops_the_slip(Trouble trouble) {
  switch (trouble) {
    case Trouble::None:
    case Trouble::NoReply:
    case Trouble::Offline:
    case Trouble::Overheated:
      return false;
    case Trouble::PaperOut:
    case Trouble::CoverOpen:
    case Trouble::CutterError:
    case Trouble::Unrecoverable:
    case Trouble::Disconnected:
    case Trouble::Rejected:
      return true;
  }
  return true;
}

std::optional<std::map<std::size_t, Raster>> draw_rasters(const Document& document,
                                                          const Profile& profile) {
  std::map<std::size_t, Raster> rasters;
  const RasterOptions options{.width_dots = profile.width_dots, .dots_per_mm = profile.dots_per_mm};
  for (const std::size_t block : blocks_needing_raster(document, profile)) {
    auto raster = render(Document{.blocks = {document.blocks[block]}}, options);
    if (!raster) return std::nullopt;
    rasters.emplace(block, std::move(*raster));
  }
  return rasters;
}

PrintReport refused(Trouble trouble) {
  return {.outcome = Outcome::Failed,
          .trouble = trouble,
          .may_have_left_marks = false,
          .bytes_handed_over = 0};
}

}  // namespace

/// What is known of the slip in hand.
struct EscposPrinter::Job {
  FencePair fences;
  std::size_t handed_over = 0;  // accepted for sure
  std::size_t at_most = 0;      // the printer may have got so many
  Status seen;                  // gathered from replies
  std::size_t queued_replies = 0;
  bool began_last_block = false;
  bool ended = false;
  bool saw_garbage = false;
  bool cleared = false;
  bool lost = false;  // the channel failed

  void take(const Reply& reply) {
    if (const auto* real_time = std::get_if<RealTimeReply>(&reply)) {
      note(seen, *real_time);
    } else if (const auto* automatic = std::get_if<AutoStatus>(&reply)) {
      note(seen, *automatic);
    } else if (const auto* echo = std::get_if<FenceEcho>(&reply)) {
      began_last_block = began_last_block || echo->id == fences.before_last_block;
      ended = ended || echo->id == fences.at_end;
    } else if (std::holds_alternative<QueuedReply>(reply)) {
      ++queued_replies;
      began_last_block = true;
      ended = queued_replies == 2;
    } else if (std::holds_alternative<BufferCleared>(reply)) {
      cleared = true;
    } else if (std::holds_alternative<Garbage>(reply)) {
      saw_garbage = true;
    }
  }

  [[nodiscard]] bool is_over() const { return ended || lost || stops_the_slip(seen.trouble); }
};

EscposPrinter::EscposPrinter(std::unique_ptr<Channel> channel, Profile profile,
                             PrinterLimits limits, Completion completion, Clock clock)
    : channel_(std::move(channel)),
      profile_(std::move(profile)),
      limits_(limits),
      completion_(completion),
      clock_(std::move(clock)),
      // Echoes of an earlier run must not match; any start that differs from run to run will do.
      fence_count_(static_cast<unsigned>(clock_().time_since_epoch().count())) {}

Status EscposPrinter::query(milliseconds limit) {
  if (!channel_->open(limits_.open)) {
    return {.readiness = Readiness::NotReady,
            .trouble = Trouble::Disconnected,
            .paper = Paper::Unknown,
            .model = profile_.model};
  }
  if (!answers()) return Status{.model = profile_.model};
  return ask_status(limit);
}

PrintReport EscposPrinter::print(const Document& document, std::string_view /*job_name*/) {
  const Status status = query(limits_.status);
  if (status.trouble != Trouble::None) return refused(status.trouble);

  const auto rasters = draw_rasters(document, profile_);
  if (!rasters) return refused(Trouble::Rejected);
  const Trouble stuck = clear_leftovers();
  if (stuck != Trouble::None) return refused(stuck);

  Job job{.fences = next_fences()};
  const EncodedSlip slip = encode(document, profile_, *rasters, job.fences);
  parser_.reset();
  if (profile_.fence == Fence::QueuedStatus) {
    parser_.expect_queued();
    parser_.expect_queued();
  }
  hand_over(job, slip);
  if (!job.is_over()) await_end(job, slip);
  if (!job.ended) throw_away_rest(job);
  return conclude(job, slip);
}

bool EscposPrinter::answers() const {
  return channel_->can_answer() && !profile_.status_questions.empty();
}

bool EscposPrinter::has_fence() const {
  return channel_->can_answer() && profile_.fence != Fence::None;
}

milliseconds EscposPrinter::until(Time deadline) const {
  const auto left = std::chrono::duration_cast<milliseconds>(deadline - clock_());
  return std::max(milliseconds{0}, left);
}

FencePair EscposPrinter::next_fences() {
  const auto numbered = [](unsigned count, char kind) {
    const auto digit = [count](unsigned unit) {
      return static_cast<char>('0' + static_cast<int>(count / unit % 10));
    };
    return FenceId{kind, digit(100), digit(10), digit(1)};
  };
  ++fence_count_;
  return {.before_last_block = numbered(fence_count_, 'L'), .at_end = numbered(fence_count_, 'E')};
}

Status EscposPrinter::ask_status(milliseconds limit) {
  const Time deadline = clock_() + limit;
  Status status = ask_once(deadline);
  if (status.trouble == Trouble::CutterError && send(recover_and_clear, until(deadline))) {
    // The error stays latched after the cause is gone, until it is lifted.
    status = ask_once(deadline);
  }
  // A late answer would be taken for one to the next question: begin anew.
  if (status.readiness == Readiness::Unknown) channel_->close();
  return status;
}

/// One round trip: all questions at once, then all answers.
Status EscposPrinter::ask_once(Time deadline) {
  Status status{.model = profile_.model};
  const auto gone = [&] {
    channel_->close();
    status = {.readiness = Readiness::NotReady,
              .trouble = Trouble::Disconnected,
              .model = profile_.model};
    return status;
  };
  if (!drain() || !send_questions(until(deadline))) return gone();
  Job answers;
  while (parser_.real_time_outstanding() > 0 && until(deadline) > milliseconds{0}) {
    take_replies(answers, until(deadline));
    if (answers.lost) return gone();
  }
  if (parser_.real_time_outstanding() > 0 || answers.saw_garbage) {
    status.trouble = Trouble::NoReply;
    return status;
  }
  status.trouble = answers.seen.trouble;
  status.paper = answers.seen.paper;
  status.readiness = status.trouble == Trouble::None ? Readiness::Ready : Readiness::NotReady;
  return status;
}

/// Throws away what came before; false when the channel is lost.
bool EscposPrinter::drain() {
  for (int i = 0; i < most_stale_reads; ++i) {
    const auto stale = channel_->read(milliseconds{0});
    if (!stale) return false;
    if (stale->empty()) break;
  }
  parser_.reset();
  return true;
}

bool EscposPrinter::send(std::span<const std::uint8_t> bytes, milliseconds limit) {
  const WriteResult result = channel_->write(bytes, limit);
  return result.ended.has_value();
}

bool EscposPrinter::send_questions(milliseconds limit) {
  std::vector<std::uint8_t> request;
  for (const int question : profile_.status_questions) {
    request.insert(request.end(), {data_link_escape, 0x04, static_cast<std::uint8_t>(question)});
    parser_.expect_real_time(question);
  }
  return send(request, limit);
}

/// Leaves a printer that is between two commands, with an empty buffer and the paper cut where a
/// slip was interrupted; or says why not.
Trouble EscposPrinter::clear_leftovers() {
  if (leftovers_ == Leftovers::None) return Trouble::None;
  Job clearing;
  throw_away_rest(clearing);
  std::vector<std::uint8_t> resync;
  // Ends a command that was cut short; between commands NUL does nothing.
  if (!clearing.cleared) resync.resize(longest_command(profile_));
  if (leftovers_ == Leftovers::InBufferAndOnPaper && profile_.has_cutter) {
    resync.insert(resync.end(), reset_and_cut.begin(), reset_and_cut.end());
  }
  if (!send(resync, limits_.transfer)) return Trouble::Disconnected;
  if (profile_.fence == Fence::QueuedStatus && channel_->can_answer()) {
    const Trouble stuck = settle();
    if (stuck != Trouble::None) return stuck;
  }
  leftovers_ = Leftovers::None;
  return Trouble::None;
}

/// Waits until the printer has come to the end of old data. The filling may have completed an old
/// status request, whose answer must not count for the next slip.
Trouble EscposPrinter::settle() {
  parser_.reset();
  parser_.expect_queued();
  parser_.expect_queued();
  if (!send(queued_status, limits_.transfer)) return Trouble::Disconnected;
  Job settling;
  const Time deadline = clock_() + limits_.finish;
  while (settling.queued_replies == 0 && !settling.lost && until(deadline) > milliseconds{0}) {
    take_replies(settling, until(deadline));
  }
  if (!settling.lost) take_replies(settling, limits_.quiet);
  if (settling.lost) return Trouble::Disconnected;
  return settling.queued_replies > 0 ? Trouble::None : Trouble::NoReply;
}

void EscposPrinter::hand_over(Job& job, const EncodedSlip& slip) {
  leftovers_ = Leftovers::InBufferAndOnPaper;
  const std::span<const std::uint8_t> bytes{slip.bytes};
  while (job.handed_over < bytes.size() && !job.is_over()) {
    const auto rest = bytes.subspan(job.handed_over);
    const auto chunk = rest.first(std::min(rest.size(), limits_.chunk_bytes));
    job.at_most = job.handed_over + chunk.size();
    const WriteResult result = channel_->write(chunk, limits_.transfer);
    job.handed_over += std::min(result.accepted, chunk.size());
    if (!result.ended) {
      const bool is_late = result.ended.error() == ChannelError::TimedOut;
      job.seen.trouble =
          std::max(job.seen.trouble, is_late ? Trouble::NoReply : Trouble::Disconnected);
      job.lost = true;
    }
    if (channel_->can_answer() && channel_->is_open()) take_replies(job, milliseconds{0});
  }
}

/// Waits for the fence, asking for the status now and then: a printer that ran out of paper says so
/// long before the limit.
void EscposPrinter::await_end(Job& job, const EncodedSlip& slip) {
  if (!has_fence()) {
    if (answers()) job.seen.trouble = ask_status(limits_.status).trouble;
    return;
  }
  const Time deadline = clock_() + limits_.finish + limits_.finish_per_mm * slip.length_mm;
  Time next_poll = clock_() + limits_.poll;
  while (!job.is_over() && until(deadline) > milliseconds{0}) {
    take_replies(job, std::min(until(deadline), until(next_poll)));
    if (job.is_over() || until(next_poll) > milliseconds{0}) continue;
    next_poll = clock_() + limits_.poll;
    if (!answers() || parser_.real_time_outstanding() > 0) continue;
    job.seen.trouble = Trouble::None;
    job.lost = job.lost || !send_questions(limits_.status);
  }
  if (job.lost && !channel_->is_open()) job.seen.trouble = Trouble::Disconnected;
}

/// Reads once and notes everything that came, up to the end of a round of status answers.
void EscposPrinter::take_replies(Job& job, milliseconds limit) {
  const auto bytes = channel_->read(limit);
  if (!bytes) {
    job.lost = true;
    job.seen.trouble = Trouble::Disconnected;
    return;
  }
  for (const Reply& reply : parser_.feed(*bytes)) job.take(reply);
}

/// Has the printer empty its buffer, so that the rest cannot come out when paper is put in.
void EscposPrinter::throw_away_rest(Job& job) {
  if (!profile_.can_clear_buffer || !channel_->can_answer() || !channel_->is_open()) return;
  const Time deadline = clock_() + limits_.clear;
  if (!send(clear_buffers, limits_.clear)) return;
  while (!job.cleared && until(deadline) > milliseconds{0}) {
    const bool was_lost = std::exchange(job.lost, false);
    take_replies(job, until(deadline));
    if (job.lost) return;
    job.lost = was_lost;
  }
}

bool EscposPrinter::is_proved(const Job& job, const EncodedSlip& slip) {
  if (!has_fence()) {
    return completion_ == Completion::Trusted && !job.lost &&
           job.handed_over == slip.bytes.size() && job.seen.trouble == Trouble::None;
  }
  if (!job.ended) return false;
  if (profile_.fence == Fence::ProcessId) return true;
  // Two single bytes could be noise: a sane answer right after them is the rest of the proof.
  return !job.saw_garbage && answers() && ask_status(limits_.status).readiness == Readiness::Ready;
}

PrintReport EscposPrinter::conclude(const Job& job, const EncodedSlip& slip) {
  PrintReport report{.outcome = Outcome::Unknown,
                     .trouble = job.seen.trouble,
                     .may_have_left_marks = true,
                     .bytes_handed_over = job.handed_over};
  if (is_proved(job, slip)) {
    leftovers_ = Leftovers::None;
    report.outcome = Outcome::Printed;
    report.trouble = Trouble::None;
    return report;
  }
  if (report.trouble == Trouble::None && has_fence()) report.trouble = Trouble::NoReply;
  const bool rest_is_gone = job.cleared && !job.began_last_block && !job.saw_garbage;
  if (job.at_most < slip.whole_at || rest_is_gone) report.outcome = Outcome::Failed;
  if (report.trouble == Trouble::NoReply) channel_->close();
  return report;
}

}  // namespace drivers::printer
