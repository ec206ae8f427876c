#pragma once
// A finished pre-check as the journal keeps it (data dictionary: domain rules 2.2). Anonymous: no
// name, no number of a person, nothing typed. Pure; any thread.

#include <string>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/precheck.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain {

struct PreCheck {
  Uuid id;
  CheckAnswers answers;
  Assessment assessment;  // of those answers
  Instant started_at{};
  Instant finished_at{};
  std::string kiosk;  // `K01`

  bool operator==(const PreCheck&) const = default;
};

/// The kind of the record in the journal.
inline constexpr const char* precheck_kind = "precheck";

/// `YA`, `BELUM`, `TANYA_PETUGAS`, `TIDAK_BERLAKU`; `PAHAM` for self-declared items and obligations
/// that are met. Open items have no name and no place in a record.
const char* name_of(ItemState state, const RequirementItem& item);

/// JSON: `id`, `service_code`, `service_rev` (the definition used), one member for each question of
/// the service by its id (`scale`, `branch`: the option, or a list where several may be chosen),
/// `answers` [{`item` `state` `sub`? `expiry`?}], `outcome`, `missing`, `started_at`,
/// `finished_at`, `kiosk`. `sub` holds the option chosen or the parts that are there.
std::string precheck_payload(const PreCheck& check, const Service& service, UtcOffset offset);

}  // namespace kiosk::domain
