#include "kiosk/store/rows.h"

#include <algorithm>
#include <stdexcept>

#include <fmt/format.h>

#include "kiosk/store/replay.h"

namespace kiosk::store {
namespace {

std::string digest_text(const Digest& digest) {
  return digest == Digest{} ? std::string{} : to_hex(digest);
}

Digest digest_or_damage(const std::string& text) {
  const auto digest = parse_digest(text);
  if (!digest) damaged_row();
  return *digest;
}

constexpr std::string_view record_columns =
    "sequence, id, kind, time_ms, payload_digest, previous, hash, payload";

/// The statements of one chain's table. They live as long as the program, as Session::run asks.
struct ChainStatements {
  explicit ChainStatements(std::string_view table)
      : insert(fmt::format("INSERT INTO {} ({}) VALUES(:sequence, :id, :kind, :time, :digest,"
                           " :previous, :hash, :payload)",
                           table, record_columns)),
        find(fmt::format("SELECT {} FROM {} WHERE id = :id", record_columns, table)),
        after(fmt::format("SELECT {} FROM {} WHERE sequence > :after ORDER BY sequence"
                          " LIMIT :limit",
                          record_columns, table)),
        erase(fmt::format("UPDATE {} SET payload = NULL WHERE sequence <= :last"
                          " AND payload IS NOT NULL AND kind NOT LIKE 'ledger\\_%' ESCAPE '\\'",
                          table)),
        remove(fmt::format("DELETE FROM {} WHERE sequence = :sequence", table)),
        erase_one(fmt::format("UPDATE {} SET payload = NULL WHERE sequence = :sequence", table)) {}

  std::string insert;
  std::string find;
  std::string after;
  std::string erase;
  std::string remove;
  std::string erase_one;
};

const ChainStatements& statements(Chain chain) {
  static const ChainStatements journal{"journal"};
  static const ChainStatements voices{"apart.voices"};
  return chain == Chain::Journal ? journal : voices;
}

/// A row while it is read.
struct RecordColumns {
  soci::indicator payload_indicator = soci::i_null;
  long long sequence = 0;
  long long time_ms = 0;
  std::string id, kind, digest, previous, hash, payload;

