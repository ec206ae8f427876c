#pragma once
// The fields between the key number and the signature of our codes. Inner part of codes.h; pure.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "kiosk/domain/codes.h"

namespace kiosk::domain {

/// `T`, `R`, `C`, `E`, `P` or `S`.
char type_letter(const Code& code);

/// File receipts and badges: only the office signs them.
bool is_office_type(char type);

/// The fields in order; absent when one holds a character or a value no code may carry.
std::optional<std::vector<std::string>> code_fields(const Code& code);

/// Only what `code_fields` writes: a code is written in one way.
std::optional<Code> parse_code_fields(char type, const std::vector<std::string_view>& fields);

/// The kiosk that a code of ours says has made it, by its first field: the kiosk itself, or the
/// part of a complaint's number.
std::string_view kiosk_of_code(char type, std::string_view first_field);

/// The day a code speaks of, which may not lie ahead; absent for badges.
std::optional<Date> code_date(const Code& code);

/// An item's id as it is read back from a code, where letters are upper case: `b6A` gives `B6a`.
std::string item_in_code(std::string_view id);

/// ASCII only: catalogues and locales have no part in codes.
std::string upper_case(std::string_view text);

/// The office's public address as it stands before a printed code: upper-case, with a slash at its
/// end; empty without one.
std::string printed_prefix(std::string_view public_url);
std::string_view without_surrounding_space(std::string_view text);

}  // namespace kiosk::domain
