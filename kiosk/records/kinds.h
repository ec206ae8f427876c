#pragma once
// Every kind of record that the ledger holds: in which chain, with which members, and which file
// builds and parses it. `kiosk/README.md` prints this table. Pure.

#include <span>
#include <string_view>

#include "kiosk/records/record.h"

namespace kiosk::records {

enum class InChains : std::uint8_t { Journal, Voices, Both };

struct Kind {
  std::string_view name;
  InChains chains = InChains::Journal;
  int schema = 1;           // that is written; older ones can be read
  std::string_view family;  // kiosk/records/<family>.h
  /// Of the payload beside `schema`, with spaces between; `?` behind those that may be missing.
  std::string_view members;
};

std::span<const Kind> all_kinds();
/// Null for unknown ones.
const Kind* find_kind(std::string_view name);

/// Whether a kiosk of today may write it: its kind is known and in its chain, and its payload is an
/// object of the members of that kind, all and no others.
bool is_well_formed(const Fact& fact);
/// Whether it can be read: by the parser of its kind, in any schema that there was. Of the kinds
/// that hold no more than the fact that it happened, any object.
bool is_readable(std::string_view kind, std::string_view payload);

}  // namespace kiosk::records
