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
#include <cstdlib>
#include <cstring>
#include <new>

#include <SDL.h>
#include <malloc.h>
#include <sys/prctl.h>
#include <sys/resource.h>

namespace {

void give_back(void* memory) noexcept {
  if (memory == nullptr) return;
  ::explicit_bzero(memory, ::malloc_usable_size(memory));
  std::free(memory);
}

/// SDL and its fonts copy the texts that they draw into memory of their own.
void* take_again(void* memory, std::size_t bytes) {
  if (memory == nullptr) return std::malloc(bytes);
  void* larger = std::malloc(bytes);
  if (larger == nullptr) return nullptr;
  std::memcpy(larger, memory, std::min(bytes, ::malloc_usable_size(memory)));
  give_back(memory);
  return larger;
}

}  // namespace

namespace kiosk {

void keep_memory_private() {
  SDL_SetMemoryFunctions(std::malloc, std::calloc, take_again, give_back);
  const rlimit none{.rlim_cur = 0, .rlim_max = 0};
  ::setrlimit(RLIMIT_CORE, &none);
  ::prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

}  // namespace kiosk

// A typed name passes through strings, nodes and layouts that know nothing of privacy: none of them
// shall leave it behind.

void operator delete(void* memory) noexcept {
  give_back(memory);
}
void operator delete[](void* memory) noexcept {
  give_back(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
  give_back(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
  give_back(memory);
}
void operator delete(void* memory, std::align_val_t) noexcept {
  give_back(memory);
}
void operator delete[](void* memory, std::align_val_t) noexcept {
  give_back(memory);
}
void operator delete(void* memory, std::size_t, std::align_val_t) noexcept {
  give_back(memory);
}
void operator delete[](void* memory, std::size_t, std::align_val_t) noexcept {
  give_back(memory);
}

#endif
