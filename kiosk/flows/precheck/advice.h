#pragma once
// What a pre-check came to, put into the session's words: the same for the screen, the slip and a
// slip that is scanned again. Pure.

#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/precheck.h"
#include "kiosk/flows/world.h"

namespace kiosk::flows::precheck {

/// A requirement that is not met: what, why, and where to get it.
struct Lack {
  std::string item;  // id
  std::string text;
  std::string label;  // the same in a few words
  std::string why;    // may be empty
  std::string where;
  std::string next;  // one sentence for the slip: why not, else where to get it
  std::vector<std::string> notes;

  bool operator==(const Lack&) const = default;
};

/// Any other line of the standard with its mark.
struct CheckedLine {
  std::string item;
  std::string text;
  std::string label;
  bool ticked = false;
  std::vector<std::string> notes;  // of what the standard does not define

  bool operator==(const CheckedLine&) const = default;
};

struct Advice {
  domain::PreCheckOutcome outcome = domain::PreCheckOutcome::Partial;
  std::string headline;
  int met_count = 0;                   // of the lines that count
  int counted = 0;                     // 0: not known
  std::vector<Lack> lacking;           // in the order of the standard
  std::vector<CheckedLine> met;        // what is there
  std::vector<CheckedLine> declared;   // self-declared, judged by an officer: never a lack
  std::vector<CheckedLine> reminders;  // obligations for later, acknowledged or not
  std::vector<std::string> remarks;    // short: on what is met although the standard leaves it open
  std::string desk;                    // code
  std::string desk_name;
  std::string desk_place;  // may be empty
  std::string due;         // "if accepted complete today, by ..."; only when all is there
  bool free = false;

  bool operator==(const Advice&) const = default;
};

Advice advice_of(const World& world, const domain::Service& service,
                 const domain::Assessment& assessment);

/// Of a scanned slip, which names only the outcome and what was missing. Ids in either case;
/// unknown ones are left out.
Advice advice_of(const World& world, const domain::Service& service,
                 domain::PreCheckOutcome outcome, const std::vector<std::string>& missing);

/// Where a ticket leads after this outcome: a code of a desk.
const std::string& desk_of(const domain::Service& service, domain::PreCheckOutcome outcome);

/// The service's short name, or its title.
std::string name_of(const World& world, const domain::Service& service);

/// Texts of an item's notes.
std::vector<std::string> notes_of(const World& world, const domain::Service& service,
                                  const domain::RequirementItem& item);

/// What is usually brought: "Siapkan: ..."; empty when the standard's data names nothing.
std::string evidence_of(const World& world, const domain::RequirementItem& item);

}  // namespace kiosk::flows::precheck
