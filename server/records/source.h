#pragma once
// The rows of a source, which is one chain of one ledger of one kiosk, and of its records. One
// function a statement; all of it may throw SOCI's errors: call it inside Database's walls.

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/records/record.h"
#include "kiosk/sync/protocol/push.h"
#include "server/store/database.h"

namespace server::records {

enum class SourceState : std::uint8_t { Flowing, Quarantined };

struct SourceKey {
  std::string centre;
  std::string kiosk;
  kiosk::Uuid ledger;
  kiosk::records::Chain chain = kiosk::records::Chain::Journal;
};

struct Source {
  long long number = 0;
  SourceKey key;
  kiosk::sync::Head head;
  SourceState state = SourceState::Flowing;
};

/// What was wrong with a record that is kept all the same, or with its source.
enum class Finding : std::uint8_t {
  Fork,               // another record was sent for this place
  RecordLost,         // the kiosk's disk lost it; its place and hash are kept
  PayloadMissing,     // of the journal, where nothing is ever erased
  PayloadUnreadable,  // of a kind that is known, in no shape that is
  KindUnknown,        // a newer kiosk's
  IdentityUsed,       // a record in another place has the same identity
};

const char* name_of(Finding finding);  // `payload_missing`

struct FindingAt {
  std::int64_t sequence = 0;
  Finding finding = Finding::Fork;

  auto operator<=>(const FindingAt&) const = default;
};

/// Locked until the end of the transaction where the database can.
std::optional<Source> find_source(soci::session& session, const SourceKey& key,
                                  const store::Database& database);
Source add_source(soci::session& session, const SourceKey& key, const store::Database& database);
std::vector<Source> all_sources(soci::session& session);
void set_head(soci::session& session, long long source, const kiosk::sync::Head& head);
void quarantine(soci::session& session, long long source);

/// Hashes of the records of these sequences, first and last included, in order.
std::vector<std::string> hashes_between(soci::session& session, long long source,
                                        std::int64_t first, std::int64_t last);
void insert_records(soci::session& session, long long source,
                    const std::vector<kiosk::records::Record>& records, store::Dialect dialect);
/// Throws when a row does not hold a record.
std::vector<kiosk::records::Record> records_after(soci::session& session, const Source& source,
                                                  std::int64_t after, int limit);
/// Which of these identities records have already.
std::set<std::string> used_identities(soci::session& session,
                                      const std::vector<kiosk::records::Record>& records);
/// The same finding twice is one.
void add_finding(soci::session& session, long long source, const FindingAt& finding);
long long count_findings(soci::session& session, long long source);

}  // namespace server::records
