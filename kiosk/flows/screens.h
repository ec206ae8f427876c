#pragma once
// The map of the kiosk: every screen there is. A screen is its state; `update` and `view` beside
// the state are found by overload.

#include <variant>

#include "kiosk/flows/home/ask_desk.h"
#include "kiosk/flows/home/attract.h"
#include "kiosk/flows/home/display.h"
#include "kiosk/flows/home/errands.h"
#include "kiosk/flows/home/still_there.h"
#include "kiosk/flows/info/channel.h"
#include "kiosk/flows/info/channels.h"
#include "kiosk/flows/info/component.h"
#include "kiosk/flows/info/document.h"
#include "kiosk/flows/info/facilities.h"
#include "kiosk/flows/info/facility.h"
#include "kiosk/flows/info/hours.h"
#include "kiosk/flows/info/map.h"
#include "kiosk/flows/info/standard.h"
#include "kiosk/flows/info/start.h"
#include "kiosk/flows/queue/agencies.h"
#include "kiosk/flows/queue/card.h"
#include "kiosk/flows/queue/closed.h"
#include "kiosk/flows/queue/issuing.h"
#include "kiosk/flows/queue/priority.h"
#include "kiosk/flows/queue/search.h"
#include "kiosk/flows/queue/services.h"
#include "kiosk/flows/queue/too_many.h"
#include "kiosk/flows/staff/status.h"

namespace kiosk::flows {

using Screen =
    std::variant<home::Attract, home::Errands, home::AskDesk, home::Display, home::StillThere,
                 queue::Agencies, queue::Services, queue::Search, queue::Card, queue::Priority,
                 queue::TooMany, queue::Issuing, queue::Closed, staff::Status, info::Start,
                 info::Standard, info::ComponentPage, info::Channels, info::Channel,
                 info::Facilities, info::FacilityPage, info::Map, info::Hours, info::Document>;

}  // namespace kiosk::flows
