#include "kiosk/store/spent.h"

#include <set>

namespace kiosk::store {

bool is_spent(SqlSession& session, Date day, const std::string& token) {
  const auto day_text = to_iso(day);
  int found = 0;
  session.sql << "SELECT count(*) FROM spent_tokens WHERE day = :day AND token = :token",
      soci::use(day_text), soci::use(token), soci::into(found);
  return found > 0;
}

void spend(SqlSession& session, Date day, const std::string& token) {
  const auto day_text = to_iso(day);
  std::set<std::string> tokens{token};
  std::string one;
  soci::statement statement =
      (session.sql.prepare << "SELECT token FROM spent_tokens WHERE day = :day",
       soci::use(day_text), soci::into(one));
  for (statement.execute(); statement.fetch();) tokens.insert(one);
  session.sql << "DELETE FROM spent_tokens";
  for (const auto& each : tokens) {
    session.sql << "INSERT INTO spent_tokens VALUES(:day, :token)", soci::use(day_text),
        soci::use(each);
  }
}

}  // namespace kiosk::store
