// What the systemd units, the udev rules and the kernel's settings promise to the hall.

#include <set>
#include <sstream>

#include "tests/support/catch.h"
#include "tests/tidy/source_tree.h"

namespace {

/// The lines of a unit that say something.
std::set<std::string> lines_of(const std::string& unit) {
  std::set<std::string> lines;
  std::istringstream text(tests::tidy::read_file("config/systemd/" + unit));
  for (std::string line; std::getline(text, line);) {
    if (!line.empty() && line.front() != '#' && line.front() != '[') lines.insert(line);
  }
  return lines;
}

}  // namespace

TEST_CASE("both units are started again without limit", "[tidy]") {
  for (const auto* unit : {"anjungan-display.service", "anjungan-kiosk.service"}) {
    INFO(unit);
    CHECK(lines_of(unit).contains("Restart=always"));
    CHECK(lines_of(unit).contains("StartLimitIntervalSec=0"));
  }
}

TEST_CASE("the kiosk's unit names the driver of its display", "[tidy]") {
  const auto unit = lines_of("anjungan-kiosk.service");
  CHECK(unit.contains("Environment=DISPLAY=:0 SDL_VIDEODRIVER=x11"));
  CHECK(unit.contains("After=anjungan-display.service"));
}

TEST_CASE("the display waits for the graphics card that the udev rules name", "[tidy]") {
  const auto unit = lines_of("anjungan-display.service");
  CHECK(unit.contains("Wants=anjungan-graphics.device"));
  CHECK(unit.contains("After=anjungan-graphics.device"));
  const auto rules = tests::tidy::read_file("config/udev/70-anjungan.rules");
  CHECK(rules.contains(R"(SUBSYSTEM=="drm", KERNEL=="card[0-9]*")"));
  CHECK(rules.contains(R"(TAG+="systemd", ENV{SYSTEMD_ALIAS}+="/anjungan/graphics")"));
}

TEST_CASE("neither the display nor the kernel has keys of its own (S01)", "[tidy]") {
  const auto display = tests::tidy::read_file("config/xorg/70-anjungan.conf");
  CHECK(display.contains(R"(Option "DontVTSwitch" "true")"));
  CHECK(display.contains(R"(Option "DontZap" "true")"));
  CHECK(tests::tidy::read_file("config/sysctl/70-anjungan.conf").contains("\nkernel.sysrq = 0\n"));
  const auto steps = tests::tidy::read_file("README.md");
  CHECK(steps.contains("config/sysctl/70-anjungan.conf /etc/sysctl.d/"));
  CHECK(steps.contains("systemctl mask ctrl-alt-del.target"));
}

TEST_CASE("the kiosk's unit lets it open every kind of device that the udev rules give it",
          "[tidy]") {
  const auto unit = lines_of("anjungan-kiosk.service");
  for (const auto* device :
       {"char-usb_device rw", "char-usb rw", "char-ttyUSB rw", "char-ttyACM rw", "char-input r"}) {
    INFO(device);
    CHECK(unit.contains(std::string{"DeviceAllow="} + device));
  }
  const auto rules = tests::tidy::read_file("config/udev/70-anjungan.rules");
  for (const auto* subsystem : {"usb", "usbmisc", "tty", "input"}) {
    INFO(subsystem);
    CHECK(rules.contains(std::string{"SUBSYSTEM==\""} + subsystem + '"'));
  }
}
