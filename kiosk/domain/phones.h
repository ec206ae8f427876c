#pragma once
// Telephone numbers as people type them: mobile and landline numbers of Indonesia, and foreign
// ones. Forms only; nothing here looks anything up. Pure; any thread. Source: domain rules 3.7,
// which follow the numbering plan as libphonenumber has it (a test compares the two).

#include <optional>
#include <string>
#include <string_view>

namespace kiosk::domain {

/// E.164 of an Indonesian mobile number: `0818-0989-8222` gives `+6281809898222`, as do `62818...`,
/// `+62818...` and `+62 (0) 818...`.
std::optional<std::string> parse_mobile(std::string_view text);

/// E.164 of a landline anywhere in Indonesia: `(0264) 8224794` gives `+622648224794`.
std::optional<std::string> parse_landline(std::string_view text);

/// E.164 of a number of another country: `+` and the country's code are typed, 7 to 15 digits in
/// all.
std::optional<std::string> parse_foreign(std::string_view text);

/// Any of the three.
std::optional<std::string> parse_phone(std::string_view text);

/// A number that messages (SMS, WhatsApp) reach: any but a landline of Indonesia.
bool takes_messages(std::string_view text);

}  // namespace kiosk::domain
