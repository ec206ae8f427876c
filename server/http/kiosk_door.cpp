#include "server/http/kiosk_door.h"

#include <atomic>
#include <utility>

#include <fmt/format.h>

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

Response refusal_response(Refusal refusal) {
  PushAnswer answer{.refusal = refusal, .head = {}};
  if (refusal == Refusal::Busy) answer.retry_after = busy_retry;
  return response_of(answer);
}

Response response_of(const EnrolAnswer& answer) {
  Response response{.status = answer ? 200 : status_of(answer.error()), .body = text_of(answer)};
  if (response.status == 503) response.retry_after = busy_retry;
  return response;
}

/// Told once each time that it changes: a full disk is for the operator, not for every kiosk.
std::chrono::seconds retry_after(store::DatabaseError error) {
  static std::atomic<int> told{-1};
  const int now = static_cast<int>(error);
  if (told.exchange(now) != now) {
    fmt::print(stderr, "level=error event=database state={}\n", store::name_of(error));
  }
  return error == store::DatabaseError::Busy ? busy_retry : trouble_retry;
}

Response trouble(store::DatabaseError error) {
  return response_of(
      PushAnswer{.refusal = Refusal::Busy, .head = {}, .retry_after = retry_after(error)});
}

Response enrol_trouble(store::DatabaseError error) {
  auto response = response_of(EnrolAnswer{std::unexpected(EnrolRefusal::Busy)});
  response.retry_after = retry_after(error);
  return response;
}

Response enrol_refusal(EnrolRefusal refusal) {
  return response_of(EnrolAnswer{std::unexpected(refusal)});
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

void KioskDoor::greet(Request request, const Reply& reply) {
  if (request.peer.certificate.empty() || request.peer.centre != centre_) {
    return reply(refusal_response(Refusal::Unknown));
  }
  const bool taken =
      pool_.submit([this, peer = std::move(request.peer), reply](store::Database& database) {
        using Shut = std::expected<std::optional<Refusal>, store::DatabaseError>;
        const auto refusal = database.in_transaction([&](soci::session& session) -> Shut {
          return access::refusal_of(session, centre_, peer.kiosk, peer.certificate);
        });
        if (!refusal) return reply(trouble(refusal.error()));
        reply(response_of(PushAnswer{.refusal = *refusal, .head = {}}));
      });
  if (!taken) reply(refusal_response(Refusal::Busy));
}

void KioskDoor::receive(Request request, const Reply& reply) {
  if (request.peer.certificate.empty() || request.peer.centre != centre_) {
    return reply(refusal_response(Refusal::Unknown));
  }
  const bool taken = pool_.submit([request = std::move(request), reply](store::Database& database) {
    const auto push = kiosk::sync::parse_push(request.body);
    if (!push) return reply(refusal_response(push.error()));
    const records::Sender sender{.centre = request.peer.centre,
                                 .kiosk = request.peer.kiosk,
                                 .certificate = request.peer.certificate};
    const auto answer = records::receive(database, sender, *push);
    if (answer && answer->refusal == Refusal::Fork) {
      fmt::print(stderr, "level=error event=fork kiosk={} ledger={} chain={}\n", sender.kiosk,
                 to_string(push->ledger), kiosk::records::name_of(push->chain));
    }
    reply(answer ? response_of(*answer) : trouble(answer.error()));
  });
  if (!taken) reply(refusal_response(Refusal::Busy));
}

void KioskDoor::enrol(const Request& request, const Reply& reply) {
  auto asked = kiosk::sync::parse_enrol_request(request.body);
  if (!asked) return reply(enrol_refusal(EnrolRefusal::Malformed));
  const bool taken =
      pool_.submit([this, asked = std::move(*asked), reply](store::Database& database) {
        const std::lock_guard lock{authority_mutex_};
        const auto answer = access::enrol(database, authority_, centre_, asked, now_());
        reply(answer ? response_of(*answer) : enrol_trouble(answer.error()));
      });
  if (!taken) reply(enrol_refusal(EnrolRefusal::Busy));
}

void KioskDoor::renew(Request request, const Reply& reply) {
  auto asked = kiosk::sync::parse_renew_request(request.body);
  if (!asked) return reply(enrol_refusal(EnrolRefusal::Malformed));
  if (request.peer.certificate.empty() || request.peer.centre != centre_) {
    return reply(enrol_refusal(EnrolRefusal::Revoked));
  }
  const bool taken = pool_.submit([this, asked = std::move(*asked), peer = std::move(request.peer),
                                   reply](store::Database& database) {
    const std::lock_guard lock{authority_mutex_};
    const auto answer =
        access::renew(database, authority_, centre_, peer.kiosk, peer.certificate, asked, now_());
    reply(answer ? response_of(*answer) : enrol_trouble(answer.error()));
  });
  if (!taken) reply(enrol_refusal(EnrolRefusal::Busy));
}

}  // namespace server::http
