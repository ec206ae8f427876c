#pragma once
// Storing a voice of the survey and saying how it went: the same words for a face and for the whole
// questionnaire. "Thank you" stands only for what is stored.

#include <optional>
#include <string>

#include "kiosk/flows/survey/pulse.h"

namespace kiosk::flows::survey {

const char* name_of(KeepPhase phase);  // `sending`, `kept`, `refused`, `spent`

/// How the record of `id` ended, when the event says so. `with_token` tells a token that was spent
/// from a ledger that refuses.
std::optional<KeepPhase> follow_keeping(const messages::Event& event, const Uuid& id,
                                        bool with_token);

/// Title and sentence for the phase, with a way to try again where that helps.
ui::ScreenTree keeping_screen(std::string name, KeepPhase phase);

}  // namespace kiosk::flows::survey
