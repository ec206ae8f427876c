#include "drivers/printer/profile.h"

#include <random>
#include <string>

#include "tests/support/catch.h"
#include "tests/support/read_file.h"

using drivers::printer::builtin_profiles;
using drivers::printer::find_profile;
using drivers::printer::parse_profiles;

namespace {

std::string shipped_file() {
  return tests::read_file("config/printers.json");
}

std::string with(std::string text, const std::string& old_part, const std::string& new_part) {
  const std::size_t at = text.find(old_part);
  REQUIRE(at != std::string::npos);
  return text.replace(at, old_part.size(), new_part);
}

}  // namespace

TEST_CASE("the shipped printers are the built-in ones", "[profile]") {
  const auto profiles = parse_profiles(shipped_file());
  REQUIRE(profiles.has_value());
  CHECK(*profiles == builtin_profiles());
}

TEST_CASE("printers are found by name", "[profile]") {
  CHECK(find_profile(builtin_profiles(), "generic-58mm")->width_dots == 384);
  CHECK(find_profile(builtin_profiles(), "nothing") == nullptr);
}

TEST_CASE("a mistake in the file is named", "[profile]") {
  struct Case {
    const char* old_part;
    const char* new_part;
    const char* error;
    int line;
  };
  const Case cases[] = {
      {"\"width_dots\": 576", "\"width_dots\": 5760",
       "printer epson-tm-t82: width_dots must be a whole number from 192 to 832", 6},
      {"\"width_dots\": 576", "\"width_dots\": 576.5",
       "printer epson-tm-t82: width_dots must be a whole number from 192 to 832", 6},
      {"\"width_dots\": 576,", "", "printer epson-tm-t82: width_dots is missing", 3},
      {"\"width_dots\": 576,", "\"width_dots\": 576, \"colour\": 1,",
       "printer epson-tm-t82: unknown key colour", 6},
      {"\"width_dots\": 576,", "\"width_dots\": 576,\n\"width_dots\": 576,",
       "key width_dots stands twice", 7},
      {"\"fence\": \"process_id\"", "\"fence\": \"hope\"",
       "printer epson-tm-t82: fence must be one of none queued_status process_id", 17},
      {"[1, 2, 3, 4]", "[1, 1]",
       "printer epson-tm-t82: status_questions must be a rising list of numbers from 1 to 4", 20},
      {"[1, 2, 3, 4]", "[]",
       "printer epson-tm-t82: fence must be none for a printer that answers no status_questions",
       17},
      {"\"cut\": \"esc_i\"", "\"cut\": \"esc_x\"",
       "printer silent-80mm-esc-i: cut must be one of feed_and_cut esc_i esc_m", 92},
      {"epson-tm-t88", "epson-tm-t82", "printer epson-tm-t82: the name stands twice", 23},
      {"\"has_cutter\": true", "\"has_cutter\": 1",
       "printer epson-tm-t82: has_cutter must be true or false", 15},
      {"{", "", "is not JSON from here on, or lacks something before", 2},
      {"\"fence\": \"process_id\",", "\"fence\": ,",
       "is not JSON from here on, or lacks something before", 17},
  };
  for (const Case& each : cases) {
    const auto parsed = parse_profiles(with(shipped_file(), each.old_part, each.new_part));
    REQUIRE_FALSE(parsed.has_value());
    CHECK(parsed.error().message == each.error);
    CHECK(parsed.error().line == each.line);
  }
  CHECK_FALSE(parse_profiles("[]").has_value());
  CHECK_FALSE(parse_profiles("{\"printers\": [7]}").has_value());
}

TEST_CASE("a damaged file is refused or understood, never worse", "[profile]") {
  std::minstd_rand random{7};
  const std::string text = shipped_file();
  for (int i = 0; i < 3000; ++i) {
    std::string damaged = text;
    for (int n = 0; n < 3; ++n)
      damaged[random() % damaged.size()] = static_cast<char>(random() % 256);
    const auto parsed = parse_profiles(damaged);
    if (parsed) CHECK(parsed->size() == builtin_profiles().size());
  }
}
