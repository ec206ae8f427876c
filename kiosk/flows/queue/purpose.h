#pragma once
// Why a service is being chosen: the same lists and search lead to a number, to its pre-check or to
// its standard.

#include <cstdint>

namespace kiosk::flows::queue {

enum class Purpose : std::uint8_t {
  Ticket,       // to its card, and on to a number
  PreCheck,     // to the questions about its requirements
  Information,  // to the standard of the service
};

const char* name_of(Purpose purpose);  // `ticket`

}  // namespace kiosk::flows::queue
