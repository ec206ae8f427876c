// The operator's log on a disk that is full: the device /dev/full takes nothing.

#include "kiosk/shell/note.h"

#include <fcntl.h>
#include <unistd.h>

#include "drivers/printer/posix_io.h"
#include "tests/support/catch.h"

using drivers::printer::Descriptor;

namespace {

/// Standard error is another file while this lives.
class RedirectedErrors {
 public:
  explicit RedirectedErrors(const char* path) : usual_(::dup(STDERR_FILENO)) {
    const Descriptor file{::open(path, O_WRONLY | O_CLOEXEC)};
    REQUIRE(::dup2(file.number(), STDERR_FILENO) == STDERR_FILENO);
  }
  ~RedirectedErrors() { ::dup2(usual_.number(), STDERR_FILENO); }
  RedirectedErrors(const RedirectedErrors&) = delete;
  RedirectedErrors& operator=(const RedirectedErrors&) = delete;

 private:
  Descriptor usual_;
};

}  // namespace

TEST_CASE("a log that cannot be written stops nothing (R06)") {
  const RedirectedErrors full{"/dev/full"};
  CHECK_NOTHROW(kiosk::shell::note("level=info event={}", "test"));
}
