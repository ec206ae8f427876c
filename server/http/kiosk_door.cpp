#include "server/http/kiosk_door.h"

#include <utility>

#include "kiosk/base/note.h"
#include "kiosk/sync/protocol/enrol.h"
#include "kiosk/sync/protocol/push.h"
#include "server/access/enrolment.h"
#include "server/records/receive.h"

namespace server::http {
namespace {

using kiosk::sync::EnrolAnswer;
using kiosk::sync::EnrolRefusal;
using kiosk::sync::PushAnswer;
using kiosk::sync::Refusal;

/// After a moment in which the database had no time, and when somebody has to look at it.
constexpr std::chrono::seconds busy_retry{5};
constexpr std::chrono::seconds trouble_retry{60};

int status_of(Refusal refusal) {
  switch (refusal) {
    case Refusal::Malformed:
      return 400;
    case Refusal::TooLarge:
      return 413;
    case Refusal::Unknown:
    case Refusal::Revoked:
      return 403;
    case Refusal::Gap:
    case Refusal::Fork:
      return 409;
    case Refusal::Busy:
      return 503;
  }
  return 400;
}

int status_of(EnrolRefusal refusal) {
  switch (refusal) {
    case EnrolRefusal::Malformed:
    case EnrolRefusal::KeyRefused:
      return 400;
    case EnrolRefusal::CodeWrong:
    case EnrolRefusal::Revoked:
      return 403;
    case EnrolRefusal::CentreFull:
      return 409;
    case EnrolRefusal::Busy:
      return 503;
  }
  return 400;
}

Response response_of(const PushAnswer& answer) {
  return {.status = answer.refusal ? status_of(*answer.refusal) : 200,
          .body = text_of(answer),
          .retry_after = answer.retry_after};
}

Response response_of(const EnrolAnswer& answer) {
  return {.status = answer ? 200 : status_of(answer.error()), .body = text_of(answer)};
}

Response refused(Refusal refusal) {
  return response_of(PushAnswer{.refusal = refusal, .head = {}});
}

Response refused(EnrolRefusal refusal) {
  return response_of(EnrolAnswer{std::unexpected(refusal)});
}

Response busy(std::chrono::seconds retry_after) {
  return response_of(PushAnswer{.refusal = Refusal::Busy, .head = {}, .retry_after = retry_after});
}

Response enrol_busy(std::chrono::seconds retry_after) {
  auto response = refused(EnrolRefusal::Busy);
  response.retry_after = retry_after;
  return response;
}

Response not_found() {
  return {.status = 404, .body = R"({"refused":"not_found"})"};
}

}  // namespace

KioskDoor::KioskDoor(store::Pool& pool, access::Authority& authority, std::string centre, Clock now)
    : pool_(pool), authority_(authority), centre_(std::move(centre)), now_(std::move(now)) {}

void KioskDoor::handle(Request request, const Reply& reply) {
  const auto asked = request.method + " " + request.path;
  if (asked == "GET /v1/authority") {
    return reply({.body = authority_.certificate(), .type = "application/x-pem-file"});
  }
  if (asked == "POST /v1/enrol") return enrol(request, reply);
  if (asked == "POST /v1/renew") return renew(std::move(request), reply);
  if (asked == "GET /v1/hello") return greet(std::move(request), reply);
  if (asked == "POST /v1/records") return receive(std::move(request), reply);
  reply(not_found());
}

bool KioskDoor::knows(const Peer& peer) const {
  return !peer.certificate.empty() && peer.centre == centre_;
}

void KioskDoor::ask(const Reply& reply, Busy busy_answer, Work work) {
  const bool taken =
      pool_.submit([this, reply, busy_answer, work = std::move(work)](store::Database& database) {
        const auto response = work(database);
        tell_trouble(response ? std::nullopt : std::optional{response.error()});
        if (response) return reply(*response);
        const bool passes = response.error() == store::DatabaseError::Busy;
        reply(busy_answer(passes ? busy_retry : trouble_retry));
      });
  if (!taken) reply(busy_answer(busy_retry));
}

/// A full disk is for the operator, not for every kiosk that hears of it.
void KioskDoor::tell_trouble(std::optional<store::DatabaseError> trouble) {
  const int now = trouble ? static_cast<int>(*trouble) : -1;
  if (told_trouble_.exchange(now) == now) return;
  kiosk::note("level={} event=database state={}", trouble ? "error" : "info",
              trouble ? store::name_of(*trouble) : "ready");
}

void KioskDoor::greet(Request request, const Reply& reply) {
  if (!knows(request.peer)) return reply(refused(Refusal::Unknown));
  ask(reply, busy, [this, peer = std::move(request.peer)](store::Database& database) -> Worked {
    using Shut = std::expected<std::optional<Refusal>, store::DatabaseError>;
    const auto refusal = database.in_transaction([&](soci::session& session) -> Shut {
      return access::refusal_of(session, centre_, peer.kiosk, peer.certificate);
    });
    if (!refusal) return std::unexpected(refusal.error());
    return response_of(PushAnswer{.refusal = *refusal, .head = {}});
  });
}

void KioskDoor::receive(Request request, const Reply& reply) {
  if (!knows(request.peer)) return reply(refused(Refusal::Unknown));
  ask(reply, busy, [request = std::move(request)](store::Database& database) -> Worked {
    const auto push = kiosk::sync::parse_push(request.body);
    if (!push) return refused(push.error());
    const records::Sender sender{.centre = request.peer.centre,
                                 .kiosk = request.peer.kiosk,
                                 .certificate = request.peer.certificate};
    const auto answer = records::receive(database, sender, *push);
    if (!answer) return std::unexpected(answer.error());
    if (answer->refusal == Refusal::Fork) {
      kiosk::note("level=error event=fork kiosk={} ledger={} chain={}", sender.kiosk,
                  to_string(push->ledger), kiosk::records::name_of(push->chain));
    }
    return response_of(*answer);
  });
}

void KioskDoor::enrol(const Request& request, const Reply& reply) {
  auto asked = kiosk::sync::parse_enrol_request(request.body);
  if (!asked) return reply(refused(EnrolRefusal::Malformed));
  ask(reply, enrol_busy, [this, asked = std::move(*asked)](store::Database& database) -> Worked {
    const std::lock_guard lock{authority_mutex_};
    const auto answer = access::enrol(database, authority_, centre_, asked, now_());
    if (!answer) return std::unexpected(answer.error());
    return response_of(*answer);
  });
}

void KioskDoor::renew(Request request, const Reply& reply) {
  auto asked = kiosk::sync::parse_renew_request(request.body);
  if (!asked) return reply(refused(EnrolRefusal::Malformed));
  if (!knows(request.peer)) return reply(refused(EnrolRefusal::Revoked));
  ask(reply, enrol_busy,
      [this, asked = std::move(*asked),
       peer = std::move(request.peer)](store::Database& database) -> Worked {
        const std::lock_guard lock{authority_mutex_};
        const auto answer = access::renew(database, authority_, centre_, peer.kiosk,
                                          peer.certificate, asked, now_());
        if (!answer) return std::unexpected(answer.error());
        return response_of(*answer);
      });
}

}  // namespace server::http
