#include "kiosk/shell/threads/link_worker.h"

#include <algorithm>
#include <future>
#include <utility>

#include <sodium.h>

#include "kiosk/base/note.h"

namespace kiosk::shell {
namespace {

using std::chrono::milliseconds;

/// A push of a thousand records over a slow line.
constexpr milliseconds push_limit{30'000};
constexpr milliseconds greet_limit{5'000};

/// The bench moves its clock by more than this.
constexpr milliseconds moved_by{1'500};

/// What runs out is renewed at half of its life (S05); what does not hold at all, at once.
Instant renewal_of(const LinkSetup& setup) {
  const auto validity = setup.library.validity_of(setup.identity);
  if (!validity) return {};
  return validity->from + (validity->until - validity->from) / 2;
}

/// From 0 to 1.
double chance() {
  constexpr std::uint32_t parts = 1'000;
  return static_cast<double>(randombytes_uniform(parts + 1)) / parts;
}

/// Gives the ledger's thread a job and waits for what comes of it.
template <class Result, class Job>
Result ask(StoreWorker& store, Job job) {
  std::promise<Result> promise;
  auto answer = promise.get_future();
  job.done = [&promise](Result result) { promise.set_value(std::move(result)); };
  store.submit(std::move(job));
  return answer.get();
}

app::LinkOutcome failure(const sync::HubError& error) {
  return {.fault = error.fault, .retry_after = error.retry_after};
}

}  // namespace

LinkWorker::LinkWorker(LinkSetup setup, StoreWorker& store, Mailbox& mailbox,
                       const messages::Tick& tick)
    : setup_(std::move(setup)),
      store_(store),
      mailbox_(mailbox),
      link_(tick.steady, tick.now, renewal_of(setup_)),
      line_(setup_.library.connect(setup_.identity)),
      tick_(tick),
      ticked_at_(std::chrono::steady_clock::now()),
      thread_([this](const std::stop_token& stop) { run(stop); }) {}

LinkWorker::~LinkWorker() {
  stop();
}

void LinkWorker::stop() {
  thread_.request_stop();
  {
    const std::lock_guard lock{mutex_};
    line_->cancel();
  }
  if (thread_.joinable()) thread_.join();
}

milliseconds LinkWorker::steady() const {
  const auto since = std::chrono::steady_clock::now() - ticked_at_;
  return tick_.steady + std::chrono::duration_cast<milliseconds>(since);
}

Instant LinkWorker::wall_now() {
  const std::lock_guard lock{mutex_};
  return wall();
}

Instant LinkWorker::wall() const {
  return tick_.now + (steady() - tick_.steady);
}

void LinkWorker::tick(const messages::Tick& tick) {
  {
    const std::lock_guard lock{mutex_};
    const bool new_hour = std::chrono::floor<std::chrono::hours>(tick_.now) !=
                          std::chrono::floor<std::chrono::hours>(tick.now);
    // Between two ticks the thread counts itself; a clock that was moved it cannot foresee.
    const bool moved = tick.steady > steady() + moved_by;
    tick_ = tick;
    ticked_at_ = std::chrono::steady_clock::now();
    if (!new_hour && !moved) return;
    poked_ = true;
  }
  changed_.notify_one();
}

void LinkWorker::journal_grew() {
  {
    const std::lock_guard lock{mutex_};
    link_.journal_grew(steady());
    poked_ = true;
  }
  changed_.notify_one();
}

void LinkWorker::run(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    app::LinkNext next;
    {
      std::unique_lock lock{mutex_};
      next = link_.begin(steady(), wall());
      if (next.act == app::LinkAct::Wait) {
        poked_ = false;
        changed_.wait_for(lock, stop, next.wait, [this] { return poked_; });
        continue;
      }
    }
    const auto outcome = act(next);
    if (stop.stop_requested()) return;
    if (!outcome.ledger_silent && !outcome.nobody_asked) tell(outcome);
    const std::lock_guard lock{mutex_};
    link_.done(next, outcome, steady(), chance());
  }
}

app::LinkOutcome LinkWorker::act(const app::LinkNext& next) {
  switch (next.act) {
    case app::LinkAct::SendJournal:
      return send(records::Chain::Journal, std::nullopt);
    case app::LinkAct::SendVoices:
      return send(records::Chain::Voices,
                  store::HoursOver{.hour = next.hour, .also_ahead = next.also_ahead});
    case app::LinkAct::Renew:
      return renew();
    case app::LinkAct::Greet:
      return greet();
    case app::LinkAct::Wait:
      break;
  }
  return {};
}

app::LinkOutcome LinkWorker::send(records::Chain chain, std::optional<store::HoursOver> hours) {
  store::BatchWish wish{.chain = chain, .hours = hours, .most_records = most_records_};
  if (const auto from = from_.find(chain); from != from_.end()) wish.after = from->second.after;
  const auto batch = ask<std::expected<store::Batch, store::StoreError>>(
      store_, StoreWorker::TakeBatch{.wish = wish, .now = wall_now(), .done = {}});
  // The ledger's own trouble is told by its own thread; the line is as it was.
  if (!batch) return {.ledger_silent = true};
  // Damage has begun a new ledger meanwhile: that one goes from its own beginning.
  if (const auto from = from_.find(chain);
      from != from_.end() && from->second.ledger != batch->ledger) {
    from_.erase(from);
    return {.more = true, .nobody_asked = true};
  }
  if (batch->records.empty()) return {.nobody_asked = true};
  const auto reply = line_->post("/v1/records",
                                 text_of(sync::Push{.kiosk = setup_.kiosk,
                                                    .ledger = batch->ledger,
                                                    .chain = chain,
                                                    .records = batch->records}),
                                 push_limit);
  if (!reply) {
    // Half as much may pass where so much did not; a line that is dead shows with any.
    const auto fault = reply.error().fault;
    const bool slow = fault == sync::LinkFault::TooSlow || fault == sync::LinkFault::Broken;
    if (slow) most_records_ = std::max(1, most_records_ / 2);
    return failure(reply.error());
  }
  const auto answer = sync::parse_push_answer(reply->body);
  if (!answer) return {.fault = sync::LinkFault::Portal};
  most_records_ = std::min(most_records_ * 2, store::BatchWish{}.most_records);
  auto outcome = take_answer(*batch, chain, *answer);
  outcome.more = outcome.more || batch->more;
  return outcome;
}

app::LinkOutcome LinkWorker::take_answer(const store::Batch& batch, records::Chain chain,
                                         const sync::PushAnswer& answer) {
  if (answer.refusal == sync::Refusal::Gap) {
    // It holds less than it said: all that is still here goes again, from there on.
    const auto from = from_.find(chain);
    const bool again = from != from_.end() && from->second.after == answer.head.sequence;
    from_[chain] = {.ledger = batch.ledger, .after = answer.head.sequence};
    if (!again) return {.more = true};
  }
  if (answer.refusal) {
    return {.refusal = answer.refusal,
            .retry_after = answer.retry_after.value_or(std::chrono::seconds{0})};
  }
  const auto acknowledged = ask<std::expected<void, store::StoreError>>(
      store_,
      StoreWorker::Acknowledge{.chain = chain, .head = answer.head, .now = wall_now(), .done = {}});
  if (const auto from = from_.find(chain); from != from_.end()) {
    from->second.after = answer.head.sequence;
  }
  // It named a record that is not ours: what it holds is another ledger's.
  if (!acknowledged && is_of_the_request(acknowledged.error())) {
    return {.refusal = sync::Refusal::Fork};
  }
  return {};
}

app::LinkOutcome LinkWorker::greet() {
  const auto reply = line_->get("/v1/hello", greet_limit);
  if (!reply) return failure(reply.error());
  const auto answer = sync::parse_push_answer(reply->body);
  if (!answer) return {.fault = sync::LinkFault::Portal};
  return {.refusal = answer->refusal};
}

app::LinkOutcome LinkWorker::renew() {
  auto renewed = setup_.library.renew(*line_, setup_.identity, setup_.kiosk, setup_.seal_keys);
  if (!renewed) return failure(renewed.error());
  // Kept first: the hub shuts the old one out as soon as it sees the new one, and after a restart
  // there would be none that it takes.
  if (!setup_.keep(*renewed)) return {.nobody_asked = true};
  setup_.identity = std::move(*renewed);
  const std::lock_guard lock{mutex_};
  line_ = setup_.library.connect(setup_.identity);
  link_.use_certificate(renewal_of(setup_));
  return {};
}

void LinkWorker::tell(const app::LinkOutcome& outcome) {
  using enum messages::LinkState;
  messages::LinkReported report{.state = Up};
  if (outcome.fault) report = {.state = Down, .fault = outcome.fault};
  if (outcome.refusal) report = {.state = Refused, .refusal = outcome.refusal};
  if (report == told_) return;
  told_ = report;
  note("level={} event=hub state={} fault={} refusal={}", report.state == Up ? "info" : "warning",
       name_of(report.state), report.fault ? name_of(*report.fault) : "-",
       report.refusal ? name_of(*report.refusal) : "-");
  mailbox_.push(report);
}

}  // namespace kiosk::shell
