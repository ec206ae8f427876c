// The kiosk on an X server as config/systemd starts it: one without a window manager, where nobody
// gives the keys back to a window that lost them.

#include <array>
#include <csignal>
#include <fstream>
#include <memory>
#include <string>

#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/catch.h"
#include "tests/support/kiosk_process.h"
#include "tests/support/temporary_folder.h"

// Last: their macros are words such as None.
#include <X11/Xlib.h>
#include <X11/extensions/XTest.h>
#include <X11/keysym.h>

using tests::KioskProcess;
using tests::TemporaryFolder;

namespace {

/// An Xvfb of its own, which says itself which number it took.
class VirtualDisplay {
 public:
  /// Width and height in pixels.
  explicit VirtualDisplay(const std::string& size = "1080x1920") {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    child_ = ::fork();
    if (child_ == 0) become_server(ends[1], size + "x24");
    ::close(ends[1]);
    char character = 0;
    while (::read(ends[0], &character, 1) == 1 && character != '\n') name_ += character;
    ::close(ends[0]);
    REQUIRE(name_.size() > 1);
  }
  ~VirtualDisplay() {
    ::kill(child_, SIGKILL);
    ::waitpid(child_, nullptr, 0);
  }
  VirtualDisplay(const VirtualDisplay&) = delete;
  VirtualDisplay& operator=(const VirtualDisplay&) = delete;

  [[nodiscard]] const std::string& name() const { return name_; }

 private:
  [[noreturn]] static void become_server(int number, const std::string& screen) {
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    ::execlp("Xvfb", "Xvfb", "-displayfd", std::to_string(number).c_str(), "-screen", "0",
             screen.c_str(), "-nolisten", "tcp", static_cast<char*>(nullptr));
    ::_exit(127);
  }

  pid_t child_ = -1;
  std::string name_ = ":";
};

struct Close {
  void operator()(Display* display) const { XCloseDisplay(display); }
};

/// A finger on the mouse of X, until it has led somewhere: a touch right after the screen has
/// changed does not count.
template <class Touch, class IsThere>
bool touch_until(KioskProcess& kiosk, Touch touch, IsThere is_there) {
  return kiosk.comes_true([&] {
    if (is_there()) return true;
    touch();
    return is_there();
  });
}

/// Another program on the same screen.
class Client {
 public:
  explicit Client(const std::string& name) : display_(XOpenDisplay(name.c_str())) {
    REQUIRE(display_);
  }

  void press(KeySym key) const {
    const auto code = XKeysymToKeycode(display_.get(), key);
    XTestFakeKeyEvent(display_.get(), code, True, CurrentTime);
    XTestFakeKeyEvent(display_.get(), code, False, CurrentTime);
    XSync(display_.get(), False);
  }

  /// Where the screen of 1080 by 1920 is touched.
  void touch(int x, int y) const {
    constexpr unsigned long held_ms = 80;  // a finger stays that long
    XTestFakeMotionEvent(display_.get(), -1, x, y, CurrentTime);
    XTestFakeButtonEvent(display_.get(), 1, True, CurrentTime);
    XTestFakeButtonEvent(display_.get(), 1, False, held_ms);
    XSync(display_.get(), False);
  }

  /// A window that takes the keys, and is gone.
  void show_window_and_leave() const {
    XSetWindowAttributes attributes{};
    attributes.override_redirect = True;
    const auto window =
        XCreateWindow(display_.get(), DefaultRootWindow(display_.get()), 0, 0, 400, 400, 0,
                      CopyFromParent, InputOutput, nullptr, CWOverrideRedirect, &attributes);
    XSelectInput(display_.get(), window, StructureNotifyMask);
    XMapRaised(display_.get(), window);
    XEvent event{};
    do {
      XNextEvent(display_.get(), &event);
    } while (event.type != MapNotify);
    XSetInputFocus(display_.get(), window, RevertToNone, CurrentTime);
    XSync(display_.get(), False);
    XDestroyWindow(display_.get(), window);
    XSync(display_.get(), False);
  }

  /// Not none, and not wherever the pointer is.
  [[nodiscard]] bool has_a_window_the_keys() const {
    Window window = None;
    int revert_to = 0;
    XGetInputFocus(display_.get(), &window, &revert_to);
    return window != None && window != PointerRoot;
  }

 private:
  std::unique_ptr<Display, Close> display_;
};

}  // namespace

TEST_CASE("a keyboard that the kiosk does not name does nothing (S01)", "[x_display]") {
  const VirtualDisplay display;
  const TemporaryFolder folder;
  KioskProcess kiosk{
      folder.path(), {"--printer", "file:" + folder.path() + "/paper"}, display.name()};
  const Client other{display.name()};
  const auto status = [&] { return kiosk.must({{"do", "status"}}); };
  REQUIRE(kiosk.comes_true([&] { return other.has_a_window_the_keys(); }));
  REQUIRE(kiosk.comes_true([&] { return status()["screen"] == "home.attract"; }));
  for (const auto key : {XK_Return, XK_space, XK_F1, XK_Down, XK_BackSpace, XK_Tab, XK_F4}) {
    other.press(static_cast<KeySym>(key));
  }
  // A request is answered after all that the window system had brought by then.
  status();
  CHECK(status()["screen"] == "home.attract");
  CHECK(status()["keys"]["state"] == "not_installed");
}

