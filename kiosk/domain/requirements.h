#pragma once
// Component 1 of the service standard: what an applicant must have or declare, with the questions
// that decide which items apply. Values only; the pre-check's rules read them. Source: domain
// rules 1.1 and 2.6.

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

struct Option {
  std::string id;  // `KECIL`, `COMM`
  LocalizedText text;
  LocalizedText detail;  // what helps to choose: a threshold; may be empty

  bool operator==(const Option&) const = default;
};

enum class QuestionType : std::uint8_t {
  Single,    // "single"
  Multiple,  // "multi"
};

struct Question {
  std::string id;
  LocalizedText text;
  LocalizedText help;  // shown to who is unsure, with the options' details; may be empty
  QuestionType type = QuestionType::Single;
  int at_least = 1;  // options to choose, for Multiple
  std::vector<Option> options;

  bool operator==(const Question&) const = default;
};

/// Holds when one of `options` is among the answers to `question`, which is the id of a question of
/// the service, or of an item that has options of its own.
struct Condition {
  std::string question;
  std::vector<std::string> options;

  bool operator==(const Condition&) const = default;
};

enum class RequirementKind : std::uint8_t {
  Eligibility,      // "eligibility"
  Fact,             // "fact"
  Document,         // "document"
  DocumentOrFact,   // "document_or_fact"
  Understanding,    // "understanding": self-declared, judged by an officer
  Skill,            // "skill": as understanding
  ObligationAfter,  // "obligation_after": holds after the licence, never a pre-condition
};

/// What an item that is not met does to the outcome (domain rules 3.4).
enum class Blocking : std::uint8_t {
  Eligibility,  // "ELIGIBILITY": TIDAK_SESUAI
  File,         // "FILE": SEBAGIAN
  Declare,      // "DECLARE": SEBAGIAN, never a missing document
  None,         // "NONE": information
};

enum class RequirementPart : std::uint8_t {
  General,   // "UMUM"
  Specific,  // "KHUSUS"
};

/// A line of the standard above items: `A`, `B`, `B5`. `parent` is empty for the two parts.
struct RequirementHeading {
  std::string id;
  std::string parent;
  LocalizedText text;

  bool operator==(const RequirementHeading&) const = default;
};

struct RequirementItem {
  std::string id;       // `A1`, `B5a`; unique within the service
  std::string heading;  // id of the heading it stands under
  RequirementPart part = RequirementPart::General;
  RequirementKind kind = RequirementKind::Fact;
  Blocking blocking = Blocking::File;
  LocalizedText text;   // the standard's line
  LocalizedText label;  // at most a few words, for slips; may be empty
  LocalizedText ask;    // the question in plain words; empty: show the line itself
  LocalizedText help;   // where to get it; may be empty
  LocalizedText unmet;  // why the service is not for who does not meet it; may be empty
  std::vector<LocalizedText> evidence;

  std::vector<Condition> applies_if;    // all must hold; none: always
  std::optional<Condition> ok_if;       // met by these options instead of yes or no
  std::optional<Condition> unknown_if;  // these options count as "ask an officer"
  std::string depends_on;               // asked only when that item is met; else not met; or empty
  std::string same_as;                  // one answer serves both items; or empty
  std::vector<Option> options;          // own choices instead of yes, not yet, unknown
  std::vector<Option> parts;            // met only when every part is ticked ("sub")
  std::vector<std::string> notes;       // ids of notes of the service

  bool has_expiry = false;
  bool ambiguous = false;  // the standard does not define it: the note is always printed

  bool operator==(const RequirementItem&) const = default;
};

struct Requirements {
  std::vector<RequirementHeading> headings;
  std::vector<Question> questions;
  std::vector<RequirementItem> items;  // in the order of the standard

  bool operator==(const Requirements&) const = default;
};

const RequirementItem* find_item(const Requirements& requirements, const std::string& id);
/// The same by the spelling of a code, which has capitals only.
const RequirementItem* find_item_in_code(const Requirements& requirements, std::string_view id);
/// For slips: the label, or the standard's line where there is none.
const LocalizedText& short_name(const RequirementItem& item);
const Question* find_question(const Requirements& requirements, const std::string& id);

}  // namespace kiosk::domain
