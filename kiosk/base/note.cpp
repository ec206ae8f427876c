#include "kiosk/base/note.h"

#include <array>

#include <sys/uio.h>
#include <unistd.h>

namespace kiosk {

void write_note(std::string_view line) noexcept {
  char end = '\n';
  // writev only reads, but its type does not say so.
  const std::array<iovec, 2> pieces{
      {{.iov_base = const_cast<char*>(line.data()), .iov_len = line.size()},
       {.iov_base = &end, .iov_len = 1}}};
  [[maybe_unused]] const auto written = ::writev(STDERR_FILENO, pieces.data(), pieces.size());
}

}  // namespace kiosk
