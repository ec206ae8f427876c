#include "kiosk/shell/threads/store_worker.h"

#include <utility>

#include "kiosk/base/bytes.h"
#include "kiosk/base/note.h"
#include "kiosk/base/overloaded.h"
#include "kiosk/records/survey.h"

namespace kiosk::shell {
namespace {

/// More than a day of records; beyond it the oldest are given up, and the log says so.
constexpr std::size_t most_waiting = 20'000;

/// Tickets in the list of staff.
constexpr int most_listed = 20;
constexpr std::size_t shown_head_digits = 16;
/// A folder that was moved or unplugged is told within five seconds.
constexpr std::chrono::milliseconds between_looks{2'000};

Instant time_of(const StoreWorker::Job& job) {
  const auto* effect = std::get_if<messages::StoreEffect>(&job);
  if (effect == nullptr) return {};
  return std::visit([](const auto& one) { return one.now; }, *effect);
}

}  // namespace

StoreWorker::StoreWorker(store::LedgerConfig config, std::optional<SealKeys> seal_keys,
                         Mailbox& mailbox)
    : config_(std::move(config)),
      seal_keys_(seal_keys),
      mailbox_(mailbox),
      worker_([this](Job job) { handle(std::move(job)); }, [this] { tidy_up(); },
              [] { return between_looks; }) {}

bool StoreWorker::ensure_open(Instant now) {
  if (ledger_) return true;
  auto opened = store::Ledger::open(config_, now);
  if (!opened) {
    report_trouble(opened.error());
    return false;
  }
  ledger_ = std::move(*opened);
  settle_interrupted_prints(now);
  return true;
}

/// A slip that was under way when the program stopped may or may not have come out.
void StoreWorker::settle_interrupted_prints(Instant now) {
  const auto tickets = ledger_->unfinished_prints();
  if (!tickets) return;
  for (const auto& ticket : *tickets) {
    waiting_.push_back(messages::RecordPrintState{
        .ticket = ticket, .state = domain::PrintState::Unknown, .now = now});
  }
  write_waiting();
}

void StoreWorker::handle(Job job) {
  last_now_ = std::max(last_now_, time_of(job));
  const bool grows = may_grow_journal(job);
  std::visit([this](auto& one) { do_job(std::move(one)); }, job);
  if (grows && journal_grew_) journal_grew_();
  look();  // a ticket may have taken the reserve: the next form must not begin
}

/// Each kind by name: a new one does not compile until it is done here.
void StoreWorker::do_job(messages::StoreEffect effect) {
  std::visit(Overloaded{[this](const messages::IssueTicket& one) { issue(one); },
                        [this](const messages::CancelTicket& one) { cancel(one); },
                        [this](const messages::FindTicket& one) { find(one); },
                        [this](const messages::KeepRecord& one) { keep(one); },
                        [this](const messages::KeepComplaint& one) { keep(one); },
                        [this](const messages::AskSpent& one) { tell_spent(one); },
                        [this](messages::RecordPrintState& one) { record(std::move(one)); },
                        [this](messages::RecordFact& one) { record(std::move(one)); },
                        [this](const messages::AskStore& one) { tell_state(one.now); },
                        [this](const messages::ListTickets& one) { list_tickets(one); },
                        [this](const messages::VoidTicket& one) { void_ticket(one); },
                        [this](const messages::ConfirmClock& one) { confirm_clock(one); },
                        [this](const messages::CountDay& one) { count_day(one); }},
             effect);
}

void StoreWorker::do_job(const UseOffset& job) {
  config_.utc_offset = job.utc_offset;
  if (ledger_) ledger_->use_offset(job.utc_offset);
}

void StoreWorker::do_job(const Verify& job) {
  job.done(ledger_ ? ledger_->verify() : std::unexpected(store::StoreError::IoError));
}

void StoreWorker::do_job(const AskStatus& job) {
  job.done(ledger_ ? ledger_->status() : std::unexpected(store::StoreError::IoError));
}

void StoreWorker::do_job(const TakeBatch& job) {
  job.done(ensure_open(job.now) ? ledger_->batch(job.wish)
                                : std::unexpected(store::StoreError::IoError));
}

void StoreWorker::do_job(const Acknowledge& job) {
  const auto done =
      ledger_ ? ledger_->acknowledge(job.chain, job.head.sequence, job.head.hash)
              : std::expected<void, store::StoreError>{std::unexpected(store::StoreError::IoError)};
  erase_due_ = erase_due_ || (done && job.chain == store::Chain::Voices);
  job.done(done);
  if (done) report(job.now);  // how much is still to be sent
}

void StoreWorker::tidy_up() {
  look();
  if (!erase_due_ || !ledger_) return;
  const auto erased = ledger_->erase_acknowledged_voices();
  erase_due_ = !erased.has_value();
}

/// A voice must not be told of: the moment would go to the hub.
bool StoreWorker::may_grow_journal(const Job& job) {
  const auto* effect = std::get_if<messages::StoreEffect>(&job);
  if (effect == nullptr) return false;
  const auto* record = std::get_if<messages::KeepRecord>(effect);
  if (record != nullptr) return record->fact.chain == records::Chain::Journal;
  return !std::holds_alternative<messages::KeepComplaint>(*effect) &&
         !std::holds_alternative<messages::AskSpent>(*effect);
}

void StoreWorker::tell_state(Instant now) {
  if (!ensure_open(now)) return;
  write_waiting();
  // Whatever closed the forms may be over: only the disk itself can tell. A sound disk is left
  // alone: the first ticket behind a log that was moved waits for a second sync.
  if (told_trouble_ || !takes_voices_) {
    if (const auto maintained = ledger_->maintain(); !maintained) {
      return report_trouble(maintained.error());
    }
  }
  report(now);
}

void StoreWorker::look() {
  if (!ledger_) return;
  const auto room = ledger_->look();
  if (!room) {
    if (!told_trouble_) report_trouble(room.error());
    return;
  }
  if (takes_voices_ != *room) report(last_now_);
}

void StoreWorker::issue(const messages::IssueTicket& job) {
  if (!ensure_open(job.now)) {
    mailbox_.push(
        messages::TicketRefused{.request = job.request.id, .error = store::StoreError::IoError});
    return;
  }
  auto ticket = ledger_->issue_ticket(job.request, job.now);
  if (ticket) {
    mailbox_.push(messages::TicketIssued{.ticket = std::move(*ticket)});
    return;
  }
  mailbox_.push(messages::TicketRefused{.request = job.request.id, .error = ticket.error()});
}

void StoreWorker::cancel(const messages::CancelTicket& job) {
  const auto answer = [&](std::optional<store::StoreError> error) {
    mailbox_.push(messages::TicketCancelled{.number = job.number, .day = job.day, .error = error});
  };
  if (!ensure_open(job.now)) return answer(store::StoreError::IoError);
  const auto found = ledger_->find_number(job.day, job.number);
  if (!found) return answer(found.error());
  const auto& ticket = *found;
  if (!ticket) return answer(store::StoreError::NotFound);
  const auto ended = ledger_->end_ticket(*ticket, store::TicketEnd::Cancelled, job.now);
  answer(ended ? std::nullopt : std::optional{ended.error()});
}

void StoreWorker::find(const messages::FindTicket& job) {
  mailbox_.push(
      messages::TicketFound{.number = job.number, .day = job.day, .taken_out = taken_out(job)});
}

/// A ledger that cannot tell says nothing: giving the number back will then say what is wrong.
std::optional<messages::TakenOut> StoreWorker::taken_out(const messages::FindTicket& job) {
  if (!ensure_open(job.now)) return std::nullopt;
  const auto found = ledger_->find_number(job.day, job.number);
  if (!found) return std::nullopt;
  const auto& ticket = *found;
  if (!ticket) return std::nullopt;
  const auto last = ledger_->end_of(*ticket);
  if (!last) return std::nullopt;
  const auto& end = *last;
  if (!end) return std::nullopt;
  switch (end->end) {
    case store::TicketEnd::Cancelled:
      return messages::TakenOut{.by = messages::TakenOutBy::Holder, .at = end->at};
    case store::TicketEnd::Void:
      return messages::TakenOut{.by = messages::TakenOutBy::Staff, .at = end->at};
    case store::TicketEnd::Done:
    case store::TicketEnd::NoShow:
    case store::TicketEnd::Expired:
      return std::nullopt;
  }
  return std::nullopt;
}

void StoreWorker::keep(const messages::KeepRecord& job) {
  const auto refuse = [&](store::StoreError error) {
    mailbox_.push(messages::RecordRefused{.id = job.id, .error = error});
  };
  const auto payload = payload_of(job);
  if (!payload) return refuse(store::StoreError::NoSealKeys);
  if (!ensure_open(job.now)) return refuse(store::StoreError::IoError);
  const auto kept = ledger_->append({.chain = job.fact.chain,
                                     .kind = job.fact.kind,
                                     .payload = *payload,
                                     .id = job.id,
                                     .spends = job.spends},
                                    job.now);
  if (!kept) return refuse(kept.error());
  mailbox_.push(messages::RecordKept{.id = job.id});
}

/// An envelope is another one each time it is sealed: the first stays until the next survey.
std::optional<std::string> StoreWorker::payload_of(const messages::KeepRecord& job) {
  if (job.suggestion.empty()) return job.fact.payload;
  if (!seal_keys_) return std::nullopt;
  if (!open_survey_ || open_survey_->id != job.id) {
    const auto sealed = sealed_suggestion(job.suggestion, *seal_keys_);
    open_survey_ =
        OpenSurvey{.id = job.id, .payload = records::with_suggestion(job.fact.payload, sealed)};
  }
  return open_survey_->payload;
}

/// A ledger that cannot tell lets the visitor go on: the record itself will be refused.
void StoreWorker::tell_spent(const messages::AskSpent& job) {
  const auto spent = ensure_open(job.now) ? ledger_->is_spent(job.token, job.now)
                                          : std::expected<bool, store::StoreError>{false};
  mailbox_.push(messages::SpentReported{.spent = spent.value_or(false)});
}

void StoreWorker::keep(const messages::KeepComplaint& job) {
  const auto refuse = [&](store::StoreError error) {
    mailbox_.push(messages::RecordRefused{.id = job.id, .error = error});
  };
  if (!seal_keys_) return refuse(store::StoreError::NoSealKeys);
  if (!ensure_open(job.now)) return refuse(store::StoreError::IoError);
  const bool again = open_report_ && open_report_->id == job.id;
  if (!again) open_report_ = OpenReport{.id = job.id, .withdrawal_code = make_withdrawal_code()};
  const auto& code = open_report_->withdrawal_code;
  const auto kept = ledger_->keep_report(
      {.id = job.id, .report = sealed_report(job, config_.utc_offset, code, *seal_keys_)}, job.now);
  if (!kept) return refuse(kept.error());
  // A report that was answered before has a code that nobody knows any more.
  mailbox_.push(
      messages::ComplaintKept{.id = job.id,
                              .number = kept->number,
                              .classification = kept->classification,
                              .due = kept->due,
                              .withdrawal_code = kept->is_new || again ? code : PrivateText{}});
  open_report_.reset();
}

void StoreWorker::list_tickets(const messages::ListTickets& job) {
  if (!ensure_open(job.now)) return;
  auto tickets = ledger_->latest_tickets(job.now, most_listed);
  if (!tickets) return report_trouble(tickets.error());
  messages::TicketsListed listed;
  for (auto& one : *tickets) {
    listed.tickets.push_back({.ticket = std::move(one.ticket),
                              .print_state = one.print_state,
                              .ended = !one.ended.empty()});
  }
  mailbox_.push(std::move(listed));
}

void StoreWorker::void_ticket(const messages::VoidTicket& job) {
  messages::TicketVoided answer{.ticket = job.ticket, .error = store::StoreError::IoError};
  if (ensure_open(job.now)) {
    const auto ended = ledger_->end_ticket(job.ticket, store::TicketEnd::Void, job.now);
    answer.error = ended ? std::nullopt : std::optional{ended.error()};
  }
  mailbox_.push(std::move(answer));
}

void StoreWorker::confirm_clock(const messages::ConfirmClock& job) {
  if (!ensure_open(job.now)) return;
  const auto confirmed = ledger_->confirm_clock(job.now);
  if (!confirmed) return report_trouble(confirmed.error());
  report(job.now);
}

void StoreWorker::count_day(const messages::CountDay& job) {
  if (!ensure_open(job.now)) return;
  const auto figures = ledger_->day_figures(job.now);
  const auto status = ledger_->status();
  if (!figures || !status) return report_trouble(figures ? status.error() : figures.error());
  const auto head = [](const store::ChainStatus& chain) {
    return to_hex(chain.head).substr(0, shown_head_digits);
  };
  mailbox_.push(messages::DayCounted{.prints = figures->print_states,
                                     .records = figures->records,
                                     .reports = figures->reports,
                                     .void_tickets = figures->void_tickets,
                                     .cancelled_tickets = figures->cancelled_tickets,
                                     .journal_depth = status->journal.depth,
                                     .journal_unsent = status->journal.unsent,
                                     .journal_head = head(status->journal),
                                     .voices_depth = status->voices.depth,
                                     .voices_unsent = status->voices.unsent,
                                     .voices_head = head(status->voices)});
}

std::expected<void, store::StoreError> StoreWorker::write(const WaitingRecord& record) {
  if (const auto* state = std::get_if<messages::RecordPrintState>(&record)) {
    return ledger_->set_print_state(state->ticket, state->state, name_of(state->trouble),
                                    state->now);
  }
  const auto& fact = std::get<messages::RecordFact>(record);
  const auto id = ledger_->append({.kind = fact.fact.kind, .payload = fact.fact.payload}, fact.now);
  if (!id) return std::unexpected(id.error());
  return {};
}

void StoreWorker::record(WaitingRecord record) {
  if (waiting_.size() == most_waiting) waiting_.pop_front();
  waiting_.push_back(std::move(record));
  if (ledger_) write_waiting();
}

void StoreWorker::write_waiting() {
  while (!waiting_.empty()) {
    const auto written = write(waiting_.front());
    // A record that breaks a rule would stop all after it for ever.
    if (!written && !is_of_the_request(written.error())) {
      return report_trouble(written.error());
    }
    waiting_.pop_front();
  }
}

void StoreWorker::report(Instant now) {
  const auto issued = ledger_->issued_today(now);  // judges the clock, which the status tells
  const auto status = ledger_->status();
  if (!status || !issued) return report_trouble(status ? issued.error() : status.error());
  takes_voices_ = !status->reserve_given_up;
  told_trouble_ = false;
  note_damage(*status);
  mailbox_.push(messages::StoreReported{.trouble = std::nullopt,
                                        .clock = status->clock,
                                        .depth = status->journal.depth + status->voices.depth,
                                        .unsent = status->journal.unsent + status->voices.unsent,
                                        .reserve_given_up = status->reserve_given_up,
                                        .restarted_from_damage = status->restarted_from_damage,
                                        .issued_today = *issued});
}

/// Once for each finding: the disk that did it will do it again.
void StoreWorker::note_damage(const store::LedgerStatus& status) {
  const auto found = status.records_mended + status.records_damaged;
  if (found == noted_damage_) return;
  noted_damage_ = found;
  note("level=error event=ledger state=mended turned_back={} damaged={} inherited={}",
       status.records_mended, status.records_damaged, status.voices_inherited);
}

void StoreWorker::report_trouble(store::StoreError error) {
  told_trouble_ = true;
  mailbox_.push(messages::StoreReported{.trouble = error, .issued_today = {}});
}

}  // namespace kiosk::shell
