#include "kiosk/store/verify.h"

#include <iterator>

#include "kiosk/records/chain_check.h"
#include "kiosk/store/core.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/report_rows.h"

namespace kiosk::store {
namespace {

constexpr int batch_records = 500;
constexpr std::size_t most_findings = 100;

VerifyFault verify_fault(records::ChainFault fault) {
  switch (fault) {
    case records::ChainFault::SequenceGap:
      return VerifyFault::SequenceGap;
    case records::ChainFault::ChainBroken:
      return VerifyFault::ChainBroken;
    case records::ChainFault::HashDiffers:
      return VerifyFault::HashDiffers;
    case records::ChainFault::PayloadDiffers:
      break;
  }
  return VerifyFault::PayloadDiffers;
}

class Verifier {
 public:
  Verifier(SqlSession& session, VerifyResult& result) : session_(session), result_(result) {}

  void run() {
    std::string answer;
    session_.sql << "PRAGMA integrity_check(1)", soci::into(answer);
    if (answer != "ok") add(Chain::Journal, 0, VerifyFault::FileDamaged);
    ledger_ = read_ledger_row(session_);
    check_chain(Chain::Journal);
    check_chain(Chain::Voices);
    check_state();
    check_reports();
  }

 private:
  void add(Chain chain, std::int64_t sequence, VerifyFault fault) {
    if (result_.findings.size() >= most_findings) return;
    result_.findings.push_back({.chain = chain, .sequence = sequence, .fault = fault});
  }

  void check_chain(Chain chain) {
    const auto& row = ledger_.chain(chain);
    records::ChainCheck check;
    Digest acknowledged{};
    while (true) {
      const auto records = records_after(session_, chain, check.sequence(), batch_records);
      if (records.empty()) break;
      for (const auto& record : records) {
        for (const auto fault : check.add(record)) add(chain, record.sequence, verify_fault(fault));
        look_at(record);
        if (record.sequence == row.acknowledged_sequence) acknowledged = record.hash;
      }
    }
    if (!check.ends_in(row.head_sequence, row.head)) {
      add(chain, row.head_sequence, VerifyFault::HeadDiffers);
    }
    if (acknowledged != row.acknowledged || row.acknowledged_sequence > row.head_sequence ||
        row.acknowledged_sequence < 0) {
      add(chain, row.acknowledged_sequence, VerifyFault::AckDiffers);
    }
    // What damage has taken is told by a record; anything else somebody has taken.
    for (const auto sequence : check.untold()) add(chain, sequence, VerifyFault::PayloadDiffers);
    if (chain == Chain::Voices) damaged_voices_ = std::ssize(check.damaged());
  }

  void look_at(const Record& record) {
    ++result_.records;
    if (!record.payload) ++result_.erased_payloads;
    if (!replay_.apply(record)) add(record.chain, record.sequence, VerifyFault::StateDiffers);
    newest_found_ =
        newest_found_ || (record.chain == Chain::Journal && record.time == ledger_.newest_time);
  }

  void check_state() {
    std::map<Uuid, TicketRow> stored;
    bool each_once = true;
    for (auto& row : all_ticket_rows(session_)) {
      each_once = stored.emplace(row.id, row).second && each_once;
    }
    bool clock = newest_found_ || !ledger_.newest_time;
    bool floors = read_floors(session_) == replay_.floors();
    if (!each_once || stored != replay_.tickets() || !clock || !floors) {
      add(Chain::Journal, 0, VerifyFault::StateDiffers);
    }
  }

  /// Each row of a report has its record, which says the same while it has its payload. One that is
  /// lost may have lost its id too.
  void check_reports() {
    auto lost = damaged_voices_;
    for (const auto& row : all_report_rows(session_)) {
      const auto record = find_record(session_, Chain::Voices, row.id);
      if (!record && lost-- > 0) continue;
      const bool kept = record && (record->kind == kinds::report || is_lost(*record));
      if (!kept || !agrees(row, record->payload)) {
        add(Chain::Voices, kept ? record->sequence : 0, VerifyFault::StateDiffers);
      }
    }
  }

  SqlSession& session_;
  VerifyResult& result_;
  Replay replay_;
  LedgerRow ledger_;
  bool newest_found_ = false;
  std::ptrdiff_t damaged_voices_ = 0;
};

}  // namespace

const char* name_of(VerifyFault fault) {
  switch (fault) {
    case VerifyFault::PayloadDiffers:
      return "payload_differs";
    case VerifyFault::HashDiffers:
      return "hash_differs";
    case VerifyFault::ChainBroken:
      return "chain_broken";
    case VerifyFault::SequenceGap:
      return "sequence_gap";
    case VerifyFault::HeadDiffers:
      return "head_differs";
    case VerifyFault::AckDiffers:
      return "ack_differs";
    case VerifyFault::StateDiffers:
      return "state_differs";
    case VerifyFault::FileDamaged:
      return "file_damaged";
  }
  return "unknown";
}

std::expected<VerifyResult, StoreError> Ledger::verify() {
  auto ready = core_->ensure_open();
  if (!ready) return std::unexpected(ready.error());
  VerifyResult result;
  auto done = core_->database->guarded([&](SqlSession& session) -> std::expected<void, StoreError> {
    Verifier{session, result}.run();
    return {};
  });
  if (done) return result;
  // A page that cannot be read as a table is a finding, not a failure to look.
  if (done.error() != StoreError::Corrupt) {
    core_->recover(done.error());
    return std::unexpected(done.error());
  }
  result.findings.push_back({.fault = VerifyFault::FileDamaged});
  return result;
}

}  // namespace kiosk::store
