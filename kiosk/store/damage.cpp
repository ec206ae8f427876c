#include "kiosk/store/damage.h"

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <fstream>

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include "kiosk/domain/numbering.h"
#include "kiosk/domain/ticket.h"

namespace kiosk::store {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t most_bytes = 1ULL << 30U;
constexpr int most_files = 10'000;

std::string name_aside(const std::string& path, int count) {
  return fmt::format("{}.corrupt-{}", path, count);
}

bool exists(const std::string& path) {
  std::error_code ignored;
  return fs::exists(path, ignored);
}

bool is_used(const std::string& path, int count) {
  auto name = name_aside(path, count);
  return exists(name) || exists(name + "-wal");
}

int files_aside(const std::string& path) {
  int count = 0;
  while (count < most_files && is_used(path, count + 1)) ++count;
  return count;
}

}  // namespace

FoundNumbers find_numbers(std::string_view bytes) {
  constexpr std::string_view before_number = "\"number\":\"";
  constexpr std::string_view before_day = "\",\"day\":\"";
  constexpr std::size_t day_characters = 10;
  constexpr std::size_t longest_number = 8;
  FoundNumbers found;
  for (auto at = bytes.find(before_number); at != std::string_view::npos;
       at = bytes.find(before_number, at + 1)) {
    auto rest = bytes.substr(at + before_number.size());
    auto end = rest.substr(0, longest_number + 1).find('"');
    if (end == std::string_view::npos || !rest.substr(end).starts_with(before_day)) continue;
    auto number = domain::parse_ticket_number(rest.substr(0, end));
    auto day = parse_date(rest.substr(end + before_day.size()).substr(0, day_characters));
    if (!number || !day || number->sequence < 1) continue;
    auto& highest = found[*day][number->group];
    highest = std::max(highest, number->sequence);
  }
  return found;
}

std::map<Date, int> find_report_numbers(std::string_view bytes, std::string_view kiosk) {
  constexpr std::string_view before_day = "\"no\":\"PGD-";
  const auto before_sequence = fmt::format("-{}-", kiosk);
  constexpr std::size_t day_digits = 6;
  constexpr std::size_t sequence_digits = 4;
  std::map<Date, int> found;
  for (auto at = bytes.find(before_day); at != std::string_view::npos;
       at = bytes.find(before_day, at + 1)) {
    const auto number = bytes.substr(at + before_day.size());
    const auto day = number.substr(0, day_digits);
    if (!number.substr(day.size()).starts_with(before_sequence)) continue;
    const auto digits = number.substr(day_digits + before_sequence.size(), sequence_digits);
    const auto date =
        parse_date(fmt::format("20{}-{}-{}", day.substr(0, 2), day.substr(2, 2), day.substr(4, 2)));
    int sequence = 0;
    const auto parsed = std::from_chars(digits.data(), digits.data() + digits.size(), sequence);
    if (!date || parsed.ptr != digits.data() + digits.size() || sequence < 1) continue;
    auto& highest = found[*date];
    highest = std::max(highest, sequence);
  }
  return found;
}

bool is_believable(const FoundNumbers::value_type& found, Date today) {
  const bool several = found.second.size() > 1 || found.second.begin()->second > 1;
  return found.first <= add_days(today, 1) || several;
}

std::optional<Date> latest_believable_day(const FoundNumbers& found, Date today) {
  for (auto day = found.rbegin(); day != found.rend(); ++day) {
    if (is_believable(*day, today)) return day->first;
  }
  return std::nullopt;
}

std::map<Date, std::map<char, int>> floors_after_damage(const FoundNumbers& found, Date today) {
  const auto unknown = found.empty() ? blind_floor : salvage_margin;
  const auto latest = latest_believable_day(found, today).value_or(today);
  std::map<Date, std::map<char, int>> floors{{today, {{'*', unknown}}}, {latest, {{'*', unknown}}}};
  const auto first = add_days(std::min(latest, today), -days_searched);
  for (const auto& day : found) {
    if (day.first < first || !is_believable(day, today)) continue;
    for (const auto& [group, highest] : day.second) {
      floors[day.first][group] = std::min(highest + salvage_margin, domain::highest_sequence);
    }
  }
  return floors;
}

std::optional<std::string> set_aside(const std::string& path) {
  auto count = files_aside(path) + 1;
  if (count > most_files) return std::nullopt;
  auto name = name_aside(path, count);
  bool moved = false;
  for (const char* ending : {"", "-wal", "-shm", "-journal"}) {
    if (!exists(path + ending)) continue;
    std::error_code error;
    fs::rename(path + ending, name + ending, error);
    if (error) return std::nullopt;
    moved = true;
  }
  if (!moved) return std::nullopt;
  return name;
}

bool note_gone(const std::string& path) {
  return std::ofstream{name_aside(path, files_aside(path) + 1)}.is_open();
}

std::vector<std::string> all_set_aside(const std::string& path) {
  std::vector<std::string> names;
  for (int count = 1; is_used(path, count); ++count) names.push_back(name_aside(path, count));
  return names;
}

std::optional<std::string> last_set_aside(const std::string& path) {
  auto count = files_aside(path);
  if (count == 0) return std::nullopt;
  return name_aside(path, count);
}

std::string file_name(const std::string& path) {
  return fs::path{path}.filename().string();
}

bool is_missing(const std::string& path) {
  std::error_code error;
  return !fs::exists(path, error) && !error;
}

bool overwrite_byte(const std::string& path, std::size_t at_byte, std::uint8_t value) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CLOEXEC);
  if (file < 0) return false;
  const bool written = ::pwrite(file, &value, 1, static_cast<off_t>(at_byte)) == 1;
  const bool durable = written && ::fdatasync(file) == 0;
  ::close(file);
  return durable;
}

std::string read_bytes(const std::string& path) {
  std::error_code error;
  auto size = fs::file_size(path, error);
  if (error || size == 0) return {};
  std::ifstream file{path, std::ios::binary};
  std::string bytes(static_cast<std::size_t>(std::min(size, most_bytes)), '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
  return bytes;
}

}  // namespace kiosk::store
