#include "tests/support/umock_fingers.h"

#include <cerrno>
#include <utility>

#include <fmt/format.h>
#include <linux/input.h>

namespace tests::support {
namespace {

// They do not begin at zero: nothing says that they must.
constexpr int lowest = 100;
constexpr int highest = 1100;

}  // namespace

UmockFingers::UmockFingers(UmockInput& input, int number, const UmockIdentity& identity, int x,
                           int y)
    : UmockInputNode(input, fmt::format("A: id/vendor={}\\n\nA: id/product={}\\n\nA: uniq={}\\n\n"
                                        "A: name=Panel\\n\nA: properties=2\\n\n"
                                        "A: capabilities/key=400 0 0 0 0 0\\n\n"
                                        "A: capabilities/abs=260800000000003\\n\n",
                                        identity.vendor, identity.product, identity.serial)),
      first_x_(x),
      first_y_(y),
      x_(x),
      y_(y) {
  plug(number);
}

void UmockFingers::tap(int x, int y) {
  const bool new_x = std::exchange(x_, x) != x;
  const bool new_y = std::exchange(y_, y) != y;
  send(EV_ABS, ABS_MT_TRACKING_ID, 7);
  if (new_x) send(EV_ABS, ABS_MT_POSITION_X, lowest + x);
  if (new_y) send(EV_ABS, ABS_MT_POSITION_Y, lowest + y);
  send(EV_KEY, BTN_TOUCH, 1);
  if (new_x) send(EV_ABS, ABS_X, lowest + x);
  if (new_y) send(EV_ABS, ABS_Y, lowest + y);
  send(EV_SYN, SYN_REPORT, 0);
  send(EV_ABS, ABS_MT_TRACKING_ID, -1);
  send(EV_KEY, BTN_TOUCH, 0);
  send(EV_SYN, SYN_REPORT, 0);
  flush();
}

int UmockFingers::answer(unsigned long request, UMockdevIoctlData* argument) {
  if (request == EVIOCGRAB) return 0;
  for (const auto& [axis, at] : {std::pair{ABS_X, first_x_}, std::pair{ABS_Y, first_y_}}) {
    if (request != static_cast<unsigned long>(EVIOCGABS(axis))) continue;
    UMockdevIoctlData* data =
        umockdev_ioctl_data_resolve(argument, 0, sizeof(input_absinfo), nullptr);
    input_absinfo info{.value = lowest + at, .minimum = lowest, .maximum = highest};
    umockdev_ioctl_data_update(data, 0, reinterpret_cast<guint8*>(&info), sizeof info);
    umockdev_ioctl_data_unref(data);
    return 0;
  }
  return EINVAL;
}

}  // namespace tests::support
