#pragma once
// What stands on the page of each component. Used by component.cpp only.

#include <vector>

#include "kiosk/flows/info/component.h"

namespace kiosk::flows::info {

using Body = std::vector<ui::Node>;

// Part A: what the applicant needs.
Body requirements_body(const World& world, const domain::Service& service, Wording wording);
Body procedure_body(const World& world, const domain::Service& service, const ComponentPage& state);
Body time_body(const World& world, const domain::Service& service, Wording wording);
Body fee_body(const World& world, const domain::Service& service, Wording wording);
Body products_body(const World& world, const domain::Service& service, Wording wording);
Body complaints_body(const World& world, const domain::Service& service, Wording wording);

// Part B: how the service is managed.
Body legal_body(const World& world, const domain::Service& service, Wording wording);
Body facilities_body(const World& world, const domain::Service& service, Wording wording);
Body list_body(const World& world, const domain::TextList& list, Wording wording);
Body staff_body(const domain::Service& service);
Body guarantees_body(const World& world, const domain::Service& service, Wording wording);
Body evaluation_body(const World& world, const domain::Service& service, Wording wording);

/// The day a file would be done by when it were accepted now: the day of receipt, and the day.
/// Nothing for hours and minutes, or outside the calendar (T3.2).
struct ExampleDates {
  Date received;
  Date done;
};
std::optional<ExampleDates> example_dates(const World& world, const domain::CompletionTime& time);

}  // namespace kiosk::flows::info
