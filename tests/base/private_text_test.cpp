#include "kiosk/base/private_text.h"

#include <type_traits>

#include "tests/support/catch.h"

using kiosk::PrivateBuffer;
using kiosk::PrivateText;

TEST_CASE("copies of a private text share one buffer", "[private_text]") {
  const PrivateText text{"Siti"};
  const PrivateText copy = text;  // NOLINT(performance-unnecessary-copy-initialization)
  CHECK(copy.view().data() == text.view().data());
  CHECK(copy == text);
}

TEST_CASE("private texts are equal when their letters are", "[private_text]") {
  CHECK(PrivateText{"Siti"} == PrivateText{"Siti"});
  CHECK_FALSE(PrivateText{"Siti"} == PrivateText{"Sita"});
  CHECK_FALSE(PrivateText{"Siti"} == PrivateText{"Sit"});
  CHECK(PrivateText{""} == PrivateText{});
  CHECK(PrivateText{}.empty());
}

TEST_CASE("memory is overwritten before it is given back", "[private_text]") {
  char memory[] = "rahasia";
  kiosk::wipe(memory, sizeof memory);
  for (const char c : memory) CHECK(c == '\0');
  // A vector keeps no text inside itself, so every byte of it goes through the wiping allocator.
  static_assert(std::is_same_v<PrivateBuffer::allocator_type, kiosk::WipingAllocator<char>>);
}
