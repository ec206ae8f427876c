#include "kiosk/base/check.h"

#include <cstdio>
#include <cstdlib>

namespace kiosk {

void check_failed(const char* expression, const char* file, int line) {
  std::fprintf(stderr, "level=error event=check_failed expression=\"%s\" file=%s line=%d\n",
               expression, file, line);
  std::abort();
}

}  // namespace kiosk
