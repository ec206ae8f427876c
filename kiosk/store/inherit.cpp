#include "kiosk/store/inherit.h"

#include <filesystem>
#include <optional>

#include <nlohmann/json.hpp>
#include <soci/sqlite3/soci-sqlite3.h>

#include "kiosk/store/mend_record.h"
#include "kiosk/store/rows.h"

namespace kiosk::store {
namespace {

namespace fs = std::filesystem;

/// So many places in a row that cannot be read are the end of the file.
constexpr int most_unreadable = 2000;

/// A copy of a file and its log, to be opened without changing them.
class Copy {
 public:
  explicit Copy(const std::string& path) : path_(path + ".copy") {
    std::error_code error;
    fs::copy_file(path, path_, fs::copy_options::overwrite_existing, error);
    whole_ = !error;
    if (fs::exists(path + "-wal", error)) {
      fs::copy_file(path + "-wal", path_ + "-wal", fs::copy_options::overwrite_existing, error);
    }
  }
  ~Copy() {
    std::error_code ignored;
    for (const char* ending : {"", "-wal", "-shm"}) fs::remove(path_ + ending, ignored);
  }
  Copy(const Copy&) = delete;
  Copy& operator=(const Copy&) = delete;

  [[nodiscard]] bool whole() const { return whole_; }
  [[nodiscard]] const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool whole_ = false;
};

/// The record with the next sequence after `after`, if that place of the file can be read.
std::optional<RawRecord> read_after(SqlSession& session, std::int64_t after) {
  auto raw = raw_records_after(session, Chain::Voices, after, 1);
  if (raw.empty()) return std::nullopt;
  return std::move(raw.front());
}

/// Turned back where one bit flipped, and only what is then what it was.
std::optional<Record> as_it_was(const RawRecord& raw) {
  const auto previous = parse_digest(raw.previous);
  if (!previous) return std::nullopt;
  auto mended = mend_record(Chain::Voices, raw, *previous, std::nullopt);
  const bool known = mended && (mended->mend == Mend::Whole || mended->mend == Mend::TurnedBack);
  if (!known || !mended->record.payload) return std::nullopt;
  return std::move(mended->record);
}

std::int64_t acknowledged_in(SqlSession& session) {
  try {
    return read_chain_row(session, Chain::Voices).acknowledged_sequence;
  } catch (const std::exception&) {
    return 0;  // sent once more: who receives it knows each record
  }
}

std::string first_id_in(SqlSession& session) {
  try {
    const auto first = read_after(session, 0);
    return first && first->sequence == 1 ? first->id : std::string{};
  } catch (const std::exception&) {
    return {};
  }
}

}  // namespace

Inheritance read_unsent_voices(const std::string& path) {
  Inheritance inheritance;
  const Copy copy{path};
  if (!copy.whole()) return inheritance;
  try {
    SqlSession session;
    session.sql.open(soci::sqlite3, "db=\":memory:\"");
    session.sql << "ATTACH :file AS apart", soci::use(copy.path());
    inheritance.chain_id = first_id_in(session);
    auto after = acknowledged_in(session);
    for (int unreadable = 0; unreadable < most_unreadable;) {
      try {
        const auto raw = read_after(session, after);
        if (!raw) break;
        after = raw->sequence;
        unreadable = 0;
        if (auto record = as_it_was(*raw)) inheritance.records.push_back(std::move(*record));
      } catch (const std::exception&) {
        ++after;
        ++unreadable;
      }
    }
  } catch (const std::exception&) {
    return inheritance;  // no database any more
  }
  return inheritance;
}

void keep_inherited(SqlSession& session, const std::string& file, const Inheritance& inheritance) {
  session.sql << "CREATE TABLE IF NOT EXISTS apart.inherited("
                 " file TEXT NOT NULL, chain_id TEXT NOT NULL, sequence INTEGER NOT NULL,"
                 " id TEXT NOT NULL, kind TEXT NOT NULL, time_ms INTEGER NOT NULL,"
                 " payload_digest TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL,"
                 " payload TEXT NOT NULL, PRIMARY KEY(file, sequence)) STRICT, WITHOUT ROWID";
  for (const auto& record : inheritance.records) {
    const auto raw = to_columns(record);
    const auto payload = record.payload.value_or("");
    long long sequence = raw.sequence;
    long long time_ms = raw.time_ms;
    session.sql << "INSERT OR IGNORE INTO apart.inherited VALUES(:file, :chain, :sequence, :id,"
                   " :kind, :time, :digest, :previous, :hash, :payload)",
        soci::use(file), soci::use(inheritance.chain_id), soci::use(sequence), soci::use(raw.id),
        soci::use(raw.kind), soci::use(time_ms), soci::use(raw.digest), soci::use(raw.previous),
        soci::use(raw.hash), soci::use(payload);
  }
}

std::int64_t count_inherited(SqlSession& session) {
  long long tables = 0;
  session.sql << "SELECT count(*) FROM apart.sqlite_master WHERE name = 'inherited'",
      soci::into(tables);
  if (tables == 0) return 0;
  long long count = 0;
  session.sql << "SELECT count(*) FROM apart.inherited", soci::into(count);
  return count;
}

}  // namespace kiosk::store
