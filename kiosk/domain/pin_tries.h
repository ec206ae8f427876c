#pragma once
// How often a PIN may be tried (requirement S09). Pure; any thread.

#include <chrono>

namespace kiosk::domain {

inline constexpr int free_pin_tries = 5;
inline constexpr int most_pin_tries = 15;

/// How long nobody may try after so many wrong tries in a row: nothing before the fifth, then 15
/// seconds, doubled with every further one.
std::chrono::seconds wait_after(int wrong_tries);

/// After fifteen a technician has to come.
bool is_locked(int wrong_tries);

}  // namespace kiosk::domain
