#pragma once
// What kiosks may ask of the hub, by path; `server/openapi.yaml` describes it. Who asks is told by
// the certificate of the connection. Any thread.

#include <atomic>
#include <chrono>
#include <expected>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

#include "kiosk/base/time.h"
#include "server/access/authority.h"
#include "server/http/messages.h"
#include "server/store/pool.h"

namespace server::http {

class KioskDoor {
 public:
  using Clock = std::function<kiosk::Instant()>;

  /// All three outlive it.
  KioskDoor(store::Pool& pool, access::Authority& authority, std::string centre, Clock now);

  /// A Handle: it never blocks.
  void handle(Request request, const Reply& reply);

 private:
  using Worked = std::expected<Response, store::DatabaseError>;
  using Work = std::function<Worked(store::Database&)>;
  using Busy = Response (*)(std::chrono::seconds retry_after);

  [[nodiscard]] bool knows(const Peer& peer) const;
  /// The database does the work when it has time, and its answer goes back; `busy_answer` when too
  /// many wait, or it cannot.
  void ask(const Reply& reply, Busy busy_answer, Work work);
  /// Told each time that it changes.
  void tell_trouble(std::optional<store::DatabaseError> trouble);
  void greet(Request request, const Reply& reply);
  void receive(Request request, const Reply& reply);
  void enrol(const Request& request, const Reply& reply);
  void renew(Request request, const Reply& reply);

  store::Pool& pool_;
  access::Authority& authority_;
  std::mutex authority_mutex_;  // it signs for one at a time
  std::string centre_;
  Clock now_;
  std::atomic<int> told_trouble_{-1};  // of the database; none
};

}  // namespace server::http
