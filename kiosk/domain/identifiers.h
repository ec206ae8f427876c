#pragma once
// Forms of Indonesian identifiers and contacts, checked as typed; nothing here looks anything up.
// Pure; any thread.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace kiosk::domain {

/// Sixteen digits with a real date of birth (day + 40 for women) and a serial above zero. A NIK has
/// no check digit, so this is its form only; the prefix is where it was first issued, not checked.
bool is_nik(std::string_view text);

/// Thirteen digits; a NIB has no public check digit (PP 24/2018).
bool is_nib(std::string_view text);

enum class NpwpVerdict : std::uint8_t { Valid, CheckDigitDiffers, Malformed };

/// Fifteen digits, with or without `99.999.999.9-999.999` punctuation, or sixteen (PMK 112/2022). A
/// differing check digit of the old form is a warning only.
NpwpVerdict judge_npwp(std::string_view text);

/// Five digits.
bool is_kbli(std::string_view text);

/// One @, a dot in the domain, at most 254 bytes, no white space.
bool is_email(std::string_view text);

/// Its last part has no second letter or holds a digit, as no domain's does: a slip of a finger.
bool is_doubtful_email(std::string_view text);

/// Letters of any script, space and `. ' , -`; single names are names. At most 100 bytes.
bool is_person_name(std::string_view text);

}  // namespace kiosk::domain
