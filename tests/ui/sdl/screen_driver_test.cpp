#include "kiosk/ui/sdl/screen_driver.h"

#include "tests/support/catch.h"

using kiosk::ui::sdl::may_show_with;

TEST_CASE("a screen driver that shows nothing is taken only by its name", "[window]") {
  CHECK(may_show_with("x11", ""));
  CHECK(may_show_with("wayland", ""));
  CHECK(may_show_with("KMSDRM", ""));
  for (const auto* blind : {"offscreen", "dummy", "evdev"}) {
    INFO(blind);
    CHECK_FALSE(may_show_with(blind, ""));
    CHECK_FALSE(may_show_with(blind, "x11"));
    CHECK_FALSE(may_show_with(blind, "x11,wayland"));
    CHECK(may_show_with(blind, blind));
    CHECK(may_show_with(blind, std::string("x11,") + blind));
  }
}
