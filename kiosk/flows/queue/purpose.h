#pragma once
// Why a service is being chosen: the same lists and search lead to a number or to its standard.

#include <cstdint>

namespace kiosk::flows::queue {

enum class Purpose : std::uint8_t {
  Ticket,       // to its card, and on to a number
  Information,  // to the standard of the service
};

}  // namespace kiosk::flows::queue
