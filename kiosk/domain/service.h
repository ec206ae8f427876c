#pragma once
// One service of the office with all 14 components of its published standard, as a content file
// defines it. Values only; never changed after loading, so any thread may read them. Source: domain
// rules 1.0 and 2.6.

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/localized_text.h"
#include "kiosk/domain/requirements.h"
#include "kiosk/domain/service_parts.h"
#include "kiosk/domain/shared_part.h"
#include "kiosk/domain/survey_questions.h"

namespace kiosk::domain {

/// The 14 components in the order of the standard: 1 to 6 are part A (service delivery), 7 to 14
/// part B (internal management).
enum class Component : std::uint8_t {
  Requirements,
  Procedure,
  Time,
  Fee,
  Products,
  Complaints,
  Legal,
  Facilities,
  Competence,
  Oversight,
  StaffCount,
  Guarantees,
  Safety,
  Evaluation,
};
inline constexpr std::size_t component_count = 14;

enum class StandardPart : std::uint8_t { Delivery, Management };  // A, B

int number_of(Component component);            // 1 .. 14
StandardPart part_of(Component component);     // A for 1 to 6
std::string_view key_of(Component component);  // its key in a service file: `requirements`, ...

/// Headings of the standard, in the order of `Component`.
struct ComponentTitles {
  std::array<LocalizedText, 2> parts;  // A, B
  std::array<LocalizedText, component_count> components;

  bool operator==(const ComponentTitles&) const = default;
};

struct BusinessCode {
  std::string code;  // five digits
  int edition = 0;   // year of the KBLI edition

  bool operator==(const BusinessCode&) const = default;
};

enum class Risk : std::uint8_t {
  Unstated,
  Low,         // "RENDAH"
  MediumLow,   // "MENENGAH_RENDAH"
  MediumHigh,  // "MENENGAH_TINGGI"
  High,        // "TINGGI"
};

struct Procedure {
  LocalizedText text;
  std::vector<int> references;                   // classifications the standard names
  LocalizedText source;                          // the annex that holds their flows
  std::vector<SharedPart<ProcedureFlow>> flows;  // of the references, those whose file is present
  SharedPart<ProcedureSummary> summary;          // shown, with its label, while there is no flow

  bool operator==(const Procedure&) const = default;
};

/// Codes of the desks a pre-check's outcome leads to; `none` for a visitor without one.
struct Routing {
  std::string complete;    // "LENGKAP"
  std::string partial;     // "SEBAGIAN"
  std::string unsuitable;  // "TIDAK_SESUAI"
  std::string none;        // "NONE"

  bool operator==(const Routing&) const = default;
};

struct NamedNote {
  std::string id;
  Note note;

  bool operator==(const NamedNote&) const = default;
};

struct Service {
  int number = 0;        // number of the entry in the office's standard
  std::string code;      // `SP071`; unique
  std::string revision;  // as the office wrote it
  std::string digest;    // 16 hex digits over the file and all it includes: "the definition used"
  std::string file;      // relative to config/, for messages to technicians
  bool active = true;    // inactive services are neither listed nor found
  char group = 'A';      // letter of a queue group of the office
  std::string agency;
  std::string sector;
  LocalizedText title;
  LocalizedText short_title;  // at most a few words, for tiles and slips; may be empty
  std::vector<std::string> keywords;
  std::vector<BusinessCode> business_codes;  // KBLI; empty when the service has none
  Risk risk = Risk::Unstated;
  std::string standard_reference;  // regulation that holds the standard; empty until known
  std::optional<Date> reviewed_on;

  SharedPart<ComponentTitles> titles;
  Requirements requirements;          // 1
  Procedure procedure;                // 2
  CompletionTime time;                // 3
  Fee fee;                            // 4
  Products products;                  // 5
  SharedPart<Complaints> complaints;  // 6
  std::vector<LegalBasis> legal;      // 7
  SharedPart<Facilities> facilities;  // 8
  SharedPart<TextList> competence;    // 9
  SharedPart<TextList> oversight;     // 10
  int staff_count = 0;                // 11
  SharedPart<Guarantees> guarantees;  // 12
  SharedPart<TextList> safety;        // 13
  SharedPart<Evaluation> evaluation;  // 14
  std::vector<NamedNote> notes;
  std::vector<SurveyQuestion> survey_questions;  // in place of the official ones of their elements
  Routing routing;

  bool operator==(const Service&) const = default;
};

const Note* find_note(const Service& service, std::string_view id);

/// The name for tiles, lists and slips: the short title, or the whole one where there is none.
const LocalizedText& short_name(const Service& service);

/// The question about an element as this service asks it; null `service` asks the official one.
/// Null where the questionnaire has no such question.
const SurveyQuestion* survey_question(const SurveyQuestions& official, const Service* service,
                                      SurveyElement element);

}  // namespace kiosk::domain
