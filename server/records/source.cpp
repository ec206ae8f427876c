#include "server/records/source.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace server::records {
namespace {

using kiosk::Digest;
using kiosk::records::Chain;
using kiosk::records::Record;

constexpr const char* quarantined = "quarantined";
constexpr const char* flowing = "flowing";

[[noreturn]] void damaged_row() {
  throw std::runtime_error("a row does not hold what it must");
}

Digest parse_digest(const std::string& text) {
  const auto bytes = kiosk::from_hex(text);
  Digest digest{};
  if (!bytes || bytes->size() != digest.size()) damaged_row();
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

kiosk::Uuid parse_identity(const std::string& text) {
  const auto uuid = kiosk::parse_uuid(text);
  if (!uuid) damaged_row();
  return *uuid;
}

Chain parse_chain(const std::string& name) {
  for (const auto chain : {Chain::Journal, Chain::Voices}) {
    if (name == kiosk::records::name_of(chain)) return chain;
  }
  damaged_row();
}

/// A row of `source` while it is read.
struct SourceColumns {
  long long number = 0;
  long long head_sequence = 0;
  std::string centre, kiosk, ledger, chain, head_hash, state;

  [[nodiscard]] Source source() const {
    return {.number = number,
            .key = {.centre = centre,
                    .kiosk = kiosk,
                    .ledger = parse_identity(ledger),
                    .chain = parse_chain(chain)},
            .head = {.sequence = head_sequence, .hash = parse_digest(head_hash)},
            .state = state == quarantined ? SourceState::Quarantined : SourceState::Flowing};
  }
};

/// A row of `record` while it is written.
struct RecordColumns {
  long long sequence = 0;
  long long time_ms = 0;
  std::string id, kind, digest, hash, payload;
  soci::indicator has_payload = soci::i_null;
};

void insert_one_by_one(soci::session& session, long long source,
                       const std::vector<Record>& records) {
  RecordColumns row;
  soci::statement insert = (session.prepare << "INSERT INTO record VALUES(:source, :sequence, :id,"
                                               " :kind, :time, :digest, :hash, :payload)",
                            soci::use(source), soci::use(row.sequence), soci::use(row.id),
                            soci::use(row.kind), soci::use(row.time_ms), soci::use(row.digest),
                            soci::use(row.hash), soci::use(row.payload, row.has_payload));
  for (const auto& record : records) {
    row.sequence = record.sequence;
    row.time_ms = record.time.time_since_epoch().count();
    row.id = to_string(record.id);
    row.kind = record.kind;
    row.digest = kiosk::to_hex(record.payload_digest);
    row.hash = kiosk::to_hex(record.hash);
    row.payload = record.payload.value_or("");
    row.has_payload = record.payload ? soci::i_ok : soci::i_null;
    insert.execute(true);
  }
}

/// Each row by itself would be a journey to PostgreSQL and back. A payload that is missing is null.
void insert_at_once(soci::session& session, long long source, const std::vector<Record>& records) {
  auto rows = nlohmann::json::array();
  for (const auto& record : records) {
    rows.push_back({{"sequence", record.sequence},
                    {"id", to_string(record.id)},
                    {"kind", record.kind},
                    {"time_ms", record.time.time_since_epoch().count()},
                    {"payload_sha256", kiosk::to_hex(record.payload_digest)},
                    {"hash", kiosk::to_hex(record.hash)}});
    if (record.payload) rows.back()["payload"] = *record.payload;
  }
  const auto text = rows.dump();
  session << "INSERT INTO record SELECT :source, r.* FROM jsonb_to_recordset(CAST(:rows AS jsonb))"
             " AS r(sequence bigint, id text, kind text, time_ms bigint, payload_sha256 text,"
             " hash text, payload text)",
      soci::use(source), soci::use(text);
}

constexpr const char* source_columns =
    "number, centre, kiosk, ledger, chain, head_sequence, head_hash, state";

}  // namespace

const char* name_of(Finding finding) {
  switch (finding) {
    case Finding::Fork:
      return "fork";
    case Finding::RecordLost:
      return "record_lost";
    case Finding::PayloadMissing:
      return "payload_missing";
    case Finding::PayloadUnreadable:
      return "payload_unreadable";
    case Finding::KindUnknown:
      return "kind_unknown";
    case Finding::IdentityUsed:
      return "identity_used";
  }
  return "fork";
}

std::optional<Source> find_source(soci::session& session, const SourceKey& key,
                                  const store::Database& database) {
  SourceColumns row;
  const auto ledger = to_string(key.ledger);
  const std::string chain = kiosk::records::name_of(key.chain);
  session << fmt::format(
      "SELECT {} FROM source WHERE centre = :centre AND kiosk = :kiosk AND ledger = :ledger"
      " AND chain = :chain{}",
      source_columns, database.for_update()),
      soci::use(key.centre), soci::use(key.kiosk), soci::use(ledger), soci::use(chain),
      soci::into(row.number), soci::into(row.centre), soci::into(row.kiosk), soci::into(row.ledger),
      soci::into(row.chain), soci::into(row.head_sequence), soci::into(row.head_hash),
      soci::into(row.state);
  if (!session.got_data()) return std::nullopt;
  return row.source();
}

Source add_source(soci::session& session, const SourceKey& key, const store::Database& database) {
  if (database.dialect() == store::Dialect::PostgreSql) {
    session << "LOCK TABLE source IN SHARE ROW EXCLUSIVE MODE";  // two would take one number
  }
  Source source{.number = 0, .key = key, .head = {}};
  session << "SELECT coalesce(max(number), 0) + 1 FROM source", soci::into(source.number);
  const auto ledger = to_string(key.ledger);
  const std::string chain = kiosk::records::name_of(key.chain);
  const auto hash = kiosk::to_hex(source.head.hash);
  const std::string state = flowing;
  session << "INSERT INTO source VALUES(:number, :centre, :kiosk, :ledger, :chain, 0, :hash,"
             " :state)",
      soci::use(source.number), soci::use(key.centre), soci::use(key.kiosk), soci::use(ledger),
      soci::use(chain), soci::use(hash), soci::use(state);
  return source;
}

std::vector<Source> all_sources(soci::session& session) {
  SourceColumns row;
  soci::statement rows =
      (session.prepare << fmt::format("SELECT {} FROM source ORDER BY number", source_columns),
       soci::into(row.number), soci::into(row.centre), soci::into(row.kiosk),
       soci::into(row.ledger), soci::into(row.chain), soci::into(row.head_sequence),
       soci::into(row.head_hash), soci::into(row.state));
  std::vector<Source> sources;
  rows.execute();
  while (rows.fetch()) sources.push_back(row.source());
  return sources;
}

void set_head(soci::session& session, long long source, const kiosk::sync::Head& head) {
  const auto hash = kiosk::to_hex(head.hash);
  const long long sequence = head.sequence;
  session << "UPDATE source SET head_sequence = :sequence, head_hash = :hash"
             " WHERE number = :number",
      soci::use(sequence), soci::use(hash), soci::use(source);
}

void quarantine(soci::session& session, long long source) {
  const std::string state = quarantined;
  session << "UPDATE source SET state = :state WHERE number = :number", soci::use(state),
      soci::use(source);
}

std::vector<std::string> hashes_between(soci::session& session, long long source,
                                        std::int64_t first, std::int64_t last) {
  std::string hash;
  const long long from = first;
  const long long to = last;
  soci::statement rows = (session.prepare << "SELECT hash FROM record WHERE source = :source AND"
                                             " sequence BETWEEN :from AND :to ORDER BY sequence",
                          soci::use(source), soci::use(from), soci::use(to), soci::into(hash));
  std::vector<std::string> hashes;
  rows.execute();
  while (rows.fetch()) hashes.push_back(hash);
  return hashes;
}

void insert_records(soci::session& session, long long source, const std::vector<Record>& records,
                    store::Dialect dialect) {
  if (dialect == store::Dialect::PostgreSql) return insert_at_once(session, source, records);
  insert_one_by_one(session, source, records);
}

std::vector<Record> records_after(soci::session& session, const Source& source, std::int64_t after,
                                  int limit) {
  long long sequence = 0;
  long long time_ms = 0;
  std::string id, kind, digest, hash, payload;
  auto has_payload = soci::i_null;
  const long long from = after;
  soci::statement rows =
      (session.prepare << "SELECT sequence, id, kind, time_ms, payload_sha256, hash, payload"
                          " FROM record WHERE source = :source AND sequence > :after"
                          " ORDER BY sequence LIMIT :limit",
       soci::use(source.number), soci::use(from), soci::use(limit), soci::into(sequence),
       soci::into(id), soci::into(kind), soci::into(time_ms), soci::into(digest), soci::into(hash),
       soci::into(payload, has_payload));
  std::vector<Record> records;
  rows.execute();
  while (rows.fetch()) {
    records.push_back({.chain = source.key.chain,
                       .sequence = sequence,
                       .id = parse_identity(id),
                       .kind = kind,
                       .time = kiosk::Instant{std::chrono::milliseconds{time_ms}},
                       .payload_digest = parse_digest(digest),
                       .previous = {},
                       .hash = parse_digest(hash),
                       .payload = std::nullopt});
    if (has_payload == soci::i_ok) records.back().payload = payload;
  }
  return records;
}

std::set<std::string> used_identities(soci::session& session, const std::vector<Record>& records) {
  if (records.empty()) return {};
  // Written into the statement, for neither database takes a list: letters and digits of our own.
  std::string list;
  for (const auto& record : records) {
    list += fmt::format("{}'{}'", list.empty() ? "" : ",", to_string(record.id));
  }
  std::string id;
  soci::statement rows =
      (session.prepare << fmt::format("SELECT id FROM record WHERE id IN ({})", list),
       soci::into(id));
  std::set<std::string> used;
  rows.execute();
  while (rows.fetch()) used.insert(id);
  return used;
}

void add_finding(soci::session& session, long long source, const FindingAt& finding) {
  const long long sequence = finding.sequence;
  const std::string fault = name_of(finding.finding);
  session << "INSERT INTO finding VALUES(:source, :sequence, :fault) ON CONFLICT DO NOTHING",
      soci::use(source), soci::use(sequence), soci::use(fault);
}

long long count_findings(soci::session& session, long long source) {
  long long count = 0;
  session << "SELECT count(*) FROM finding WHERE source = :source", soci::use(source),
      soci::into(count);
  return count;
}

}  // namespace server::records
