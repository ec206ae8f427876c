#pragma once
// CHECK states an invariant of ours. It stays on in release builds: a broken invariant logs one
// line and aborts, and systemd restarts the kiosk within seconds. Never use it on outside input.
// Include this header from .cpp files only: the test framework has a macro of the same name.

namespace kiosk {
[[noreturn]] void check_failed(const char* expression, const char* file, int line);
}

#define CHECK(expression)                                                      \
  do {                                                                         \
    if (!(expression)) ::kiosk::check_failed(#expression, __FILE__, __LINE__); \
  } while (false)
