#include "drivers/keys/typed_text.h"

#include <string>

#include <linux/input-event-codes.h>

#include "drivers/buttons/box_address.h"
#include "tests/support/catch.h"

using drivers::keys::KeyEvent;
using drivers::keys::TypedText;

namespace {

std::string typed(std::initializer_list<KeyEvent> events) {
  TypedText text;
  std::string all;
  for (const auto& event : events) {
    if (const auto character = text.take(event)) all += *character;
  }
  return all;
}

KeyEvent down(std::uint16_t code) {
  return {.code = code};
}

KeyEvent up(std::uint16_t code) {
  return {.code = code, .down = false};
}

}  // namespace

TEST_CASE("a key means what stands at its place, with either Shift", "[keys]") {
  CHECK(typed({down(KEY_A), up(KEY_A), down(KEY_2)}) == "a2");
  CHECK(typed({down(KEY_LEFTSHIFT), down(KEY_RIGHTSHIFT), down(KEY_A), up(KEY_LEFTSHIFT),
               down(KEY_2), up(KEY_RIGHTSHIFT), down(KEY_2)}) == "A@2");
  CHECK(typed({down(KEY_RIGHTSHIFT), down(KEY_SEMICOLON), down(KEY_SLASH), down(KEY_7)}) == ":?&");
  CHECK(typed({down(KEY_ENTER), down(KEY_KPENTER), down(KEY_TAB)}) == "\r\r\t");
  CHECK(typed({down(KEY_KP7), down(KEY_KPDOT)}) == "7.");
  CHECK(typed({down(KEY_F5), down(KEY_LEFTCTRL), down(KEY_POWER), down(BTN_LEFT)}).empty());
}

TEST_CASE("a number typed while Alt is held is the character of that number", "[keys]") {
  CHECK(typed({down(KEY_LEFTALT), down(KEY_KP0), up(KEY_KP0), down(KEY_KP6), down(KEY_KP5),
               up(KEY_LEFTALT), down(KEY_A)}) == "Aa");
  CHECK(typed({down(KEY_LEFTALT), up(KEY_LEFTALT)}).empty());
  CHECK(typed({down(KEY_LEFTALT), down(KEY_KP9), down(KEY_KP9), down(KEY_KP9), down(KEY_KP9),
               down(KEY_KP9), up(KEY_LEFTALT)})
            .empty());
}

TEST_CASE("what was held is forgotten when keys were lost", "[keys]") {
  TypedText text;
  text.take(down(KEY_LEFTSHIFT));
  text.forget();
  CHECK(text.take(down(KEY_B)) == 'b');
}

TEST_CASE("the buttons of a box may be named, each once", "[keys]") {
  using drivers::buttons::parse_box;
  using Codes = std::vector<std::uint16_t>;
  CHECK(parse_box("evdev:1234:5678")->faces.empty());
  CHECK(parse_box("evdev:1234:5678/A1?faces=44,45,46")->faces == Codes{44, 45, 46});
  CHECK(parse_box("evdev:1234:5678/A1?faces=44,45,46,47")->faces == Codes{44, 45, 46, 47});
  CHECK(parse_box("hid:1234:5678?faces=4,3,2")->kind == drivers::buttons::BoxKind::Reports);
  CHECK(parse_box("evdev:1234:5678?faces=1,2,3,4,767")->faces == Codes{1, 2, 3, 4, 767});
  for (const auto* wrong :
       {"evdev:1234:5678?", "evdev:1234:5678?faces=", "evdev:1234:5678?faces=1,2",
        "evdev:1234:5678?faces=1,2,3,4,5,6", "evdev:1234:5678?faces=1,2,3,3",
        "evdev:1234:5678?faces=1,2,3,", "evdev:1234:5678?faces=,1,2,3",
        "evdev:1234:5678?faces=0,1,2,3", "evdev:1234:5678?faces=1,2,3,768",
        "evdev:1234:5678?faces=1,2,3,x", "evdev:1234:5678?lights=1"}) {
    INFO(wrong);
    CHECK_FALSE(parse_box(wrong));
  }
}
