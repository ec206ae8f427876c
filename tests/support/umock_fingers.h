#pragma once
// A touch panel for several fingers, whose fingers are read (run the test under
// `umockdev-wrapper`).

#include "tests/support/umock_input.h"

namespace tests::support {

class UmockFingers final : public UmockInputNode {
 public:
  /// The last finger was at `x`, `y`, which the kernel tells only who asks.
  UmockFingers(UmockInput& input, int number, const UmockIdentity& identity, int x, int y);
  ~UmockFingers() override { finish(); }

  /// A finger comes down and leaves, 0 to 1000 of the sensor each way. As from the kernel, a
  /// direction that has not changed is not sent.
  void tap(int x, int y);

 private:
  int answer(unsigned long request, UMockdevIoctlData* argument) override;

  const int first_x_;
  const int first_y_;
  int x_;
  int y_;
};

}  // namespace tests::support
