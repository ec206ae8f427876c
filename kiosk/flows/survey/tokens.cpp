#include "kiosk/flows/survey/tokens.h"

#include "kiosk/base/bytes.h"
#include "kiosk/base/sha256.h"

namespace kiosk::flows::survey {
namespace {

std::string token(const std::string& use, const std::string& kiosk, Date date,
                  const domain::TicketNumber& number) {
  const auto text = use + "|" + kiosk + "|" + to_iso(date) + "|" + to_string(number);
  return to_hex(sha256(as_bytes(text)));
}

}  // namespace

std::string token_of(const domain::SurveyInvitationCode& invitation) {
  return token("survey", invitation.kiosk, invitation.date, invitation.number);
}

std::string token_of(const domain::TicketCode& ticket) {
  return token("pulse", ticket.kiosk, ticket.date, ticket.number);
}

}  // namespace kiosk::flows::survey
