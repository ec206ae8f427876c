// How the ledger mends what can be mended of its files, and takes over what can be read of those
// that cannot.

#include <utility>

#include "kiosk/store/core.h"
#include "kiosk/store/damage.h"
#include "kiosk/store/inherit.h"
#include "kiosk/store/mend_chain.h"
#include "kiosk/store/replay.h"
#include "kiosk/store/wal.h"

namespace kiosk::store {
namespace {

/// A program that finds damage again and again has another fault.
constexpr int most_times_mended = 20;

}  // namespace

/// A flipped bit in the log would lose everything that was stored after it.
bool Ledger::Core::turn_back(std::string& wal) {
  const auto repair = find_flipped_bit(as_bytes(wal));
  if (!repair || !overwrite_byte(config.path + "-wal", repair->at_byte, repair->value))
    return false;
  wal[repair->at_byte] = static_cast<char>(repair->value);
  ++records_mended;
  return true;
}

std::expected<void, StoreError> Ledger::Core::note_mended_log() {
  auto draft = memory;
  auto noted = database->in_transaction([&](SqlSession& session) -> Done {
    add_record(session, draft,
               records::fact_of(records::Mended{.kiosk = config.kiosk, .turned_back = 1}),
               last_now);
    return {};
  });
  if (!noted) return noted;
  memory = draft;
  log_mended_ = false;
  return {};
}

/// A log that a power cut has cut is for the ledger itself to open: it notes what was dropped.
bool Ledger::Core::mend() {
  if (times_mended >= most_times_mended) return false;
  const auto wal = read_bytes(config.path + "-wal");
  if (judge_wal(as_bytes(wal)) != WalVerdict::Whole) return false;
  if (config.vfs.empty() && is_missing(config.path)) return false;
  auto opened = Database::open(config.path, config.vfs);
  if (!opened) return false;
  const auto state =
      (*opened)->guarded([](SqlSession& session) { return inspect_schema(session); });
  if (state != SchemaState::Current) return false;
  const bool journal = mend(**opened, Chain::Journal);
  const bool voices = mend(**opened, Chain::Voices);
  if (!journal && !voices) return false;
  ++times_mended;
  return true;
}

bool Ledger::Core::mend(Database& opened, Chain chain) {
  records::Mended done;
  const auto today = to_local(last_now, config.utc_offset).date;
  const auto mended = opened.in_transaction([&](SqlSession& session) -> Done {
    auto found = mend_chain(session, chain, today);
    if (!found) return std::unexpected(found.error());
    if (!found->any()) return {};
    found->kiosk = config.kiosk;
    Memory draft;
    draft.row.chain(chain) = read_chain_row(session, chain);
    if (chain == Chain::Journal) draft.row.newest_time = read_newest_time(session);
    add_record(session, draft, records::fact_of(*found, chain), last_now);
    done = std::move(*found);
    return {};
  });
  if (!mended || !done.any()) return false;
  records_mended += done.turned_back;
  records_damaged += std::ssize(done.without_payload) + std::ssize(done.lost);
  return chain == Chain::Journal || opened.wipe_log(Database::File::Voices).has_value();
}

/// What was not sent goes on from the new file, which begins with a record that tells of the old.
void Ledger::Core::inherit(SqlSession& session, const std::string& aside) {
  const auto inheritance = read_unsent_voices(aside);
  keep_inherited(session, file_name(aside), inheritance);
  Memory draft;
  add_record(session, draft,
             records::fact_of(
                 records::LedgerStarted{.kiosk = config.kiosk,
                                        .predecessor = {.file = file_name(aside),
                                                        .chain = inheritance.chain_id,
                                                        .inherited = inheritance.records.size()}},
                 Chain::Voices),
             last_now);
}

}  // namespace kiosk::store
