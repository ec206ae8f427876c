#pragma once
// What the kiosk has to know of a screen beyond what it shows: one table of all screens.

#include <string>

#include "kiosk/flows/screens.h"

namespace kiosk::flows {

struct Traits {
  bool is_final = false;    // what was given is final: back does not lead into the questions before
  bool is_form = false;     // takes longer to fill in, or to read (A13)
  bool is_private = false;  // neither what is typed here nor the order of the keys is kept anywhere
  bool is_staff = false;    // for members who have signed in
  bool ends_itself = false;  // without asking whether somebody is still there
  bool keeps_back = false;   // has a place of its own to go back to: gets the tap on `nav.back`
  std::string place;         // the same screen is another place to the visitor when this differs

  bool operator==(const Traits&) const = default;
};

Traits traits_of(const Screen& screen);

}  // namespace kiosk::flows
