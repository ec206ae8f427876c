// Whether the touch panel is there, and which finger is its own: over umockdev.

#include "drivers/touch/touch_panel.h"

#include "drivers/keys/input_devices.h"
#include "tests/support/catch.h"
#include "tests/support/umock_keyboard.h"
#include "tests/support/umock_panel.h"

using drivers::touch::InputPanel;
using drivers::touch::is_from;
using drivers::touch::PanelIdentity;
using tests::support::PanelKind;
using tests::support::UmockInput;
using tests::support::UmockKeyboard;
using tests::support::UmockPanel;
using namespace std::chrono_literals;

namespace {

const PanelIdentity ours{.vendor = 0x0eef, .product = 0x0001, .serial = {}};
const tests::support::UmockIdentity our_panel{.vendor = "0eef", .product = "0001", .serial = "S1"};
const tests::support::UmockIdentity another{.vendor = "04f3", .product = "2234", .serial = ""};

/// Nothing of these tests takes so long; a machine under load has this much time.
constexpr auto patience = 20s;

/// What the panel says once it says that, or in the end.
bool comes_to(InputPanel& panel, bool wanted) {
  const auto end = std::chrono::steady_clock::now() + patience;
  bool is_there = panel.wait(0ms);
  while (is_there != wanted && std::chrono::steady_clock::now() < end) is_there = panel.wait(1h);
  return is_there;
}

}  // namespace

TEST_CASE("the panel of an identity is there, goes, and comes back at another place", "[touch]") {
  UmockInput input;
  const UmockPanel strange{input, 2, another};
  InputPanel panel{ours};
  CHECK(panel.describe() == "0eef:0001");
  CHECK_FALSE(panel.wait(0ms));
  UmockPanel device{input, 3, our_panel};
  CHECK(comes_to(panel, true));
  device.unplug();
  CHECK_FALSE(comes_to(panel, false));
  device.plug(9);
  CHECK(comes_to(panel, true));
}

TEST_CASE("any touch screen will do where none is named, but no touchpad and no keyboard",
          "[touch]") {
  UmockInput input;
  const UmockPanel pad{input, 2, another, PanelKind::TouchPad};
  const UmockKeyboard keyboard{input, 4};
  InputPanel panel{std::nullopt};
  CHECK_FALSE(panel.wait(0ms));
  const UmockPanel screen{input, 5, our_panel};
  CHECK(comes_to(panel, true));
}

TEST_CASE("a wait for the panel ends when it is interrupted", "[touch]") {
  UmockInput input;
  const UmockPanel device{input, 3, our_panel};
  InputPanel panel{ours};
  REQUIRE(panel.wait(0ms));
  panel.interrupt();
  CHECK(panel.wait(1h));
}

TEST_CASE("a finger is the panel's by its node, whatever other devices are called", "[touch]") {
  UmockInput input;
  const UmockPanel device{input, 3, our_panel};
  const UmockPanel strange{input, 4, another};
  CHECK(is_from(ours, {.node = device.node(), .name = "Virtual core pointer"}));
  CHECK_FALSE(is_from(ours, {.node = strange.node(), .name = device.name()}));
  CHECK_FALSE(is_from(ours, {.node = "/dev/input/event99", .name = device.name()}));
}

TEST_CASE("a finger whose node is not known is the panel's by its name", "[touch]") {
  UmockInput input;
  const UmockPanel device{input, 3, our_panel};
  CHECK(is_from(ours, {.node = {}, .name = device.name()}));
  CHECK_FALSE(is_from(ours, {.node = {}, .name = "Panel 04f3"}));
  CHECK_FALSE(is_from(ours, {.node = {}, .name = {}}));
}

TEST_CASE("of two panels alike a serial number tells which is meant", "[touch]") {
  UmockInput input;
  const UmockPanel first{input, 3, our_panel};
  const UmockPanel second{input, 4, {.vendor = "0eef", .product = "0001", .serial = "S2"}};
  const PanelIdentity wanted{.vendor = 0x0eef, .product = 0x0001, .serial = "S2"};
  CHECK(is_from(wanted, {.node = second.node(), .name = {}}));
  CHECK_FALSE(is_from(wanted, {.node = first.node(), .name = {}}));
  CHECK(is_from(ours, {.node = first.node(), .name = {}}));
  CHECK(is_from(ours, {.node = second.node(), .name = {}}));
}

TEST_CASE("touch screens are told from all other input devices", "[touch]") {
  UmockInput input;
  const UmockPanel screen{input, 3, our_panel};
  const UmockPanel pad{input, 4, another, PanelKind::TouchPad};
  const UmockKeyboard keyboard{input, 5};
  const auto found = drivers::keys::find_input_devices();
  REQUIRE(found.size() == 3);
  CHECK(found[0].is_touch_screen);
  CHECK(found[0].identity == PanelIdentity{.vendor = 0x0eef, .product = 1, .serial = "S1"});
  CHECK_FALSE(found[1].is_touch_screen);
  CHECK_FALSE(found[2].is_touch_screen);
  CHECK(found[2].has_keys);
}
