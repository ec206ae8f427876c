#pragma once
// What each kind of scanned code says: the title, facts and next steps of its screen. One function
// a kind; used by scan_answer.cpp only.

#include <string>
#include <vector>

#include "kiosk/domain/codes.h"
#include "kiosk/flows/world.h"
#include "kiosk/messages/store.h"
#include "kiosk/ui/node.h"

namespace kiosk::flows::receipt {

struct Saying {
  ui::Phrase title;
  std::vector<ui::Node> body;
  std::vector<ui::Node> steps;  // the primary one last
};

Saying saying_of(const World& world, const domain::TicketCode& code);
/// Of a number that is no longer in the queue.
Saying saying_of(const World& world, const domain::TicketCode& code,
                 const messages::TakenOut& taken_out);
Saying saying_of(const World& world, const domain::FileReceiptCode& code);
Saying saying_of(const World& world, const domain::ComplaintReceiptCode& code);
Saying saying_of(const World& world, const domain::BadgeCode& code);
Saying saying_of(const World& world, const domain::PreCheckCode& code);
Saying saying_of(const World& world, const domain::SurveyInvitationCode& code);
Saying saying_of(const domain::InvalidCode& invalid);
Saying saying_of(const domain::OfficialLink& link);
Saying saying_of(const domain::OtherLink& link);

/// Tickets of other days have ended by themselves, and those of other kiosks are in their ledgers.
bool may_cancel(const World& world, const domain::TicketCode& code);

/// The service by name; its code where the office does not offer it (any more).
ui::Phrase service_name(const World& world, const std::string& code);
std::string date_words(const World& world, Date date);

/// Working days of a receipt's service; nothing for other promises.
std::optional<int> promised_days(const World& world, const std::string& service);

}  // namespace kiosk::flows::receipt
