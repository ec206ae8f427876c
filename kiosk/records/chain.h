#pragma once
// The two chains of the ledger, kept apart so that neither order nor time ties a voice to a visit.

#include <cstdint>

namespace kiosk::records {

enum class Chain : std::uint8_t {
  Journal = 1,  // tickets, pre-checks, devices, staff
  Voices = 2,   // complaints, surveys, pulses
};

const char* name_of(Chain chain);  // `journal`, `voices`

}  // namespace kiosk::records
