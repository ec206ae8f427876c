#include "tests/support/umock_jack.h"

#include <cerrno>
#include <cstdint>

#include <fmt/format.h>
#include <linux/input.h>

namespace tests::support {
namespace {

constexpr std::uint8_t headphone_bit = 1U << SW_HEADPHONE_INSERT;

}  // namespace

UmockJack::UmockJack(UmockInput& input, int number, const std::string& name)
    : UmockInputNode(input, fmt::format("A: name={}\\n\nA: capabilities/key=0\\n\n"
                                        "A: capabilities/sw={:x}\\n\n",
                                        name, headphone_bit)) {
  plug(number);
}

void UmockJack::set_plugged(bool plugged) {
  plugged_ = plugged;
  send(EV_SW, SW_HEADPHONE_INSERT, plugged ? 1 : 0);
  send(EV_SYN, SYN_REPORT, 0);
  flush();
}

int UmockJack::answer(unsigned long request, UMockdevIoctlData* argument) {
  const bool is_ask = _IOC_TYPE(request) == 'E' && _IOC_NR(request) == _IOC_NR(EVIOCGSW(1));
  if (!is_ask) return ENOTTY;
  UMockdevIoctlData* bits = umockdev_ioctl_data_resolve(argument, 0, _IOC_SIZE(request), nullptr);
  std::uint8_t first = plugged_ ? headphone_bit : 0;
  umockdev_ioctl_data_update(bits, 0, &first, sizeof first);
  umockdev_ioctl_data_unref(bits);
  return 0;
}

}  // namespace tests::support
