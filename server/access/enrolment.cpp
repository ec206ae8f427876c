#include "server/access/enrolment.h"

#include <array>

#include <sodium.h>

#include "kiosk/base/sha256.h"

namespace server::access {
namespace {

using kiosk::sync::EnrolAnswer;
using kiosk::sync::Enrolled;
using kiosk::sync::EnrolRefusal;

constexpr std::size_t secret_bytes = 10;  // 16 characters of base32, 80 bits

std::string hash_of(const std::string& secret) {
  return kiosk::to_hex(kiosk::sha256(kiosk::as_bytes(secret)));
}

long long milliseconds_of(kiosk::Instant instant) {
  return instant.time_since_epoch().count();
}

/// True when there was such a code for that kiosk, in time; it is gone then.
bool use_up(soci::session& session, const std::string& centre, const std::string& secret,
            const std::string& kiosk, kiosk::Instant now) {
  const auto hash = hash_of(secret);
  const auto now_ms = milliseconds_of(now);
  session << "DELETE FROM enrolment WHERE expires_ms < :now", soci::use(now_ms);
  soci::statement used = (session.prepare << "DELETE FROM enrolment WHERE centre = :centre"
                                             " AND code_sha256 = :hash AND kiosk = :kiosk",
                          soci::use(centre), soci::use(hash), soci::use(kiosk));
  used.execute(true);
  return used.get_affected_rows() == 1;
}

void forget_codes(soci::session& session, const std::string& centre, const std::string& kiosk) {
  session << "DELETE FROM enrolment WHERE centre = :centre AND kiosk = :kiosk", soci::use(centre),
      soci::use(kiosk);
}

EnrolAnswer answer_of(const Authority& authority, const Kiosk& kiosk,
                      const Certificate& certificate) {
  return Enrolled{.centre = kiosk.centre,
                  .digit = kiosk.digit,
                  .certificate = certificate.pem,
                  .authority = authority.certificate()};
}

}  // namespace

std::expected<kiosk::sync::EnrolmentCode, store::DatabaseError> give_code(
    store::Database& database, const Authority& authority, const std::string& centre,
    const std::string& kiosk, kiosk::Instant now) {
  using Result = std::expected<kiosk::sync::EnrolmentCode, store::DatabaseError>;
  std::array<std::uint8_t, secret_bytes> random{};
  randombytes_buf(random.data(), random.size());
  const auto secret = kiosk::to_base32(random);
  const auto hash = hash_of(secret);
  const auto expires = milliseconds_of(now + code_life);
  return database.in_transaction([&](soci::session& session) -> Result {
    forget_codes(session, centre, kiosk);
    session << "INSERT INTO enrolment VALUES(:centre, :hash, :kiosk, :expires)", soci::use(centre),
        soci::use(hash), soci::use(kiosk), soci::use(expires);
    return kiosk::sync::EnrolmentCode{.fingerprint = authority.fingerprint(), .secret = secret};
  });
}

std::expected<EnrolAnswer, store::DatabaseError> enrol(store::Database& database,
                                                       Authority& authority,
                                                       const std::string& centre,
                                                       const kiosk::sync::EnrolRequest& request,
                                                       kiosk::Instant now) {
  using Result = std::expected<EnrolAnswer, store::DatabaseError>;
  // Before the code is used up: a bad request may be mended and sent again.
  const auto certificate = authority.certify(request.request, centre, request.kiosk, now);
  if (!certificate) return EnrolAnswer{std::unexpected(EnrolRefusal::KeyRefused)};
  return database.in_transaction([&](soci::session& session) -> Result {
    const auto known = find_kiosk(session, centre, request.kiosk);
    const auto digit = known ? std::optional{known->digit} : free_digit(session, centre);
    if (!use_up(session, centre, request.secret, request.kiosk, now)) {
      return EnrolAnswer{std::unexpected(EnrolRefusal::CodeWrong)};
    }
    if (!digit) return EnrolAnswer{std::unexpected(EnrolRefusal::CentreFull)};
    const Kiosk kiosk{.centre = centre,
                      .name = request.kiosk,
                      .digit = *digit,
                      .certificate = certificate->serial,
                      .former_certificate = "",
                      .seal_keys = request.seal_keys};
    put_kiosk(session, kiosk);
    return answer_of(authority, kiosk, *certificate);
  });
}

std::expected<EnrolAnswer, store::DatabaseError> renew(
    store::Database& database, Authority& authority, const std::string& centre,
    const std::string& kiosk, const std::string& certificate,
    const kiosk::sync::RenewRequest& request, kiosk::Instant now) {
  using Result = std::expected<EnrolAnswer, store::DatabaseError>;
  const auto fresh = authority.certify(request.request, centre, kiosk, now);
  if (!fresh) return EnrolAnswer{std::unexpected(EnrolRefusal::KeyRefused)};
  return database.in_transaction([&](soci::session& session) -> Result {
    if (refusal_of(session, centre, kiosk, certificate)) {
      return EnrolAnswer{std::unexpected(EnrolRefusal::Revoked)};
    }
    const auto row = find_kiosk(session, centre, kiosk);
    if (!row || !renew_certificate(session, *row, certificate, fresh->serial, request.seal_keys)) {
      return EnrolAnswer{std::unexpected(EnrolRefusal::Revoked)};
    }
    return answer_of(authority, *row, *fresh);
  });
}

std::expected<bool, store::DatabaseError> revoke(store::Database& database,
                                                 const std::string& centre,
                                                 const std::string& kiosk) {
  using Result = std::expected<bool, store::DatabaseError>;
  return database.in_transaction([&](soci::session& session) -> Result {
    forget_codes(session, centre, kiosk);
    return shut_out(session, centre, kiosk);
  });
}

}  // namespace server::access
