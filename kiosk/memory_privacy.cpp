#include "kiosk/memory_privacy.h"

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define KIOSK_IS_SANITIZED
#endif
#endif
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KIOSK_IS_SANITIZED
#endif

#ifdef KIOSK_IS_SANITIZED

/// SDL 2.26 keeps its last error message for every thread that asked it in vain for a sound device.
extern "C" const char* __lsan_default_suppressions() {
  return "leak:libSDL2";
}

namespace kiosk {

void keep_memory_private() {}

}  // namespace kiosk

#else

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <fstream>

#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace kiosk {
namespace {

/// Even a dump that root takes, such as gcore's, holds no memory of the process (core(5)).
void keep_memory_out_of_dumps() {
  std::ofstream{"/proc/self/coredump_filter"} << "0";
}

}  // namespace

void keep_memory_private() {
  keep_memory_out_of_dumps();  // first: afterwards these files are root's
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace kiosk

// A typed name passes through strings, nodes, layouts, glyphs and libraries that know nothing of
// privacy: none of them shall leave it behind. The linker prefers these two to the C library's, for
// every library of the process; operator delete and SDL_free end here too.

extern "C" {

// NOLINTNEXTLINE(bugprone-reserved-identifier): the C library's own name for its own free
void __libc_free(void* memory);

void free(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  __libc_free(memory);
}

/// Never in place: what a shorter block no longer holds would stay behind it.
void* realloc(void* memory, std::size_t bytes) noexcept {
  void* other = std::malloc(bytes);
  if (memory == nullptr || other == nullptr) return other;
  std::memcpy(other, memory, std::min(bytes, ::malloc_usable_size(memory)));
  std::free(memory);
  return other;
}

}  // extern "C"

#endif
