#pragma once
// The thread that sends what is stored to the hub: asks app/link what to do and when, takes batches
// from the ledger's thread, and tells the core when the line changes. Nobody waits for it.

#include <chrono>
#include <condition_variable>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>

#include "kiosk/app/link.h"
#include "kiosk/shell/threads/store_worker.h"
#include "kiosk/shell/threads/worker.h"
#include "kiosk/sync/link/hub_line.h"

namespace kiosk::shell {

struct LinkSetup {
  sync::LinkLibrary library;
  sync::HubIdentity identity;
  std::string kiosk;      // `K01`
  std::string seal_keys;  // fingerprints of what reports are sealed to
  /// A renewed one; false when the disk did not take it.
  std::function<bool(const sync::HubIdentity&)> keep;
};

class LinkWorker {
 public:
  /// `store` outlives it. The time is that of the last `tick`.
  LinkWorker(LinkSetup setup, StoreWorker& store, Mailbox& mailbox, const messages::Tick& tick);
  ~LinkWorker();
  LinkWorker(const LinkWorker&) = delete;
  LinkWorker& operator=(const LinkWorker&) = delete;

  /// The clocks, once a second: they are the bench's where there is one. Any thread.
  void tick(const messages::Tick& tick);
  /// Ends the thread, and a request under way. The ledger's thread may end after it.
  void stop();
  /// Something was stored in the journal. Any thread.
  void journal_grew();

 private:
  void run(const std::stop_token& stop);
  app::LinkOutcome act(const app::LinkNext& next);
  app::LinkOutcome send(records::Chain chain, std::optional<store::HoursOver> hours);
  app::LinkOutcome take_answer(const store::Batch& batch, records::Chain chain,
                               const sync::PushAnswer& answer);
  app::LinkOutcome greet();
  app::LinkOutcome renew();
  void tell(const app::LinkOutcome& outcome);
  /// Under the lock.
  [[nodiscard]] std::chrono::milliseconds steady() const;
  [[nodiscard]] Instant wall() const;
  Instant wall_now();  // takes the lock

  LinkSetup setup_;
  StoreWorker& store_;
  Mailbox& mailbox_;
  std::mutex mutex_;  // of the link, the line and what wakes the thread
  std::condition_variable_any changed_;
  app::Link link_;
  std::shared_ptr<sync::HubLine> line_;
  bool poked_ = false;
  messages::Tick tick_;  // the last one
  std::chrono::steady_clock::time_point ticked_at_;
  messages::LinkReported told_;
  int most_records_ = store::BatchWish{}.most_records;  // of a push; fewer on a bad line
  /// Where the hub wants a chain from, when it holds less than it had acknowledged.
  struct From {
    Uuid ledger;
    std::int64_t after = 0;
  };
  std::map<records::Chain, From> from_;
  std::jthread thread_;  // last: it is joined before what it uses goes away
};

}  // namespace kiosk::shell
