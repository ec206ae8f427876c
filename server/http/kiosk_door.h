#pragma once
// What kiosks may ask of the hub, by path; `server/openapi.yaml` describes it. Who asks is told by
// the certificate of the connection. Any thread.

#include <functional>
#include <memory>
#include <mutex>
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
  void greet(Request request, const Reply& reply);
  void receive(Request request, const Reply& reply);
  void enrol(const Request& request, const Reply& reply);
  void renew(Request request, const Reply& reply);

  store::Pool& pool_;
  access::Authority& authority_;
  std::mutex authority_mutex_;  // it signs for one at a time
  std::string centre_;
  Clock now_;
};

}  // namespace server::http
