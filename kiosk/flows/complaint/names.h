#pragma once
// How the choices of a report read on screen and slip.

#include <array>
#include <string>
#include <string_view>

#include "kiosk/flows/complaint/draft.h"
#include "kiosk/ui/phrase.h"

namespace kiosk::flows::complaint {

inline constexpr std::array all_problems{
    domain::ProblemType::Requirements, domain::ProblemType::Procedure,
    domain::ProblemType::Time,         domain::ProblemType::Fee,
    domain::ProblemType::Product,      domain::ProblemType::Facilities,
    domain::ProblemType::Competence,   domain::ProblemType::Behaviour,
    domain::ProblemType::Other};

inline constexpr std::array all_ways{domain::NotifyBy::WhatsApp, domain::NotifyBy::Sms,
                                     domain::NotifyBy::Phone,    domain::NotifyBy::Email,
                                     domain::NotifyBy::Letter,   domain::NotifyBy::Counter,
                                     domain::NotifyBy::Kiosk};

ui::Phrase phrase_of(domain::ReportKind kind);
ui::Phrase phrase_of(domain::ProblemType problem);
ui::Phrase phrase_of(domain::NotifyBy notify);
ui::Phrase phrase_of(Field field);
/// Why a complaint is recorded as a suggestion. Not for ClassReason::Ok.
ui::Phrase phrase_of(domain::ClassReason reason);
/// The service, the facility, "officer" or "other".
ui::Phrase subject_of(const World& world, const Draft& draft);
ui::Phrase received_phrase(const World& world, const domain::Received& received);

/// `S••• A•••`: shown instead of a name that is to be kept confidential.
std::string masked(std::string_view name);

}  // namespace kiosk::flows::complaint
