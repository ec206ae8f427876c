#pragma once
// What is spent when a ticket has had its say: one survey for an invitation, one press on a face
// for a ticket, each day anew. The token stands in a table of its own, never beside the answer, and
// is no key of the ticket (P10). Pure.

#include <string>

#include "kiosk/domain/codes.h"

namespace kiosk::flows::survey {

std::string token_of(const domain::SurveyInvitationCode& invitation);
std::string token_of(const domain::TicketCode& ticket);

}  // namespace kiosk::flows::survey