  [[nodiscard]] RawRecord raw() const {
    RawRecord raw{.sequence = sequence,
                  .time_ms = time_ms,
                  .id = id,
                  .kind = kind,
                  .digest = digest,
                  .previous = previous,
                  .hash = hash,
                  .payload = std::nullopt};
    if (payload_indicator == soci::i_ok) raw.payload = payload;
    return raw;
  }
};

Record record_or_damage(Chain chain, const RawRecord& raw) {
  auto record = parse_record(chain, raw);
  if (!record) damaged_row();
  return std::move(*record);
}

}  // namespace

void damaged_row() {
  throw std::runtime_error("damaged row");
}

std::optional<Digest> parse_digest(const std::string& text) {
  Digest digest{};
  if (text.empty()) return digest;
  const auto bytes = from_hex(text);
  if (!bytes || bytes->size() != digest.size()) return std::nullopt;
  std::ranges::copy(*bytes, digest.begin());
  return digest;
}

std::optional<Record> parse_record(Chain chain, const RawRecord& raw) {
  const auto id = parse_uuid(raw.id);
  const auto payload_digest = parse_digest(raw.digest);
  const auto previous = parse_digest(raw.previous);
  const auto hash = parse_digest(raw.hash);
  if (!id || !payload_digest || !previous || !hash) return std::nullopt;
  return Record{.chain = chain,
                .sequence = raw.sequence,
                .id = *id,
                .kind = raw.kind,
                .time = Instant{std::chrono::milliseconds{raw.time_ms}},
                .payload_digest = *payload_digest,
                .previous = *previous,
                .hash = *hash,
                .payload = raw.payload};
}

RawRecord to_columns(const Record& record) {
  return {.sequence = record.sequence,
          .time_ms = record.time.time_since_epoch().count(),
          .id = to_string(record.id),
          .kind = record.kind,
          .digest = digest_text(record.payload_digest),
          .previous = digest_text(record.previous),
          .hash = digest_text(record.hash),
          .payload = record.payload};
}

void insert_record(SqlSession& session, const Record& record) {
  const auto raw = to_columns(record);
  long long sequence = raw.sequence;
  long long time_ms = raw.time_ms;
  auto payload = record.payload.value_or("");
  session.run(statements(record.chain).insert, soci::use(sequence), soci::use(raw.id),
              soci::use(raw.kind), soci::use(time_ms), soci::use(raw.digest),
              soci::use(raw.previous), soci::use(raw.hash), soci::use(payload));
}

std::optional<Record> find_record(SqlSession& session, const Uuid& id) {
  auto record = find_record(session, Chain::Journal, id);
  return record ? record : find_record(session, Chain::Voices, id);
}

std::optional<Record> find_record(SqlSession& session, Chain chain, const Uuid& id) {
  RecordColumns raw;
  const auto text = to_string(id);
  const bool found = session.run(
      statements(chain).find, soci::into(raw.sequence), soci::into(raw.id), soci::into(raw.kind),
      soci::into(raw.time_ms), soci::into(raw.digest), soci::into(raw.previous),
      soci::into(raw.hash), soci::into(raw.payload, raw.payload_indicator), soci::use(text));
  if (!found) return std::nullopt;
  return record_or_damage(chain, raw.raw());
}

std::optional<Record> find_record(SqlSession& session, Chain chain, std::int64_t sequence) {
  auto found = records_after(session, chain, sequence - 1, 1);
  if (found.empty() || found[0].sequence != sequence) return std::nullopt;
  return found[0];
}

std::vector<RawRecord> raw_records_after(SqlSession& session, Chain chain, std::int64_t after,
                                         int limit) {
  RecordColumns raw;
  long long first = after;
  soci::statement statement =
      (session.sql.prepare << statements(chain).after, soci::into(raw.sequence), soci::into(raw.id),
       soci::into(raw.kind), soci::into(raw.time_ms), soci::into(raw.digest),
       soci::into(raw.previous), soci::into(raw.hash),
       soci::into(raw.payload, raw.payload_indicator), soci::use(first), soci::use(limit));
  std::vector<RawRecord> records;
  for (statement.execute(); statement.fetch();) records.push_back(raw.raw());
  return records;
}

std::vector<Record> records_after(SqlSession& session, Chain chain, std::int64_t after, int limit) {
  std::vector<Record> records;
  for (const auto& raw : raw_records_after(session, chain, after, limit)) {
    records.push_back(record_or_damage(chain, raw));
  }
  return records;
}

void replace_record(SqlSession& session, const Record& record) {
  long long sequence = record.sequence;
  session.sql << statements(record.chain).remove, soci::use(sequence);
  insert_record(session, record);
  if (!record.payload) {
    session.sql << statements(record.chain).erase_one, soci::use(sequence);
  }
}

std::int64_t erase_payloads(SqlSession& session, Chain chain, std::int64_t through) {
  long long last = through;
  soci::statement statement = (session.sql.prepare << statements(chain).erase, soci::use(last));
  statement.execute(true);
  return statement.get_affected_rows();
}

RawChain to_columns(const ChainRow& row) {
  return {.sequence = row.head_sequence,
          .acknowledged = row.acknowledged_sequence,
          .hash = digest_text(row.head),
          .acknowledged_hash = digest_text(row.acknowledged)};
}

RawChain read_raw_chain(SqlSession& session, Chain chain) {
  const char* statement =
      chain == Chain::Journal
          ? "SELECT journal_sequence, journal_hash, journal_acknowledged,"
            " journal_acknowledged_hash FROM ledger WHERE id = 1"
          : "SELECT sequence, hash, acknowledged, acknowledged_hash FROM voices_ledger"
            " WHERE id = 1";
  long long sequence = 0;
  long long acknowledged = 0;
  RawChain raw;
  session.sql << statement, soci::into(sequence), soci::into(raw.hash), soci::into(acknowledged),
      soci::into(raw.acknowledged_hash);
  if (!session.sql.got_data()) damaged_row();
  raw.sequence = sequence;
  raw.acknowledged = acknowledged;
  return raw;
}

ChainRow read_chain_row(SqlSession& session, Chain chain) {
  const auto raw = read_raw_chain(session, chain);
  return {.head_sequence = raw.sequence,
          .head = digest_or_damage(raw.hash),
          .acknowledged_sequence = raw.acknowledged,
          .acknowledged = digest_or_damage(raw.acknowledged_hash)};
}

std::optional<Instant> read_newest_time(SqlSession& session) {
  long long newest = 0;
  long long known = 0;
  session.sql << "SELECT newest_ms, clock_known FROM ledger WHERE id = 1", soci::into(newest),
      soci::into(known);
  if (!session.sql.got_data() || (known != 0 && known != 1)) damaged_row();
  if (known == 0) return std::nullopt;
  return Instant{std::chrono::milliseconds{newest}};
}

LedgerRow read_ledger_row(SqlSession& session) {
  return {.journal = read_chain_row(session, Chain::Journal),
          .voices = read_chain_row(session, Chain::Voices),
          .newest_time = read_newest_time(session)};
}

void write_ledger_row(SqlSession& session, const LedgerRow& row) {
  long long newest = row.newest_time.value_or(Instant{}).time_since_epoch().count();
  long long known = row.newest_time ? 1 : 0;
  const auto journal = to_columns(row.journal);
  long long sequence = journal.sequence;
  long long acknowledged = journal.acknowledged;
  session.run(
      "UPDATE ledger SET newest_ms = :newest, clock_known = :known, journal_sequence = :js,"
      " journal_hash = :jh, journal_acknowledged = :ja, journal_acknowledged_hash = :jah"
      " WHERE id = 1",
      soci::use(newest), soci::use(known), soci::use(sequence), soci::use(journal.hash),
      soci::use(acknowledged), soci::use(journal.acknowledged_hash));
}

void write_voices_row(SqlSession& session, const LedgerRow& row) {
  const auto voices = to_columns(row.voices);
  long long sequence = voices.sequence;
  long long acknowledged = voices.acknowledged;
  session.run(
      "UPDATE voices_ledger SET sequence = :sequence, hash = :hash, acknowledged = :acknowledged,"
      " acknowledged_hash = :acknowledged_hash WHERE id = 1",
      soci::use(sequence), soci::use(voices.hash), soci::use(acknowledged),
      soci::use(voices.acknowledged_hash));
}

}  // namespace kiosk::store
