#pragma once
// Everything the office publishes through the kiosk, as one value: office, services, holidays, and
// what was wrong with the files. Made by content_parser.h, then never changed: share it as
// `std::shared_ptr<const Content>` between threads.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/holidays.h"
#include "kiosk/domain/office.h"
#include "kiosk/domain/publications.h"
#include "kiosk/domain/roster.h"
#include "kiosk/domain/service.h"

namespace kiosk::domain {

enum class Severity : std::uint8_t {
  Error,    // what the message names is not served
  Warning,  // served, but the office should look at it
};

/// One thing wrong with a content file, for technicians and `--check-config`. English.
struct Finding {
  Severity severity = Severity::Error;
  std::string file;  // relative to config/
  int line = 0;      // from 1; 0 when no line can be named
  std::string message;

  bool operator==(const Finding&) const = default;
};

/// `services/SP071.json:12: error: ...`
std::string to_string(const Finding& finding);

/// The parts the office's services have in common, for screens that belong to no service: the
/// facility directory, the complaint channels, mottos. Empty where a file of common/ is missing.
struct CommonParts {
  SharedPart<Complaints> complaints;
  SharedPart<Facilities> facilities;
  SharedPart<TextList> competence;
  SharedPart<TextList> oversight;
  SharedPart<Guarantees> guarantees;
  SharedPart<TextList> safety;
  SharedPart<Evaluation> evaluation;
  SharedPart<SurveyQuestions> survey;  // no items where the file is missing or broken
  SharedPart<PrivacyNotice> privacy;

  bool operator==(const CommonParts&) const = default;
};

struct Content {
  Office office;                  // empty (no groups, no hours) when its file cannot be used
  std::vector<Service> services;  // by number, then code; active and inactive
  CommonParts common;
  std::vector<Officer> roster;  // empty where the office gives none
  OfficeDocuments documents;
  std::vector<Notice> notices;
  HolidayCalendar holidays;
  std::vector<Finding> findings;

  bool operator==(const Content&) const = default;
};

/// Null when there is no such service or it is not active.
const Service* find_service(const Content& content, std::string_view code);

/// Active services of an agency, in the order of the content.
std::vector<const Service*> services_of(const Content& content, std::string_view agency);

/// The desk's name, or its code where the office has no such desk.
std::string desk_name(const Content& content, std::string_view code, Language language);

/// The markers of one facility (its number) on the floor plan.
std::vector<const Place*> places_of(const Content& content, int facility);

/// False when any finding is an error; `--check-config` then fails.
bool is_clean(const Content& content);

}  // namespace kiosk::domain
