#include "tests/bench/screen.h"

#include <algorithm>
#include <cstdlib>
#include <thread>

#include <X11/Xlib.h>
#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>
#include <fmt/format.h>

namespace bench {
namespace {

constexpr std::chrono::microseconds look_every{200};

bool is_near(kiosk::ui::Color left, kiosk::ui::Color right) {
  const auto near = [](int a, int b) { return std::abs(a - b) <= 3; };
  return near(left.red, right.red) && near(left.green, right.green) && near(left.blue, right.blue);
}

}  // namespace

void Screen::Close::operator()(_XDisplay* display) const {
  XCloseDisplay(display);
}

Screen::Screen() : display_(XOpenDisplay(nullptr)) {
  if (display_) return;
  fmt::print(stderr, "no X display: tests/bench/run.sh starts one\n");
  std::abort();
}

kiosk::ui::Color Screen::color_at(int x, int y) const {
  auto* image =
      XGetImage(display_.get(), DefaultRootWindow(display_.get()), x, y, 1, 1, AllPlanes, ZPixmap);
  if (image == nullptr) return {};
  const auto pixel = XGetPixel(image, 0, 0);
  XDestroyImage(image);
  return {static_cast<std::uint8_t>(pixel >> 16U), static_cast<std::uint8_t>(pixel >> 8U),
          static_cast<std::uint8_t>(pixel)};
}

std::optional<Clock::time_point> Screen::wait_for(const std::vector<Spot>& spots,
                                                  std::chrono::milliseconds limit) const {
  const auto deadline = Clock::now() + limit;
  while (Clock::now() < deadline) {
    const bool all = std::ranges::all_of(
        spots, [&](const Spot& spot) { return is_near(color_at(spot.x, spot.y), spot.color); });
    if (all) return Clock::now();
    std::this_thread::sleep_for(look_every);
  }
  return std::nullopt;
}

void Screen::move(int x, int y) const {
  XTestFakeMotionEvent(display_.get(), -1, x, y, CurrentTime);
  XFlush(display_.get());
}

void Screen::press() const {
  XTestFakeButtonEvent(display_.get(), 1, True, CurrentTime);
  XFlush(display_.get());
}

void Screen::release() const {
  XTestFakeButtonEvent(display_.get(), 1, False, CurrentTime);
  XFlush(display_.get());
}

}  // namespace bench
