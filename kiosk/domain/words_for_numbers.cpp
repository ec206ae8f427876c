#include "kiosk/domain/words_for_numbers.h"

#include <array>
#include <string_view>

#include <fmt/format.h>

namespace kiosk::domain {
namespace {

/// Indonesian and Sundanese build their numbers alike; only the words differ.
struct Numerals {
  std::array<const char*, 10> digits;
  const char* ten;
  const char* eleven;
  const char* teen;
  const char* tens;
  const char* hundred;
  const char* hundreds;
  const char* thousand;
  const char* thousands;
};

constexpr Numerals indonesian{.digits = {"nol", "satu", "dua", "tiga", "empat", "lima", "enam",
                                         "tujuh", "delapan", "sembilan"},
                              .ten = "sepuluh",
                              .eleven = "sebelas",
                              .teen = "belas",
                              .tens = "puluh",
                              .hundred = "seratus",
                              .hundreds = "ratus",
                              .thousand = "seribu",
                              .thousands = "ribu"};

constexpr Numerals sundanese{.digits = {"enol", "hiji", "dua", "tilu", "opat", "lima", "genep",
                                        "tujuh", "dalapan", "salapan"},
                             .ten = "sapuluh",
                             .eleven = "sabelas",
                             .teen = "belas",
                             .tens = "puluh",
                             .hundred = "saratus",
                             .hundreds = "ratus",
                             .thousand = "sarébu",
                             .thousands = "rébu"};

constexpr std::array<const char*, 20> english_small{
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<const char*, 10> english_tens{"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

const char* digit(const Numerals& words, int value) {
  return words.digits.at(static_cast<std::size_t>(value));
}

std::string joined(const std::string& head, int rest, const std::string& tail) {
  return rest == 0 ? head : head + " " + tail;
}

std::string austronesian(int number, const Numerals& words) {
  if (number < 10) return digit(words, number);
  if (number == 10) return words.ten;
  if (number == 11) return words.eleven;
  if (number < 20) return fmt::format("{} {}", digit(words, number - 10), words.teen);
  if (number < 100) {
    return joined(fmt::format("{} {}", digit(words, number / 10), words.tens), number % 10,
                  austronesian(number % 10, words));
  }
  if (number < 1000) {
    auto head = number < 200 ? std::string{words.hundred}
                             : fmt::format("{} {}", digit(words, number / 100), words.hundreds);
    return joined(head, number % 100, austronesian(number % 100, words));
  }
  auto head = number < 2000 ? std::string{words.thousand}
                            : fmt::format("{} {}", digit(words, number / 1000), words.thousands);
  return joined(head, number % 1000, austronesian(number % 1000, words));
}

std::string english(int number) {
  if (number < 20) return english_small.at(static_cast<std::size_t>(number));
  if (number < 100) {
    std::string head = english_tens.at(static_cast<std::size_t>(number / 10));
    return number % 10 == 0 ? head : head + "-" + english(number % 10);
  }
  if (number < 1000) {
    return joined(english(number / 100) + " hundred", number % 100, english(number % 100));
  }
  return joined(english(number / 1000) + " thousand", number % 1000, english(number % 1000));
}

struct DateWords {
  std::array<const char*, 7> days;  // Monday first
  std::array<const char*, 12> months;
};

constexpr DateWords indonesian_dates{
    .days = {"Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu"},
    .months = {"Januari", "Februari", "Maret", "April", "Mei", "Juni", "Juli", "Agustus",
               "September", "Oktober", "November", "Desember"}};
constexpr DateWords english_dates{
    .days = {"Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"},
    .months = {"January", "February", "March", "April", "May", "June", "July", "August",
               "September", "October", "November", "December"}};
constexpr DateWords sundanese_dates{
    .days = {"Senén", "Salasa", "Rebo", "Kemis", "Jumaah", "Saptu", "Minggu"},
    .months = {"Januari", "Pébruari", "Maret", "April", "Méi", "Juni", "Juli", "Agustus",
               "Séptémber", "Oktober", "Nopémber", "Désémber"}};

const DateWords& date_words(Language language) {
  switch (language) {
    case Language::Indonesian:
      return indonesian_dates;
    case Language::English:
      return english_dates;
    case Language::Sundanese:
      return sundanese_dates;
  }
  return indonesian_dates;
}

}  // namespace

std::string number_in_words(int number, Language language) {
  if (number < 0 || number > 9999) return fmt::format("{}", number);
  switch (language) {
    case Language::Indonesian:
      return austronesian(number, indonesian);
    case Language::English:
      return english(number);
    case Language::Sundanese:
      return austronesian(number, sundanese);
  }
  return {};
}

std::string spoken_number(const TicketNumber& number, Language language) {
  auto sequence = number_in_words(number.sequence, language);
  if (number.kiosk_digit == 0) return fmt::format("{}, {}", number.group, sequence);
  return fmt::format("{} {}, {}", number.group, number_in_words(number.kiosk_digit, language),
                     sequence);
}

std::string date_in_words(Date date, Language language) {
  if (!date.ok()) return {};
  const auto& words = date_words(language);
  return fmt::format("{}, {} {} {}", words.days.at(weekday_of(date).iso_encoding() - 1),
                     static_cast<unsigned>(date.day()),
                     words.months.at(static_cast<unsigned>(date.month()) - 1),
                     static_cast<int>(date.year()));
}

std::string short_date(Date date, Language language) {
  if (!date.ok()) return {};
  const std::string_view month =
      date_words(language).months.at(static_cast<unsigned>(date.month()) - 1);
  std::size_t length = 0;
  for (int letters = 0; letters < 3 && length < month.size(); ++letters) {
    // The bytes of a letter behind its first begin with 10.
    do ++length;
    while (length < month.size() && (static_cast<unsigned char>(month[length]) & 0xC0U) == 0x80U);
  }
  return fmt::format("{} {} {}", static_cast<unsigned>(date.day()), month.substr(0, length),
                     static_cast<int>(date.year()));
}

std::string time_in_words(const LocalTime& time, UtcOffset offset, Language language) {
  char separator = language == Language::English ? ':' : '.';
  return fmt::format("{:02}{}{:02} {}", hour_of(time), separator, minute_of(time),
                     zone_name(offset));
}

std::string zone_name(UtcOffset offset) {
  switch (offset.count()) {
    case 420:
      return "WIB";
    case 480:
      return "WITA";
    case 540:
      return "WIT";
    default:
      break;
  }
  auto total = offset.count() < 0 ? -offset.count() : offset.count();
  return fmt::format("UTC{}{:02}:{:02}", offset.count() < 0 ? '-' : '+', total / 60, total % 60);
}

}  // namespace kiosk::domain
