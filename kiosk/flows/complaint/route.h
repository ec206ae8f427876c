#pragma once
// Which question comes next: only those that the report still needs.

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/flows/screens.h"

namespace kiosk::flows::complaint {

/// After the notice: what it is about, the problem, the day; each unless it is known already.
Screen next_question(const Draft& draft);

/// After a typed answer, or after the way of answering was chosen: name, how to answer, the contact
/// that needs, the postal address; at last the summary.
Screen after(const Draft& draft, Field field);
Screen after_notify(const Draft& draft);

/// The postal address may be left out when there is another way to answer; what may not be left out
/// makes a report of this kind.
bool may_be_empty(const Draft& draft, Field field);

}  // namespace kiosk::flows::complaint
