#pragma once
// The pre-check: what a visitor answered about the requirements of a service, what is still to be
// asked, and what it comes to. Rules over the service's data, which know no service. Pure; any
// thread. Advice only, never a decision. Source: domain rules 1.1, 2.6 and 3.4.

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/precheck_outcome.h"
#include "kiosk/domain/requirements.h"

namespace kiosk::domain {

enum class Reply : std::uint8_t { Yes, NotYet, Unknown };

/// The answer to one question or item. Which member counts follows from what was asked.
struct CheckAnswer {
  std::optional<Reply> reply;       // of an item without options and parts
  std::vector<std::string> chosen;  // ids of options, or of the parts that are there
  std::optional<Date> expires;      // of a document that has an expiry; absent when not told

  bool operator==(const CheckAnswer&) const = default;
};

/// By the id of a question, or of the item that holds the answer (`answer_key`). Absent: not asked
/// yet. Answers to what no longer applies may stay in it; they count for nothing.
using CheckAnswers = std::map<std::string, CheckAnswer>;

/// The id under which the answer to an item is kept: items that are `same_as` another share one.
std::string answer_key(const Requirements& requirements, const RequirementItem& item);

enum class StepKind : std::uint8_t {
  Question,         // decides what applies
  Replies,          // one item: yes, not yet, unknown
  Options,          // one item with choices of its own
  Parts,            // one item of several parts, each ticked or not
  Declarations,     // several self-declared items under one heading, each ticked or not
  Acknowledgement,  // an obligation for later: ticked or not
};

/// One screen of questions.
struct CheckStep {
  StepKind kind = StepKind::Question;
  std::string id;                  // of the question, or of the first item
  std::vector<std::string> items;  // empty for a question

  bool operator==(const CheckStep&) const = default;
};

/// What is asked with the answers so far: first the service's questions, then its items in the
/// order of the standard. Items that may still apply count in, so that answering never adds steps
/// but those that the answer itself asks for.
std::vector<CheckStep> steps_of(const Requirements& requirements, const CheckAnswers& answers,
                                Date today);

/// Every question and item of the step has an answer that is enough.
bool is_answered(const Requirements& requirements, const CheckStep& step,
                 const CheckAnswers& answers);

enum class ItemState : std::uint8_t {
  Open,           // not answered; only while a pre-check is under way or ended early
  Met,            // "YA"; self-declared items and obligations "PAHAM"
  NotYet,         // "BELUM"
  AskOfficer,     // "TANYA_PETUGAS"
  NotApplicable,  // "TIDAK_BERLAKU"
};

struct ItemResult {
  std::string item;
  ItemState state = ItemState::Open;
  std::string needs;                       // the item that must be met first; or empty
  std::vector<std::string> missing_parts;  // ids of the parts that are not there
  bool expired = false;
  std::string served_by;  // the item whose answer counts here too; or empty

  bool operator==(const ItemResult&) const = default;
};

/// `counted` is the m of "n of m": items that apply and are more than information.
struct Assessment {
  PreCheckOutcome outcome = PreCheckOutcome::Partial;
  int met = 0;
  int counted = 0;
  std::vector<ItemResult> items;     // all of the service, in the order of the standard
  std::vector<std::string> missing;  // ids of the counted items that are answered and not met

  bool operator==(const Assessment&) const = default;
};

/// A document expires after the day that is printed on it: `today` itself is still good.
Assessment assess(const Requirements& requirements, const CheckAnswers& answers, Date today);

/// The outcome by the states of the items alone (domain rules 3.4). Open items count as not met.
PreCheckOutcome outcome_of(const Requirements& requirements, const std::vector<ItemResult>& items);

/// Self-declared and judged by an officer: never a missing document.
bool is_declared(const RequirementItem& item);

/// An option that an item of the service counts as "ask an officer": who chooses it may want help.
bool is_unsure(const Requirements& requirements, const std::string& question,
               const std::string& option);

}  // namespace kiosk::domain
