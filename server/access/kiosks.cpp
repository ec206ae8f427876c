#include "server/access/kiosks.h"

#include <algorithm>

namespace server::access {
namespace {

constexpr int digits = 9;

/// A row of `kiosk` while it is read.
struct KioskColumns {
  long long digit = 0;
  std::string centre, name, state, certificate, former_certificate, seal_keys;

  [[nodiscard]] Kiosk kiosk() const {
    // What is neither of the two is not let in.
    const bool active = state == name_of(KioskState::Active);
    return {.centre = centre,
            .name = name,
            .digit = static_cast<int>(digit),
            .state = active ? KioskState::Active : KioskState::Revoked,
            .certificate = certificate,
            .former_certificate = former_certificate,
            .seal_keys = seal_keys};
  }
};

constexpr const char* kiosk_columns =
    "SELECT centre, name, digit, state, certificate, former_certificate, seal_keys FROM kiosk ";

}  // namespace

const char* name_of(KioskState state) {
  switch (state) {
    case KioskState::Active:
      return "active";
    case KioskState::Revoked:
      return "revoked";
  }
  return "revoked";
}

std::optional<Kiosk> find_kiosk(soci::session& session, const std::string& centre,
                                const std::string& name) {
  KioskColumns row;
  session << std::string{kiosk_columns} + "WHERE centre = :centre AND name = :name",
      soci::use(centre), soci::use(name), soci::into(row.centre), soci::into(row.name),
      soci::into(row.digit), soci::into(row.state), soci::into(row.certificate),
      soci::into(row.former_certificate), soci::into(row.seal_keys);
  if (!session.got_data()) return std::nullopt;
  return row.kiosk();
}

std::vector<Kiosk> all_kiosks(soci::session& session, const std::string& centre) {
  KioskColumns row;
  soci::statement rows =
      (session.prepare << std::string{kiosk_columns} + "WHERE centre = :centre ORDER BY name",
       soci::use(centre), soci::into(row.centre), soci::into(row.name), soci::into(row.digit),
       soci::into(row.state), soci::into(row.certificate), soci::into(row.former_certificate),
       soci::into(row.seal_keys));
  std::vector<Kiosk> kiosks;
  rows.execute();
  while (rows.fetch()) kiosks.push_back(row.kiosk());
  return kiosks;
}

std::optional<int> free_digit(soci::session& session, const std::string& centre) {
  const auto kiosks = all_kiosks(session, centre);
  for (int digit = 1; digit <= digits; ++digit) {
    if (std::ranges::find(kiosks, digit, &Kiosk::digit) == kiosks.end()) return digit;
  }
  return std::nullopt;
}

void put_kiosk(soci::session& session, const Kiosk& kiosk) {
  const long long digit = kiosk.digit;
  const std::string state = name_of(kiosk.state);
  session << "INSERT INTO kiosk(centre, name, digit, state, certificate, former_certificate,"
             " seal_keys) VALUES(:centre, :name, :digit, :state, :certificate, :former, :keys)"
             " ON CONFLICT(centre, name) DO UPDATE SET digit = excluded.digit,"
             " state = excluded.state, certificate = excluded.certificate,"
             " former_certificate = excluded.former_certificate, seal_keys = excluded.seal_keys",
      soci::use(kiosk.centre), soci::use(kiosk.name), soci::use(digit), soci::use(state),
      soci::use(kiosk.certificate), soci::use(kiosk.former_certificate), soci::use(kiosk.seal_keys);
}

bool shut_out(soci::session& session, const std::string& centre, const std::string& name) {
  const std::string state = name_of(KioskState::Revoked);
  soci::statement update =
      (session.prepare << "UPDATE kiosk SET state = :state, former_certificate = ''"
                          " WHERE centre = :centre AND name = :name",
       soci::use(state), soci::use(centre), soci::use(name));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

bool renew_certificate(soci::session& session, const Kiosk& kiosk, const std::string& showed,
                       const std::string& fresh, const std::string& seal_keys) {
  const std::string state = name_of(KioskState::Active);
  soci::statement update =
      (session.prepare << "UPDATE kiosk SET certificate = :fresh, former_certificate = :showed,"
                          " seal_keys = :keys WHERE centre = :centre AND name = :name"
                          " AND state = :state AND certificate = :known",
       soci::use(fresh), soci::use(showed), soci::use(seal_keys), soci::use(kiosk.centre),
       soci::use(kiosk.name), soci::use(state), soci::use(kiosk.certificate));
  update.execute(true);
  return update.get_affected_rows() == 1;
}

std::optional<kiosk::sync::Refusal> refusal_of(soci::session& session, const std::string& centre,
                                               const std::string& name,
                                               const std::string& certificate) {
  const auto kiosk = find_kiosk(session, centre, name);
  if (!kiosk) return kiosk::sync::Refusal::Unknown;
  const bool newest = certificate == kiosk->certificate;
  const bool former = !certificate.empty() && certificate == kiosk->former_certificate;
  if (kiosk->state == KioskState::Revoked || (!newest && !former)) {
    return kiosk::sync::Refusal::Revoked;
  }
  if (newest && !kiosk->former_certificate.empty()) {
    session << "UPDATE kiosk SET former_certificate = '' WHERE centre = :centre AND name = :name"
               " AND certificate = :certificate",
        soci::use(centre), soci::use(name), soci::use(certificate);
  }
  return std::nullopt;
}

}  // namespace server::access
