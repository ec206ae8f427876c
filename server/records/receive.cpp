#include "server/records/receive.h"

#include <algorithm>
#include <optional>
#include <span>

#include "kiosk/records/chain_check.h"
#include "kiosk/records/kinds.h"
#include "server/access/kiosks.h"
#include "server/records/source.h"

namespace server::records {
namespace {

using kiosk::records::Chain;
using kiosk::records::Record;
using kiosk::sync::Head;
using kiosk::sync::Push;
using kiosk::sync::PushAnswer;
using kiosk::sync::Refusal;

/// The records follow one another, from the one that the first names, and say what they hash.
bool hang_together(const Push& push) {
  const auto& first = push.records.front();
  const bool at_beginning = first.sequence == 1;
  if (at_beginning && first.id != push.ledger) return false;
  kiosk::records::ChainCheck check{first.sequence - 1, first.previous};
  return std::ranges::all_of(push.records,
                             [&](const Record& record) { return check.add(record).empty(); });
}

/// Where what is held and what is pushed part; nothing where they agree.
std::optional<std::int64_t> find_fork(soci::session& session, const Source& source,
                                      const Push& push) {
  const auto& first = push.records.front();
  const auto before = first.sequence - 1;
  const auto last = std::min(push.records.back().sequence, source.head.sequence);
  const auto held = hashes_between(session, source.number, before, last);
  auto next = held.begin();
  const auto differs = [&](const kiosk::Digest& hash) {
    return next == held.end() || *next++ != kiosk::to_hex(hash);
  };
  if (before > 0 && differs(first.previous)) return before;
  for (const auto& record : push.records) {
    if (record.sequence > last) break;
    if (differs(record.hash)) return record.sequence;
  }
  return std::nullopt;
}

std::optional<Finding> finding_of(const Record& record) {
  if (is_lost(record)) return Finding::RecordLost;
  if (kiosk::records::find_kind(record.kind) == nullptr) return Finding::KindUnknown;
  if (!record.payload) {
    if (record.chain == Chain::Journal) return Finding::PayloadMissing;
    return std::nullopt;
  }
  if (!kiosk::records::is_readable(record.kind, *record.payload)) return Finding::PayloadUnreadable;
  return std::nullopt;
}

void keep_new(soci::session& session, const Source& source, const Push& push,
              store::Dialect dialect) {
  const auto is_new = [&](const Record& one) { return one.sequence > source.head.sequence; };
  std::vector<Record> fresh;
  std::ranges::copy_if(push.records, std::back_inserter(fresh), is_new);
  if (fresh.empty()) return;
  auto used = used_identities(session, fresh);
  for (const auto& record : fresh) {
    if (const auto finding = finding_of(record)) {
      add_finding(session, source.number, {record.sequence, *finding});
    }
    if (!used.insert(to_string(record.id)).second) {
      add_finding(session, source.number, {record.sequence, Finding::IdentityUsed});
    }
  }
  insert_records(session, source.number, fresh, dialect);
  set_head(session, source.number, {.sequence = fresh.back().sequence, .hash = fresh.back().hash});
}

PushAnswer refused(Refusal refusal, const Head& head = {}) {
  return {.refusal = refusal, .head = head};
}

}  // namespace

std::expected<PushAnswer, store::DatabaseError> receive(store::Database& database,
                                                        const Sender& sender, const Push& push) {
  using Result = std::expected<PushAnswer, store::DatabaseError>;
  if (push.kiosk != sender.kiosk) return refused(Refusal::Unknown);
  if (push.records.empty() || !hang_together(push)) return refused(Refusal::Malformed);
  return database.in_transaction([&](soci::session& session) -> Result {
    const auto shut_out =
        access::refusal_of(session, sender.centre, sender.kiosk, sender.certificate);
    if (shut_out) return refused(*shut_out);
    const SourceKey key{
        .centre = sender.centre, .kiosk = sender.kiosk, .ledger = push.ledger, .chain = push.chain};
    auto source = find_source(session, key, database);
    const auto head = source ? source->head : Head{};
    if (push.records.front().sequence > head.sequence + 1) return refused(Refusal::Gap, head);
    if (source && source->state == SourceState::Quarantined) return refused(Refusal::Fork, head);
    if (!source) source = add_source(session, key, database);
    if (const auto place = find_fork(session, *source, push)) {
      quarantine(session, source->number);
      add_finding(session, source->number, {*place, Finding::Fork});
      return refused(Refusal::Fork, head);
    }
    keep_new(session, *source, push, database.dialect());
    const auto& last = push.records.back();
    if (last.sequence <= head.sequence) return PushAnswer{.refusal = std::nullopt, .head = head};
    return PushAnswer{.refusal = std::nullopt,
                      .head = {.sequence = last.sequence, .hash = last.hash}};
  });
}

}  // namespace server::records
