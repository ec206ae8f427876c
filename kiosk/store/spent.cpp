#include "kiosk/store/spent.h"

namespace kiosk::store {

bool is_spent(Session& session, Date day, const std::string& token) {
  const auto day_text = to_iso(day);
  int found = 0;
  session.sql << "SELECT count(*) FROM spent_tokens WHERE day = :day AND token = :token",
      soci::use(day_text), soci::use(token), soci::into(found);
  return found > 0;
}

bool spend(Session& session, Date day, const std::string& token) {
  const auto day_text = to_iso(day);
  session.sql << "DELETE FROM spent_tokens WHERE day <> :day", soci::use(day_text);
  if (is_spent(session, day, token)) return false;
  session.sql << "INSERT INTO spent_tokens VALUES(:day, :token)", soci::use(day_text),
      soci::use(token);
  return true;
}

}  // namespace kiosk::store
