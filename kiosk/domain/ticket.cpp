#include "kiosk/domain/ticket.h"

#include <array>
#include <utility>

#include <fmt/format.h>

#include "kiosk/base/characters.h"

namespace kiosk::domain {
namespace {

constexpr std::array<std::pair<Priority, const char*>, 6> priority_names{{
    {Priority::None, "NONE"},
    {Priority::Elderly, "LANSIA"},
    {Priority::Disability, "DISABILITAS"},
    {Priority::Pregnant, "HAMIL"},
    {Priority::NursingOrSmallChild, "MENYUSUI_BALITA"},
    {Priority::Other, "LAIN"},
}};

constexpr std::array<std::pair<PrintState, const char*>, 5> print_state_names{{
    {PrintState::Reserved, "reserved"},
    {PrintState::Printing, "printing"},
    {PrintState::Printed, "printed"},
    {PrintState::Failed, "failed"},
    {PrintState::Unknown, "unknown"},
}};

}  // namespace

std::string to_string(const TicketNumber& number) {
  if (number.kiosk_digit == 0) return fmt::format("{}{:03}", number.group, number.sequence);
  return fmt::format("{}{}-{:03}", number.group, number.kiosk_digit, number.sequence);
}

std::string to_display(const TicketNumber& number) {
  if (number.kiosk_digit == 0) return fmt::format("{}-{:03}", number.group, number.sequence);
  return to_string(number);
}

std::optional<TicketNumber> parse_ticket_number(std::string_view text) {
  if (text.empty() || text[0] < 'A' || text[0] > 'Z') return std::nullopt;
  TicketNumber number{.group = text[0], .kiosk_digit = 0, .sequence = 0};
  text.remove_prefix(1);
  if (text.size() > 2 && is_digit(text[0]) && text[1] == '-') {
    number.kiosk_digit = text[0] - '0';
    if (number.kiosk_digit == 0) return std::nullopt;
    text.remove_prefix(2);
  }
  if (text.size() != 3 && text.size() != 4) return std::nullopt;
  for (char c : text) {
    if (!is_digit(c)) return std::nullopt;
    number.sequence = number.sequence * 10 + (c - '0');
  }
  return number;
}

const char* name_of(Priority priority) {
  for (const auto& [value, name] : priority_names) {
    if (value == priority) return name;
  }
  return "NONE";
}

std::optional<Priority> parse_priority(std::string_view text) {
  for (const auto& [value, name] : priority_names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

const char* name_of(PrintState state) {
  for (const auto& [value, name] : print_state_names) {
    if (value == state) return name;
  }
  return "unknown";
}

std::optional<PrintState> parse_print_state(std::string_view text) {
  for (const auto& [value, name] : print_state_names) {
    if (name == text) return value;
  }
  return std::nullopt;
}

}  // namespace kiosk::domain
