#pragma once
// SOCI's session of an open file, with the statements of every ticket kept. Store worker's thread
// only. Raw sqlite3.h must not be included beside this header: SOCI wraps it in a namespace.

#include <map>
#include <string_view>

#include <soci/soci.h>

namespace kiosk::store {

class SqlSession {
 public:
  /// For what is asked once in a while: prepared each time.
  soci::session sql;

  /// From now on a commit that leaves the WAL at `pages` or more moves it into the database.
  void checkpoint_after(int pages) {
    if (pages == checkpoint_pages_) return;
    checkpoint_pages_ = pages;
    int answer = 0;
    sql << "PRAGMA wal_autocheckpoint=" << pages, soci::into(answer);
  }

  /// Runs a statement that is prepared at its first use and kept with the file. `text` lives as
  /// long as the program; `bindings` are soci::use and soci::into, in the order of the text. True
  /// when there is a row; only the first one is read. May throw SOCI's errors; the file must then
  /// be closed, and this session with it.
  template <class... Bindings>
  bool run(std::string_view text, const Bindings&... bindings) {
    auto& statement = kept(text);
    statement.bind_clean_up();
    (statement.exchange(bindings), ...);
    statement.define_and_bind();
    const bool found = statement.execute(true);
    // A statement with rows left would hold on to the file as it is now, and checkpoints with it.
    while (found && statement.fetch()) continue;
    return found;
  }

 private:
  soci::statement& kept(std::string_view text) {
    const auto known = statements_.find(text);
    if (known != statements_.end()) return known->second;
    soci::statement statement{sql};
    statement.alloc();
    statement.prepare(std::string{text});
    return statements_.emplace(text, statement).first->second;
  }

  int checkpoint_pages_ = 0;
  std::map<std::string_view, soci::statement> statements_;  // after `sql`: they go before it
};

}  // namespace kiosk::store
