#pragma once
// What a test's program says on standard error goes to a file instead.

#include <fcntl.h>
#include <unistd.h>

#include "drivers/printer/posix_io.h"
#include "tests/support/catch.h"

namespace tests {

/// Standard error is that file while this lives; the file is made when it is not there.
class RedirectedErrors {
 public:
  explicit RedirectedErrors(const char* path) : usual_(::dup(STDERR_FILENO)) {
    const drivers::printer::Descriptor file{::open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0600)};
    REQUIRE(::dup2(file.number(), STDERR_FILENO) == STDERR_FILENO);
  }
  ~RedirectedErrors() { ::dup2(usual_.number(), STDERR_FILENO); }
  RedirectedErrors(const RedirectedErrors&) = delete;
  RedirectedErrors& operator=(const RedirectedErrors&) = delete;

 private:
  drivers::printer::Descriptor usual_;
};

}  // namespace tests
