// The operator's log on a disk that is full: the device /dev/full takes nothing.

#include "kiosk/base/note.h"

#include "tests/support/redirected_errors.h"

TEST_CASE("a log that cannot be written stops nothing (R06)") {
  const tests::RedirectedErrors full{"/dev/full"};
  CHECK_NOTHROW(kiosk::note("level=info event={}", "test"));
}
