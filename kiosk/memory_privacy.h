#pragma once
// The kiosk's program keeps what visitors type out of everything that outlives their visit. Linked
// into anjungan-kiosk only: its free() overwrites memory before it is given back, for all
// libraries. Swap is the machine's: config/README.md says how it must be set up.

namespace kiosk {

/// No crash writes memory to a disk, and no other program of the same user reads it. Call it first.
/// Does nothing under sanitizers, which need both their allocator and their look at the memory.
void keep_memory_private();

}  // namespace kiosk
