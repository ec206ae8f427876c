#include "kiosk/domain/phones.h"

#include <array>
#include <cstdio>
#include <sstream>

#include "tests/support/catch.h"

using namespace kiosk::domain;

namespace {

std::string output_of(const std::string& command) {
  std::string output;
  auto* pipe = popen(command.c_str(), "r");
  REQUIRE(pipe != nullptr);
  std::array<char, 4096> part{};
  while (const auto size = fread(part.data(), 1, part.size(), pipe))
    output.append(part.data(), size);
  REQUIRE(pclose(pipe) == 0);
  return output;
}

}  // namespace

TEST_CASE("mobile numbers become E.164", "[phones]") {
  for (auto text : {"0818-0989-8222", "+62 818 0989 8222", "6281809898222", "(0818) 0989.8222",
                    "+62 (0) 818 0989 8222"}) {
    CHECK(parse_mobile(text) == "+6281809898222");
  }
  for (auto text : {"08410000000", "0812345", "08012345678", "+1 818 0989 8222", "081809898222x",
                    "0818098982223456", "", "+"}) {
    CHECK_FALSE(parse_mobile(text));
  }
}

TEST_CASE("landlines of the whole country become E.164", "[phones]") {
  CHECK(parse_landline("(0264) 8224794") == "+622648224794");
  CHECK(parse_landline("021 3456789") == "+62213456789");
  for (auto text : {"0251 8321234", "0274 512345", "031 5345678", "0361 223344", "0411 3654321",
                    "061 4561234", "0711 312345", "0967 531234"}) {
    INFO(text);
    CHECK(parse_landline(text));
  }
  for (auto text : {"0269 822479", "0264 8224", "0290 123456", "8224794", "021 123456"}) {
    INFO(text);
    CHECK_FALSE(parse_landline(text));
  }
}

TEST_CASE("area codes and lengths are those of libphonenumber", "[phones]") {
  std::istringstream plan{
      output_of("/usr/bin/python3 " ANJUNGAN_SOURCE_DIR "/tests/domain/phone_plan.py")};
  std::string number;
  std::string valid;
  int compared = 0;
  std::string differing;
  while (plan >> number >> valid) {
    ++compared;
    if (parse_landline("0" + number).has_value() != (valid == "yes")) differing += number + ' ';
  }
  CHECK(compared == 4800);
  CHECK(differing == "");
}

TEST_CASE("a foreign number is taken with its plus and a country's code", "[phones]") {
  CHECK(parse_foreign("+65 6123 4567") == "+6561234567");
  CHECK(parse_foreign("+31 (20) 123-4567") == "+31201234567");
  for (auto text : {"6561234567", "+999 1234567", "+62 818 0989 8222", "+65 123", "+", "",
                    "+1234567890123456"}) {
    INFO(text);
    CHECK_FALSE(parse_foreign(text));
  }
}

TEST_CASE("messages reach mobile and foreign numbers, not landlines", "[phones]") {
  CHECK(takes_messages("081809898222"));
  CHECK(takes_messages("+65 6123 4567"));
  CHECK_FALSE(takes_messages("0264 8224794"));
  CHECK_FALSE(takes_messages("0812345"));
}
