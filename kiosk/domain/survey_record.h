#pragma once
// What a filled-in survey and a press on a face become in the ledger (domain rules 2.4). No ticket,
// no person, no time finer than the hour. What the visitor wrote is not among it: it
// comes sealed (shell/report_seal.h). Pure.

#include <optional>
#include <string>

#include "kiosk/base/uuid.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/survey.h"

namespace kiosk::domain {

/// The profile block of the official form by its codes; empty = not filled in.
struct SurveyProfile {
  std::string sex;        // `L`, `P`
  std::string age;        // `17-25`, ... `66-99`
  std::string education;  // `SD` .. `S3`
  std::string job;        // `PNS`, ... `LAINNYA`

  bool operator==(const SurveyProfile&) const = default;
};

struct SurveyResponse {
  Uuid id;
  Instant at{};
  UtcOffset utc_offset = western_indonesia;
  std::string kiosk;
  Language language = Language::Indonesian;
  std::string service;  // code; empty = not told
  std::string unit;     // code of its agency
  bool service_is_free = false;
  SurveyProfile profile;
  SurveyScores scores{};  // all nine 1 to 4
  int seconds = 0;        // taken

  bool operator==(const SurveyResponse&) const = default;
};

/// In bytes: no more than the 500 characters of the rules, whatever they are.
inline constexpr std::size_t longest_suggestion = 500;

/// JSON of a `survey` record. Its `suggestion` is null.
std::string survey_payload(const SurveyResponse& response);

struct Pulse {
  Uuid id;
  Instant at{};
  UtcOffset utc_offset = western_indonesia;
  std::string kiosk;
  std::optional<int> face = 4;  // 1 to 4, 4 the happiest; nothing for the neutral one of five
  Language language = Language::Indonesian;

  bool operator==(const Pulse&) const = default;
};

/// JSON of a `pulse` record. Never part of the index (domain rules 3.5.5).
std::string pulse_payload(const Pulse& pulse);

}  // namespace kiosk::domain
