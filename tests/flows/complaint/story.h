#pragma once
// The story of one complaint, as a visitor tells it touch by touch: SP071's time, received today,
// by Siti Uji, who does not exist.

#include <string>

#include "kiosk/messages/effect.h"
#include "tests/support/visit.h"

namespace tests {

/// At the choice between name, confidence and anonymity.
Visit at_the_notice(const char* kind = "complaint.complaint");

/// From there to the description.
void answer_choices(Visit& visit);

/// Fills in the field that is asked for.
void write_and_take(Visit& visit, const std::string& text);

/// To the summary, with name and telephone number.
Visit whole_complaint(const char* privacy = "complaint.named");

/// What the ledger is asked to keep when the summary is sent.
kiosk::messages::KeepComplaint sent(Visit& visit);

}  // namespace tests
