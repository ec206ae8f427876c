#include "server/http/unpack.h"

#include <string>

#include "tests/server/raw_client.h"
#include "tests/support/catch.h"

using server::http::unpack;
using server::http::UnpackError;
using tests::gzip;

namespace {

constexpr std::size_t plenty = 1U << 20U;

}  // namespace

TEST_CASE("what was packed is unpacked", "[http]") {
  std::string long_one;
  for (int n = 0; n < 20'000; ++n) long_one += std::to_string(n) + '\n';
  for (const auto& text : {std::string{}, std::string{"a"}, std::string(70'000, '\0'), long_one}) {
    const auto unpacked = unpack(gzip(text), plenty);
    REQUIRE(unpacked);
    CHECK(*unpacked == text);
  }
}

TEST_CASE("members behind each other are one text", "[http]") {
  const auto unpacked = unpack(gzip("left ") + gzip("") + gzip("right"), plenty);
  REQUIRE(unpacked);
  CHECK(*unpacked == "left right");
}

TEST_CASE("what unpacks to the limit is taken, and to one byte more is not", "[http]") {
  for (const std::size_t size : {std::size_t{1}, std::size_t{65'535}, std::size_t{65'536},
                                 std::size_t{65'537}, std::size_t{200'000}}) {
    const auto packed = gzip(std::string(size, 'x'));
    const auto fits = unpack(packed, size);
    REQUIRE(fits);
    CHECK(fits->size() == size);
    const auto larger = unpack(packed, size - 1);
    REQUIRE_FALSE(larger);
    CHECK(larger.error() == UnpackError::TooLarge);
  }
}

TEST_CASE("a few bytes that claim to be very much are refused at the limit", "[http]") {
  const auto bomb = gzip(std::string(64U << 20U, '0'));
  REQUIRE(bomb.size() < 100'000);
  const auto refused = unpack(bomb, plenty);
  REQUIRE_FALSE(refused);
  CHECK(refused.error() == UnpackError::TooLarge);
}

TEST_CASE("what is cut off, changed, or is followed by something is damaged", "[http]") {
  const auto packed = gzip("the text of a body that is worth being packed");
  const auto damaged = [](const std::string& bytes) {
    const auto refused = unpack(bytes, plenty);
    return !refused && refused.error() == UnpackError::Damaged;
  };
  for (std::size_t size = 0; size < packed.size(); ++size) CHECK(damaged(packed.substr(0, size)));
  auto wrong_sum = packed;
  wrong_sum[wrong_sum.size() - 6] = static_cast<char>(~wrong_sum[wrong_sum.size() - 6]);
  CHECK(damaged(wrong_sum));
  CHECK(damaged(packed + "x"));
  CHECK(damaged("no gzip at all"));
}
