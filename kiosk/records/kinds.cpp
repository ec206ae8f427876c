#include "kiosk/records/kinds.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

#include "kiosk/records/device.h"
#include "kiosk/records/fields.h"
#include "kiosk/records/ledger.h"
#include "kiosk/records/precheck.h"
#include "kiosk/records/pulse.h"
#include "kiosk/records/report.h"
#include "kiosk/records/staff.h"
#include "kiosk/records/survey.h"
#include "kiosk/records/ticket.h"

namespace kiosk::records {
namespace {

constexpr auto journal = InChains::Journal;
constexpr auto voices = InChains::Voices;

constexpr std::array table{
    Kind{kinds::ledger_started, InChains::Both, 1, "ledger",
         "kiosk predecessor? predecessor_sequence? predecessor_hash? predecessor_chain? inherited? "
         "floors_of_days?"},
    Kind{kinds::tail_dropped, journal, 1, "ledger", "kiosk floors_of_days?"},
    Kind{kinds::mended, InChains::Both, 1, "ledger",
         "kiosk turned_back without_payload lost floors_of_days?"},
    Kind{kinds::clock_confirmed, journal, 1, "ledger", ""},
    Kind{kinds::ticket_issued, journal, 1, "ticket",
         "id number day group service_code desk priority state issued_at ahead_at_issue lang kiosk "
         "est_wait_min? precheck_id? continues?"},
    Kind{"ticket_printing", journal, 1, "ticket", "ticket trouble"},
    Kind{"ticket_printed", journal, 1, "ticket", "ticket trouble"},
    Kind{"ticket_failed", journal, 1, "ticket", "ticket trouble"},
    Kind{"ticket_unknown", journal, 1, "ticket", "ticket trouble"},
    Kind{kinds::ticket_ended, journal, 1, "ticket", "ticket end"},
    Kind{kinds::precheck, journal, 2, "precheck",
         "id service_code service_rev answers outcome missing started_at finished_at kiosk"},
    Kind{kinds::report, voices, 2, "report",
         "no kiosk requested class reason due? warn? subject service? sector? facility? officer? "
         "problem problem_sub? confidential notice lang? answer_by? status withdrawal_sha256 "
         "matter identity?"},
    Kind{kinds::survey, voices, 2, "survey",
         "id period at kiosk lang service_code unit hour_slot sex age education job u suggestion "
         "fee_flag seconds straight_lined"},
    Kind{kinds::pulse, voices, 1, "pulse", "id at kiosk face lang"},
    Kind{kinds::staff_action, journal, 1, "staff", "who action reason about"},
    Kind{kinds::staff_refused, journal, 1, "staff", ""},
    Kind{kinds::staff_called, journal, 1, "staff", "reason"},
    Kind{kinds::emergency_begun, journal, 1, "staff", "source"},
    Kind{kinds::emergency_ended, journal, 1, "staff", "who"},
    Kind{kinds::device_printer, journal, 1, "device", "trouble"},
    Kind{"device_scanner", journal, 1, "device", "state"},
    Kind{"device_buttons", journal, 1, "device", "state"},
    Kind{"device_keys", journal, 1, "device", "state"},
    Kind{"device_headphones", journal, 1, "device", "state"},
    Kind{"device_touch", journal, 1, "device", "state"},
    Kind{"device_display", journal, 1, "device", "state"},
};

bool stands_in(InChains chains, Chain chain) {
  return chains == InChains::Both || (chains == voices) == (chain == Chain::Voices);
}

bool has_members(const json& object, std::string_view members) {
  std::set<std::string> unknown;
  for (const auto& [name, value] : object.items()) unknown.insert(name);
  unknown.erase("schema");
  while (!members.empty()) {
    const auto end = std::min(members.find(' '), members.size());
    auto name = members.substr(0, end);
    members.remove_prefix(std::min(end + 1, members.size()));
    const bool may_be_missing = name.ends_with('?');
    if (may_be_missing) name.remove_suffix(1);
    if (unknown.erase(std::string{name}) == 0 && !may_be_missing) return false;
  }
  return unknown.empty();
}

}  // namespace

std::span<const Kind> all_kinds() {
  return table;
}

const Kind* find_kind(std::string_view name) {
  const auto* found = std::ranges::find(table, name, &Kind::name);
  return found == table.end() ? nullptr : found;
}

bool is_well_formed(const Fact& fact) {
  const auto* kind = find_kind(fact.kind);
  if (kind == nullptr || !stands_in(kind->chains, fact.chain)) return false;
  const auto object = parse_object(fact.payload);
  return object.is_object() && object.contains("schema") && schema_of(object) == kind->schema &&
         has_members(object, kind->members);
}

bool is_readable(std::string_view kind, std::string_view payload) {
  if (kind == kinds::ledger_started) return parse_ledger_started(payload).has_value();
  if (kind == kinds::tail_dropped) return parse_tail_dropped(payload).has_value();
  if (kind == kinds::mended) return parse_mended(payload).has_value();
  if (kind == kinds::ticket_issued) return parse_ticket_payload(payload).has_value();
  if (kind == kinds::ticket_ended) return parse_end(payload).has_value();
  if (print_state_of(kind)) return parse_print(kind, payload).has_value();
  if (kind == kinds::precheck) return parse_precheck(payload).has_value();
  if (kind == kinds::report) return parse_report(payload).has_value();
  if (kind == kinds::survey) return parse_survey(payload).has_value();
  if (kind == kinds::pulse) return parse_pulse(payload).has_value();
  if (kind == kinds::staff_action) return parse_staff_action(payload).has_value();
  if (kind == kinds::staff_called) return parse_staff_called(payload).has_value();
  if (kind == kinds::emergency_begun) return parse_emergency_begun(payload).has_value();
  if (kind == kinds::emergency_ended) return parse_emergency_ended(payload).has_value();
  if (kind.starts_with(kinds::device)) return parse_device(kind, payload).has_value();
  return parse_object(payload).is_object();
}

}  // namespace kiosk::records
