#include "kiosk/flows/traits.h"

#include <variant>

#include "kiosk/base/overloaded.h"

namespace kiosk::flows {

Traits traits_of(const Screen& screen) {
  return std::visit(
      Overloaded{
          [](const OneOf<home::Attract, home::StillThere, home::Evacuate,
                         home::OutOfService> auto&) { return Traits{.ends_itself = true}; },
          [](const OneOf<queue::Issuing, complaint::Sent> auto&) {
            return Traits{.is_final = true, .ends_itself = true};
          },
          [](const OneOf<receipt::Cancel, survey::FaceThanks, survey::Thanks> auto&) {
            return Traits{.is_final = true};
          },
          [](const precheck::Result&) { return Traits{.is_final = true, .is_form = true}; },
          [](const precheck::Check& check) {
            return Traits{
                .is_form = true, .keeps_back = check.keeps_back(), .place = check.place_id()};
          },
          [](const survey::Form& form) {
            return Traits{.is_form = true,
                          .is_private = true,
                          .keeps_back = form.has_previous(),
                          .place = form.place_id()};
          },
          [](const OneOf<complaint::Write, complaint::Summary> auto&) {
            return Traits{.is_form = true, .is_private = true};
          },
          [](const OneOf<complaint::PrivacyPage, complaint::About, complaint::Pick,
                         complaint::Problem, complaint::When, complaint::DayPicker,
                         complaint::Notify> auto&) { return Traits{.is_form = true}; },
          [](const staff::SignIn&) { return Traits{.is_private = true}; },
          [](const OneOf<staff::StatusPage, staff::Menu, staff::Confirm, staff::RollChange,
                         staff::Devices, staff::ScreenTest, staff::Teach, staff::Tickets,
                         staff::TicketCase, staff::DayPage, staff::Preferences> auto&) {
            return Traits{.is_staff = true};
          },
          [](const OneOf<home::Errands, home::Display, home::HelpCall, queue::Agencies,
                         queue::Services, queue::Search, queue::Card, queue::PriorityQuestion,
                         queue::TooMany, queue::Closed, precheck::FromCode, receipt::Hint,
                         receipt::ScanAnswer, complaint::Start, complaint::NoForm, survey::Faces,
                         survey::Intro, info::Topics, info::Standard, info::ComponentPage,
                         info::Channels, info::Channel, info::FacilityList, info::FacilityPage,
                         info::Map, info::Hours, info::Document> auto&) { return Traits{}; },
      },
      screen);
}

}  // namespace kiosk::flows
