#pragma once
// The map of the kiosk: every screen there is. A screen is its state; `update` and `view` beside
// the state are found by overload.

#include <variant>

#include "kiosk/flows/complaint/about.h"
#include "kiosk/flows/complaint/day_picker.h"
#include "kiosk/flows/complaint/no_form.h"
#include "kiosk/flows/complaint/notify.h"
#include "kiosk/flows/complaint/pick.h"
#include "kiosk/flows/complaint/privacy_page.h"
#include "kiosk/flows/complaint/problem.h"
#include "kiosk/flows/complaint/sent.h"
#include "kiosk/flows/complaint/start.h"
#include "kiosk/flows/complaint/summary.h"
#include "kiosk/flows/complaint/when.h"
#include "kiosk/flows/complaint/write.h"
#include "kiosk/flows/home/attract.h"
#include "kiosk/flows/home/display.h"
#include "kiosk/flows/home/errands.h"
#include "kiosk/flows/home/evacuate.h"
#include "kiosk/flows/home/help_call.h"
#include "kiosk/flows/home/out_of_service.h"
#include "kiosk/flows/home/still_there.h"
#include "kiosk/flows/info/channel.h"
#include "kiosk/flows/info/channels.h"
#include "kiosk/flows/info/component.h"
#include "kiosk/flows/info/document.h"
#include "kiosk/flows/info/facility.h"
#include "kiosk/flows/info/facility_list.h"
#include "kiosk/flows/info/hours.h"
#include "kiosk/flows/info/map.h"
#include "kiosk/flows/info/standard.h"
#include "kiosk/flows/info/topics.h"
#include "kiosk/flows/precheck/check.h"
#include "kiosk/flows/precheck/from_code.h"
#include "kiosk/flows/precheck/result.h"
#include "kiosk/flows/queue/agencies.h"
#include "kiosk/flows/queue/card.h"
#include "kiosk/flows/queue/closed.h"
#include "kiosk/flows/queue/issuing.h"
#include "kiosk/flows/queue/priority_question.h"
#include "kiosk/flows/queue/search.h"
#include "kiosk/flows/queue/services.h"
#include "kiosk/flows/queue/too_many.h"
#include "kiosk/flows/receipt/cancel.h"
#include "kiosk/flows/receipt/hint.h"
#include "kiosk/flows/receipt/scan_answer.h"
#include "kiosk/flows/staff/confirm.h"
#include "kiosk/flows/staff/day_page.h"
#include "kiosk/flows/staff/devices.h"
#include "kiosk/flows/staff/menu.h"
#include "kiosk/flows/staff/preferences.h"
#include "kiosk/flows/staff/roll_change.h"
#include "kiosk/flows/staff/screen_test.h"
#include "kiosk/flows/staff/sign_in.h"
#include "kiosk/flows/staff/status_page.h"
#include "kiosk/flows/staff/teach.h"
#include "kiosk/flows/staff/ticket_case.h"
#include "kiosk/flows/staff/tickets.h"
#include "kiosk/flows/survey/face_thanks.h"
#include "kiosk/flows/survey/faces.h"
#include "kiosk/flows/survey/form.h"
#include "kiosk/flows/survey/intro.h"

namespace kiosk::flows {

using AnyScreen = std::variant<
    home::Attract, home::Errands, home::Display, home::StillThere, queue::Agencies, queue::Services,
    queue::Search, queue::Card, queue::PriorityQuestion, queue::TooMany, queue::Issuing,
    queue::Closed, precheck::Check, precheck::Result, precheck::FromCode, receipt::Hint,
    receipt::ScanAnswer, receipt::Cancel, complaint::Start, complaint::PrivacyPage,
    complaint::About, complaint::Pick, complaint::Problem, complaint::When, complaint::DayPicker,
    complaint::Write, complaint::Notify, complaint::Summary, complaint::Sent, complaint::NoForm,
    survey::Faces, survey::FaceThanks, survey::Intro, survey::Form, survey::Thanks, info::Topics,
    info::Standard, info::ComponentPage, info::Channels, info::Channel, info::FacilityList,
    info::FacilityPage, info::Map, info::Hours, info::Document, home::HelpCall, home::Evacuate,
    home::OutOfService, staff::StatusPage, staff::SignIn, staff::Menu, staff::Confirm,
    staff::RollChange, staff::Devices, staff::ScreenTest, staff::Teach, staff::Tickets,
    staff::TicketCase, staff::DayPage, staff::Preferences>;

/// One of them. Copying, comparing and destroying a variant of so many is much code: it is compiled
/// once, in screens.cpp, not in every file that holds a screen.
struct Screen : AnyScreen {
  using AnyScreen::AnyScreen;
  Screen(const Screen& other);
  Screen(Screen&& other) noexcept;
  Screen& operator=(const Screen& other);
  Screen& operator=(Screen&& other) noexcept;
  ~Screen();
  bool operator==(const Screen& other) const;
};

}  // namespace kiosk::flows