TEST_CASE("keys work again after another window was there", "[x_display]") {
  const VirtualDisplay display;
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/kiosk.toml") << "[keys]\naddress = \"window\"\n";
  KioskProcess kiosk{
      folder.path(),
      {"--config", folder.path() + "/kiosk.toml", "--printer", "file:" + folder.path() + "/paper"},
      display.name()};
  const Client other{display.name()};
  const auto is_now = [&](const std::string& screen) {
    return kiosk.must({{"do", "status"}})["screen"] == screen;
  };
  const auto is_at = [&](const std::string& screen) {
    return kiosk.comes_true([&] { return is_now(screen); });
  };
  const auto touched = [&](int x, int y, const auto& is_there) {
    return touch_until(kiosk, [&] { other.touch(x, y); }, is_there);
  };
  const auto leads_back = [&] {
    // The first tile; whatever the hour, it leads somewhere.
    REQUIRE(touched(300, 400, [&] { return !is_now("home.errands"); }));
    other.press(XK_BackSpace);
    return is_at("home.errands");
  };
  REQUIRE(kiosk.comes_true([&] { return other.has_a_window_the_keys(); }));
  REQUIRE(is_at("home.attract"));
  REQUIRE(touched(540, 300, [&] { return is_now("home.errands"); }));
  other.press(XK_F1);  // the first key says that somebody uses keys, and nothing else
  REQUIRE(leads_back());
  other.show_window_and_leave();
  CHECK(kiosk.comes_true([&] { return other.has_a_window_the_keys(); }));
  CHECK(leads_back());
}

TEST_CASE("a panel mounted upright on a landscape display is a portrait kiosk", "[x_display]") {
  const VirtualDisplay display{"1920x1080"};
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/kiosk.toml") << "[screen]\nrotation = 90\n";
  KioskProcess kiosk{
      folder.path(),
      {"--config", folder.path() + "/kiosk.toml", "--printer", "file:" + folder.path() + "/paper"},
      display.name()};
  const Client other{display.name()};
  const auto status = [&] { return kiosk.must({{"do", "status"}}); };
  REQUIRE(kiosk.comes_true([&] { return status()["screen"] == "home.attract"; }));
  const auto shown = status()["display"];
  CHECK(shown["state"] == "ready");
  CHECK(shown["picture"] == nlohmann::json({1080, 1920}));
  CHECK(shown["rotation"] == 90);
  // At 540, 300 of the picture.
  CHECK(touch_until(
      kiosk, [&] { other.touch(1920 - 300, 540); },
      [&] { return status()["screen"] == "home.errands"; }));
}

TEST_CASE("a display of other pixels than configured is used as it is, and told", "[x_display]") {
  const VirtualDisplay display{"2160x3840"};
  const TemporaryFolder folder;
  KioskProcess kiosk{
      folder.path(), {"--printer", "file:" + folder.path() + "/paper"}, display.name()};
  const Client other{display.name()};
  const auto status = [&] { return kiosk.must({{"do", "status"}}); };
  REQUIRE(kiosk.comes_true([&] { return status()["screen"] == "home.attract"; }));
  const auto shown = status()["display"];
  CHECK(shown["state"] == "other_size");
  CHECK(shown["pixels"] == nlohmann::json({2160, 3840}));
  CHECK(shown["configured"] == nlohmann::json({1080, 1920}));
  CHECK(shown["picture"] == nlohmann::json({2160, 3840}));
  CHECK(touch_until(
      kiosk, [&] { other.touch(1080, 600); },
      [&] { return status()["screen"] == "home.errands"; }));
}

TEST_CASE("where a touch panel is named neither a mouse nor another panel does anything",
          "[x_display]") {
  const VirtualDisplay display;
  const TemporaryFolder folder;
  std::ofstream(folder.path() + "/kiosk.toml") << "[touch]\ndevice = \"0eef:0001\"\n";
  KioskProcess kiosk{
      folder.path(),
      {"--config", folder.path() + "/kiosk.toml", "--printer", "file:" + folder.path() + "/paper"},
      display.name()};
  const Client other{display.name()};
  const auto status = [&] { return kiosk.must({{"do", "status"}}); };
  REQUIRE(kiosk.comes_true([&] { return status()["screen"] == "home.attract"; }));
  REQUIRE(kiosk.comes_true([&] { return status()["touch"]["state"] == "lost"; }));
  for (int i = 0; i < 5; ++i) other.touch(540, 300);
  // A request is answered after all that the window system had brought by then.
  status();
  CHECK(status()["screen"] == "home.attract");
}
