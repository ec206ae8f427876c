#pragma once
// The place as the office configures it: its name, agencies, queue groups, desks, opening hours and
// where things stand on the floor plan. Values only; any thread.

#include <chrono>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"
#include "kiosk/domain/floor_plan.h"
#include "kiosk/domain/hours.h"
#include "kiosk/domain/localized_text.h"
#include "kiosk/domain/publications.h"

namespace kiosk::domain {

struct Agency {
  std::string code;
  LocalizedText name;

  bool operator==(const Agency&) const = default;
};

/// A queue of tickets. At most 20 groups; letters A to Z without I and O, which read as digits.
struct QueueGroup {
  char letter = 'A';
  LocalizedText name;
  std::string agency;  // empty: the whole centre's
  std::string desk;    // where a ticket leads without a service or a pre-check
  bool open = true;    // closed groups are shown but give no tickets
  GroupLimits limits;
  std::optional<int> average_service_minutes;  // 1 .. 240; absent: the office's

  bool operator==(const QueueGroup&) const = default;
};

struct Desk {
  std::string code;  // `INFO`, `KONSUL`, ...
  LocalizedText name;
  int facility = 0;          // number in component 8; 0 = none
  LocalizedText place_hint;  // "sebelah kiri pintu masuk"; may be empty

  bool operator==(const Desk&) const = default;
};

struct Office {
  LocalizedText name;
  LocalizedText address;  // may be empty
  UtcOffset utc_offset = western_indonesia;
  int average_service_minutes = 6;  // until the day has figures of its own
  std::vector<Agency> agencies;
  std::vector<QueueGroup> groups;
  std::vector<Desk> desks;
  std::vector<Floor> floors;  // by number; empty: there is no map
  std::vector<Place> places;
  std::vector<KioskPlace> kiosks;
  std::optional<Wifi> wifi;
  OpeningHours hours;  // `configured` is false until the office has given them

  bool operator==(const Office&) const = default;
};

const Agency* find_agency(const Office& office, std::string_view code);
const QueueGroup* find_group(const Office& office, char letter);
const Desk* find_desk(const Office& office, std::string_view code);
const Floor* find_floor(const Office& office, int number);
/// Where a kiosk stands, or null when the office has not said it.
const KioskPlace* find_kiosk(const Office& office, std::string_view kiosk);

}  // namespace kiosk::domain
