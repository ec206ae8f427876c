#pragma once
// The thread that owns the ledger: opens it, writes tickets and facts, answers by events, and tries
// again by itself when the disk comes back. What could not be written waits, in order.

#include <deque>
#include <memory>
#include <optional>
#include <variant>

#include "kiosk/messages/store.h"
#include "kiosk/shell/files/report_seal.h"
#include "kiosk/shell/threads/worker.h"
#include "kiosk/store/ledger.h"
#include "kiosk/sync/protocol/push.h"

namespace kiosk::shell {

class StoreWorker {
 public:
  /// Checks the whole ledger; `done` is called from the worker's thread.
  struct Verify {
    std::function<void(std::expected<store::VerifyResult, store::StoreError>)> done;
  };
  struct AskStatus {
    std::function<void(std::expected<store::LedgerStatus, store::StoreError>)> done;
  };
  /// Where the office is: days turn at its midnight. It comes with the content, before anything
  /// that counts days.
  struct UseOffset {
    UtcOffset utc_offset = western_indonesia;
  };
  /// Of the link's thread, which waits: records for the hub.
  struct TakeBatch {
    store::BatchWish wish;
    Instant now{};
    std::function<void(std::expected<store::Batch, store::StoreError>)> done;
  };
  /// The same: what the hub holds durably. Payloads of voices are erased a moment later.
  struct Acknowledge {
    store::Chain chain = store::Chain::Journal;
    sync::Head head;
    Instant now{};
    std::function<void(std::expected<void, store::StoreError>)> done;
  };
  using Job =
      std::variant<messages::StoreEffect, UseOffset, Verify, AskStatus, TakeBatch, Acknowledge>;

  /// The ledger is opened by the thread itself, at the first job that needs it.
  /// Without keys every report is refused: nothing private is stored unsealed.
  StoreWorker(store::LedgerConfig config, std::optional<SealKeys> seal_keys, Mailbox& mailbox);

  /// Called by the ledger's thread when the journal may have grown. Before the first job.
  void on_journal(std::function<void()> journal_grew) { journal_grew_ = std::move(journal_grew); }
  void submit(Job job) { worker_.submit(std::move(job)); }
  [[nodiscard]] int pending() const { return worker_.pending(); }

 private:
  using WaitingRecord = std::variant<messages::RecordPrintState, messages::RecordFact>;

  static bool may_grow_journal(const Job& job);
  void handle(Job job);
  void do_job(messages::StoreEffect effect);
  void do_job(const UseOffset& job);
  void do_job(const Verify& job);
  void do_job(const AskStatus& job);
  void do_job(const TakeBatch& job);
  void do_job(const Acknowledge& job);
  void tell_state(Instant now);
  /// While nobody asks: is what was stored still there, and would more be stored?
  void look();
  /// While nobody asks: what can wait.
  void tidy_up();
  bool ensure_open(Instant now);
  void settle_interrupted_prints(Instant now);
  void issue(const messages::IssueTicket& job);
  void cancel(const messages::CancelTicket& job);
  void find(const messages::FindTicket& job);
  std::optional<messages::TakenOut> taken_out(const messages::FindTicket& job);
  void keep(const messages::KeepRecord& job);
  /// What is stored of it; nothing when there are no keys to seal with.
  std::optional<std::string> payload_of(const messages::KeepRecord& job);
  void tell_spent(const messages::AskSpent& job);
  void keep(const messages::KeepComplaint& job);
  void list_tickets(const messages::ListTickets& job);
  void void_ticket(const messages::VoidTicket& job);
  void confirm_clock(const messages::ConfirmClock& job);
  void count_day(const messages::CountDay& job);
  void record(WaitingRecord record);
  std::expected<void, store::StoreError> write(const WaitingRecord& record);
  void write_waiting();
  void report(Instant now);
  void note_damage(const store::LedgerStatus& status);
  void report_trouble(store::StoreError error);

  /// The code of a report that was refused: asked for again, it may be stored already with it.
  struct OpenReport {
    Uuid id;
    PrivateText withdrawal_code;
  };

  /// A survey's payload with what was sealed into it: asked for again, it must be the same record.
  struct OpenSurvey {
    Uuid id;
    std::string payload;
  };

  store::LedgerConfig config_;
  std::optional<SealKeys> seal_keys_;
  std::optional<OpenReport> open_report_;
  std::optional<OpenSurvey> open_survey_;
  Mailbox& mailbox_;
  std::unique_ptr<store::Ledger> ledger_;
  std::function<void()> journal_grew_;
  bool erase_due_ = true;  // voices were acknowledged: perhaps before the last power cut
  Instant last_now_{};
  bool takes_voices_ = true;       // as it was reported last
  bool told_trouble_ = false;      // the same
  std::int64_t noted_damage_ = 0;  // records told in the log
  std::deque<WaitingRecord> waiting_;
  Worker<Job> worker_;
};

}  // namespace kiosk::shell
