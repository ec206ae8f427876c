#pragma once
// Strings that a test types as a visitor would, and looks for afterwards wherever they must not be:
// in files, on screens, and in the memory of the kiosk's process.

#include <string>
#include <string_view>
#include <vector>

#include <sys/types.h>

namespace tests {

/// So many different canaries there are.
inline constexpr int most_canaries = 26 * 26 * 26;

/// The canary of a number: `xzabcjvk`, small letters only, so that every field takes it.
std::string canary(int number);

/// True when any canary stands in the bytes: as UTF-8, as UTF-16 or as UTF-32, as libraries keep
/// texts in memory. What is sealed is full of letters too: ten thousand envelopes hold something
/// like a canary once in some thousand runs.
bool holds_canary(std::string_view bytes);

/// The files below a folder that hold one.
std::vector<std::string> files_with_canary(const std::string& folder);

enum class MemoryPart : std::uint8_t {
  Everything,  // that can be read, as root can
  Core,        // what a core dump would hold: core(5), `coredump_filter`, VM_DONTDUMP and VM_IO
};

/// False when the memory of that process is closed to this one: only root reads another's that is
/// not dumpable.
bool can_read_memory_of(pid_t process);

/// The mappings that hold a canary, as text or as the glyphs it was drawn with, each with its
/// surroundings in printable letters.
std::vector<std::string> mappings_with_canary(pid_t process, MemoryPart part);

}  // namespace tests
