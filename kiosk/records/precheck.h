#pragma once
// `precheck`: a finished pre-check as the journal keeps it (data dictionary: domain rules 2.2).
// Anonymous: no name, no number of a person, nothing typed. Pure.

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/base/uuid.h"
#include "kiosk/domain/precheck.h"
#include "kiosk/domain/service.h"
#include "kiosk/records/record.h"

namespace kiosk::records {

namespace kinds {
inline constexpr std::string_view precheck = "precheck";
}  // namespace kinds

struct PreCheck {
  Uuid id;
  domain::CheckAnswers answers;
  domain::Assessment assessment;  // of those answers
  Instant started_at{};
  Instant finished_at{};
  std::string kiosk;  // `K01`

  bool operator==(const PreCheck&) const = default;
};

/// `YA`, `BELUM`, `TANYA_PETUGAS`, `TIDAK_BERLAKU`; `PAHAM` for self-declared items and obligations
/// that are met. Open items have no name and no place in a record.
const char* name_of(domain::ItemState state, const domain::RequirementItem& item);

/// JSON, schema 2: `id`, `service_code`, `service_rev` (the definition used), `answers`
/// {`questions` {by the id of each question: the option, a list where several may be chosen, or
/// null}, `items`
/// [{`item` `state` `sub`? `expiry`?}]}, `outcome`, `missing`, `started_at`, `finished_at`,
/// `kiosk`. `sub` holds the option chosen or the parts that are there.
Fact fact_of(const PreCheck& check, const domain::Service& service, UtcOffset offset);

struct ParsedAnswer {
  std::string item;
  std::string state;
  std::vector<std::string> sub{};
  std::optional<Date> expiry{};

  bool operator==(const ParsedAnswer&) const = default;
};

/// As whoever receives it reads it, without the definition of the service.
struct ParsedPreCheck {
  Uuid id;
  std::string service_code;
  std::string service_rev;
  std::map<std::string, std::vector<std::string>> questions;  // options chosen; none: not answered
  std::vector<ParsedAnswer> items;
  std::string outcome;
  std::vector<std::string> missing;
  std::string kiosk;
  Instant started_at{};
  Instant finished_at{};

  bool operator==(const ParsedPreCheck&) const = default;
};

/// Also of schema 1, which had the questions beside the other members.
std::optional<ParsedPreCheck> parse_precheck(std::string_view payload);

}  // namespace kiosk::records
