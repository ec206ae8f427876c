#include "kiosk/domain/words_for_numbers.h"

#include <set>

#include "tests/support/catch.h"

using namespace kiosk;
using namespace kiosk::domain;
using namespace std::chrono_literals;

TEST_CASE("Indonesian numbers follow the rules of terbilang", "[words]") {
  using Pair = std::pair<int, const char*>;
  for (const auto& [number, words] :
       {Pair{0, "nol"},
        Pair{1, "satu"},
        Pair{9, "sembilan"},
        Pair{10, "sepuluh"},
        Pair{11, "sebelas"},
        Pair{12, "dua belas"},
        Pair{20, "dua puluh"},
        Pair{21, "dua puluh satu"},
        Pair{100, "seratus"},
        Pair{101, "seratus satu"},
        Pair{110, "seratus sepuluh"},
        Pair{111, "seratus sebelas"},
        Pair{119, "seratus sembilan belas"},
        Pair{200, "dua ratus"},
        Pair{345, "tiga ratus empat puluh lima"},
        Pair{999, "sembilan ratus sembilan puluh sembilan"},
        Pair{1000, "seribu"},
        Pair{1011, "seribu sebelas"},
        Pair{2000, "dua ribu"},
        Pair{9999, "sembilan ribu sembilan ratus sembilan puluh sembilan"}}) {
    CHECK(number_in_words(number, Language::Indonesian) == words);
  }
}

TEST_CASE("Sundanese and English numbers have their own words", "[words]") {
  CHECK(number_in_words(0, Language::Sundanese) == "enol");
  CHECK(number_in_words(4, Language::Sundanese) == "opat");
  CHECK(number_in_words(11, Language::Sundanese) == "sabelas");
  CHECK(number_in_words(12, Language::Sundanese) == "dua belas");
  CHECK(number_in_words(138, Language::Sundanese) == "saratus tilu puluh dalapan");
  CHECK(number_in_words(0, Language::English) == "zero");
  CHECK(number_in_words(14, Language::English) == "fourteen");
  CHECK(number_in_words(42, Language::English) == "forty-two");
  CHECK(number_in_words(1011, Language::English) == "one thousand eleven");
  CHECK(number_in_words(9999, Language::English) == "nine thousand nine hundred ninety-nine");
}

TEST_CASE("no two numbers sound the same in any language", "[words]") {
  for (auto language : {Language::Indonesian, Language::English, Language::Sundanese}) {
    std::set<std::string> heard;
    for (int number = 0; number <= 9999; ++number) heard.insert(number_in_words(number, language));
    CHECK(heard.size() == 10'000);
  }
  CHECK(number_in_words(10'000, Language::Indonesian) == "10000");
  CHECK(number_in_words(-1, Language::English) == "-1");
}

TEST_CASE("a ticket number is spoken letter first", "[words]") {
  CHECK(spoken_number({'A', 0, 12}, Language::Indonesian) == "A, dua belas");
  CHECK(spoken_number({'A', 2, 14}, Language::Indonesian) == "A dua, empat belas");
  CHECK(spoken_number({'B', 0, 1000}, Language::English) == "B, one thousand");
  CHECK(spoken_number({'A', 0, 12}, Language::Sundanese) == "A, dua belas");
}

TEST_CASE("dates and times are written as people say them", "[words]") {
  auto date = *parse_date("2026-11-23");
  CHECK(date_in_words(date, Language::Indonesian) == "Senin, 23 November 2026");
  CHECK(date_in_words(date, Language::English) == "Monday, 23 November 2026");
  CHECK(date_in_words(date, Language::Sundanese) == "Senén, 23 Nopémber 2026");
  CHECK(date_in_words(*parse_date("2026-12-02"), Language::Indonesian) == "Rabu, 2 Desember 2026");
  CHECK(date_in_words(*parse_date("2026-11-22"), Language::Indonesian) ==
        "Minggu, 22 November 2026");
  CHECK(date_in_words(Date{}, Language::Indonesian).empty());
  LocalTime time{date, 9h + 12min};
  CHECK(time_in_words(time, 420min, Language::Indonesian) == "09.12 WIB");
  CHECK(time_in_words(time, 480min, Language::Sundanese) == "09.12 WITA");
  CHECK(time_in_words(time, 540min, Language::English) == "09:12 WIT");
  CHECK(zone_name(510min) == "UTC+08:30");
}
