#pragma once
// The map of the kiosk: every screen there is. A screen is its state; `update` and `view` beside
// the state are found by overload.

#include <variant>

#include "kiosk/flows/home/ask_desk.h"
#include "kiosk/flows/home/attract.h"
#include "kiosk/flows/home/call_staff.h"
#include "kiosk/flows/home/display.h"
#include "kiosk/flows/home/errands.h"
#include "kiosk/flows/home/evacuate.h"
#include "kiosk/flows/home/out_of_service.h"
#include "kiosk/flows/home/still_there.h"
#include "kiosk/flows/queue/agencies.h"
#include "kiosk/flows/queue/card.h"
#include "kiosk/flows/queue/closed.h"
#include "kiosk/flows/queue/issuing.h"
#include "kiosk/flows/queue/priority.h"
#include "kiosk/flows/queue/search.h"
#include "kiosk/flows/queue/services.h"
#include "kiosk/flows/queue/too_many.h"
#include "kiosk/flows/staff/confirm.h"
#include "kiosk/flows/staff/day.h"
#include "kiosk/flows/staff/devices.h"
#include "kiosk/flows/staff/menu.h"
#include "kiosk/flows/staff/preferences.h"
#include "kiosk/flows/staff/roll_change.h"
#include "kiosk/flows/staff/screen_test.h"
#include "kiosk/flows/staff/sign_in.h"
#include "kiosk/flows/staff/status.h"
#include "kiosk/flows/staff/ticket_case.h"
#include "kiosk/flows/staff/tickets.h"

namespace kiosk::flows {

using Screen =
    std::variant<home::Attract, home::Errands, home::AskDesk, home::Display, home::StillThere,
                 queue::Agencies, queue::Services, queue::Search, queue::Card, queue::Priority,
                 queue::TooMany, queue::Issuing, queue::Closed, staff::Status, home::CallStaff,
                 home::Evacuate, home::OutOfService, staff::SignIn, staff::Menu, staff::Confirm,
                 staff::RollChange, staff::Devices, staff::ScreenTest, staff::Tickets,
                 staff::TicketCase, staff::Day, staff::Preferences>;

}  // namespace kiosk::flows
