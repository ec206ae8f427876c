#pragma once
// The floor plan as data: drawings of the floors, what stands where, where each kiosk stands and
// how one walks from it. Values only; any thread.

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/localized_text.h"

namespace kiosk::domain {

/// Thousandths of a plan's width and height from its top left corner, 0 .. 1000.
struct PlanPoint {
  int x_permille = 0;
  int y_permille = 0;

  bool operator==(const PlanPoint&) const = default;
};

struct Floor {
  int number = 1;
  LocalizedText name;
  std::string plan;           // the drawing: config/plans/<plan>.svg; empty: markers alone
  int height_permille = 700;  // of the drawing, for a width of 1000; 300 .. 1500

  bool operator==(const Floor&) const = default;
};

/// Markers of the safety layer that are no facility of the standard.
enum class PlaceKind : std::uint8_t {
  Facility,
  Exit,           // "EXIT"
  AssemblyPoint,  // "ASSEMBLY"
};

/// A marker of the floor plan. A facility may have several, or none. Never one for staff only.
struct Place {
  PlaceKind kind = PlaceKind::Facility;
  int facility = 0;  // number in component 8; 0 for the other kinds
  int floor = 1;
  PlanPoint at;
  LocalizedText label;  // may be empty: the facility's name

  bool operator==(const Place&) const = default;
};

/// How one walks from a kiosk to a marker of a facility.
struct Way {
  int facility = 0;
  int marker = 1;                 // which of the facility's markers, from 1
  LocalizedText words;            // "ke kiri, melewati ruang tunggu"
  std::vector<PlanPoint> points;  // turns between kiosk and marker, on the kiosk's floor

  bool operator==(const Way&) const = default;
};

/// "You are here", for one machine.
struct KioskPlace {
  std::string kiosk;  // its id in kiosk.toml: `K01`
  int floor = 1;
  PlanPoint at;
  std::vector<Way> ways;

  bool operator==(const KioskPlace&) const = default;
};

}  // namespace kiosk::domain
