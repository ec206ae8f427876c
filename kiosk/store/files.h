#pragma once
// The files of a ledger, by the path of the first. Pure.

#include <string>

namespace kiosk::store {

/// `voices.db` beside it: complaints, surveys and pulses.
std::string voices_path(const std::string& ledger_path);
/// `spent.db` beside it: what has had its say today.
std::string spent_path(const std::string& ledger_path);

}  // namespace kiosk::store
