#pragma once
// A touch panel whose fingers are read (run the test under `umockdev-wrapper`), with several
// fingers or with one.

#include <string>

#include "tests/support/umock_input.h"

namespace tests::support {

class UmockFingers final : public UmockInputNode {
 public:
  enum class Kind { Multi, Single };

  UmockFingers(UmockInput& input, int number, const UmockIdentity& identity, Kind kind);
  ~UmockFingers() override { finish(); }

  /// A finger comes down and leaves, 0 to 1000 of the sensor each way.
  void tap(int x, int y);

 private:
  int answer(unsigned long request, UMockdevIoctlData* argument) override;

  Kind kind_;
};

}  // namespace tests::support
