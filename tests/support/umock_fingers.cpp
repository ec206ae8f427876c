#include "tests/support/umock_fingers.h"

#include <array>
#include <cerrno>

#include <fmt/format.h>
#include <linux/input.h>

namespace tests::support {
namespace {

constexpr std::array multi_axes{ABS_MT_POSITION_X, ABS_MT_POSITION_Y};
constexpr std::array single_axes{ABS_X, ABS_Y};
// They do not begin at zero: nothing says that they must.
constexpr int lowest = 100;
constexpr int highest = 1100;

}  // namespace

UmockFingers::UmockFingers(UmockInput& input, int number, const UmockIdentity& identity, Kind kind)
    : UmockInputNode(input, fmt::format("A: id/vendor={}\\n\nA: id/product={}\\n\nA: uniq={}\\n\n"
                                        "A: name=Panel\\n\nA: properties=2\\n\n"
                                        "A: capabilities/key=400 0 0 0 0 0\\n\n"
                                        "A: capabilities/abs={}\\n\n",
                                        identity.vendor, identity.product, identity.serial,
                                        kind == Kind::Multi ? "260800000000003" : "3")),
      kind_(kind) {
  plug(number);
}

void UmockFingers::tap(int x, int y) {
  const bool is_multi = kind_ == Kind::Multi;
  const auto& axes = is_multi ? multi_axes : single_axes;
  if (is_multi) send(EV_ABS, ABS_MT_TRACKING_ID, 7);
  send(EV_ABS, static_cast<std::uint16_t>(axes.front()), lowest + x);
  send(EV_ABS, static_cast<std::uint16_t>(axes.back()), lowest + y);
  send(EV_KEY, BTN_TOUCH, 1);
  send(EV_SYN, SYN_REPORT, 0);
  if (is_multi) send(EV_ABS, ABS_MT_TRACKING_ID, -1);
  send(EV_KEY, BTN_TOUCH, 0);
  send(EV_SYN, SYN_REPORT, 0);
  flush();
}

int UmockFingers::answer(unsigned long request, UMockdevIoctlData* argument) {
  if (request == EVIOCGRAB) return 0;
  const auto& axes = kind_ == Kind::Multi ? multi_axes : single_axes;
  for (const int axis : axes) {
    if (request != static_cast<unsigned long>(EVIOCGABS(axis))) continue;
    UMockdevIoctlData* data =
        umockdev_ioctl_data_resolve(argument, 0, sizeof(input_absinfo), nullptr);
    input_absinfo info{.value = lowest, .minimum = lowest, .maximum = highest};
    umockdev_ioctl_data_update(data, 0, reinterpret_cast<guint8*>(&info), sizeof info);
    umockdev_ioctl_data_unref(data);
    return 0;
  }
  return EINVAL;
}

}  // namespace tests::support
