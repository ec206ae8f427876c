#pragma once
// What to do with a ledger that cannot be believed: set it aside, and read out of its bytes which
// numbers it has given. Store worker's thread only.

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/base/time.h"

namespace kiosk::store {

/// Space between the highest number still readable and the next one given, for those that are not.
inline constexpr int salvage_margin = 50;
/// Where nothing at all is readable; above what a group of a district's office gives in a day.
inline constexpr int blind_floor = 500;

/// No clock is set back to a day that far behind without being told wrong.
inline constexpr int days_searched = 7;

/// Highest number by group and day among the ticket payloads found in `bytes`, in whatever order
/// and state the file is. Pure.
using FoundNumbers = std::map<Date, std::map<char, int>>;
FoundNumbers find_numbers(std::string_view bytes);

/// Highest complaint number of this kiosk by day among the payloads found in `bytes`. Pure.
std::map<Date, int> find_report_numbers(std::string_view bytes, std::string_view kiosk);

/// The latest day that can be meant: not after tomorrow, or with more than one number (a single
/// flipped digit makes one ticket of the year 2926). Absent when there is none.
bool is_believable(const FoundNumbers::value_type& found, Date today);
std::optional<Date> latest_believable_day(const FoundNumbers& found, Date today);

/// The floors the next ledger must keep, from what was found: on each of the last days that can be
/// meant, and for groups of which nothing is known on the latest of them and on `today`, whichever
/// of the two the clock will turn out to mean.
std::map<Date, std::map<char, int>> floors_after_damage(const FoundNumbers& found, Date today);

/// Renames the database, its WAL and its index to `<path>.corrupt-<n>...` with the next free n.
/// Returns the new name, or nothing when the folder does not let it.
std::optional<std::string> set_aside(const std::string& path);

/// An empty file in the place of one that is gone, so that it counts as set aside. False when the
/// folder does not let it.
bool note_gone(const std::string& path);

/// The files set aside, oldest first.
std::vector<std::string> all_set_aside(const std::string& path);

/// The file set aside last, if there is one.
std::optional<std::string> last_set_aside(const std::string& path);

/// Without its folder.
std::string file_name(const std::string& path);

/// There is no such file; false as well when that cannot be known.
bool is_missing(const std::string& path);

/// Durably; false when the file does not let it.
bool overwrite_byte(const std::string& path, std::size_t at_byte, std::uint8_t value);

/// The whole file, at most 1 GiB of it; empty when there is none.
std::string read_bytes(const std::string& path);

}  // namespace kiosk::store
