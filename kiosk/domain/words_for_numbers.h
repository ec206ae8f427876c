#pragma once
// Numbers, ticket numbers, dates and times in words, as they are printed and spoken. Pure; any
// thread.

#include <string>

#include "kiosk/base/time.h"
#include "kiosk/domain/language.h"
#include "kiosk/domain/ticket.h"

namespace kiosk::domain {

/// 0 .. 9999 in words: "seratus sebelas", "one hundred eleven", "saratus sabelas". Other numbers
/// come back as digits.
std::string number_in_words(int number, Language language);

/// As announced: "A, dua belas"; with the kiosk's digit "A dua, empat belas".
std::string spoken_number(const TicketNumber& number, Language language);

/// "Senin, 23 November 2026".
std::string date_in_words(Date date, Language language);

/// "23 Nov 2026": where there is little room.
std::string short_date(Date date, Language language);

/// "09.12 WIB"; English "09:12 WIB".
std::string time_in_words(const LocalTime& time, UtcOffset offset, Language language);

/// "WIB", "WITA", "WIT"; for other offsets "UTC+08:30".
std::string zone_name(UtcOffset offset);

}  // namespace kiosk::domain
