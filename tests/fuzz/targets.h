#pragma once
// What reads text or bytes that come from outside, one target each: `./dev fuzz` runs a target
// under libFuzzer, and the usual tests feed it its seeds and broken ones of them, with every
// compiler. A target aborts where a promise is broken; the sanitizers see the rest.

#include <cstdint>
#include <span>
#include <string>
#include <vector>

namespace fuzz {

using Input = std::span<const std::uint8_t>;

enum class Verdict : std::uint8_t {
  Refused,
  Taken,  // it was read to its end as what it says it is
};

struct Target {
  const char* name;
  Verdict (*run)(Input);
  /// What the project itself writes, so that the fuzzer starts behind the first refusal.
  std::vector<std::string> (*seeds)();
};

extern const Target address;
extern const Target codes;
extern const Target config;
extern const Target content;
extern const Target control;
extern const Target cups;
extern const Target escpos;
extern const Target event_json;
extern const Target floor_plan;
extern const Target hid_descriptor;
extern const Target hid_pos;
extern const Target hub_file;
extern const Target keys;
extern const Target ledger;
extern const Target picture;
extern const Target profile;
extern const Target protocol;
extern const Target records;
extern const Target replay;
extern const Target reply_parser;
extern const Target scanner;
extern const Target server_config;
extern const Target staff;
extern const Target unpack;
extern const Target wav;
extern const Target wire;

inline std::string text_of(Input input) {
  return {reinterpret_cast<const char*>(input.data()), input.size()};
}

/// What must hold whatever the input is.
inline void require(bool promise) {
  if (!promise) __builtin_trap();
}

}  // namespace fuzz
