// libFuzzer's two entries around one target, FUZZ_TARGET. With ANJUNGAN_SEEDS=FOLDER the program
// writes the target's seeds there and ends.

#include <cstdio>
#include <cstdlib>
#include <fstream>

#include "tests/fuzz/targets.h"

extern "C" int LLVMFuzzerInitialize(int*, char***) {
  const char* folder = std::getenv("ANJUNGAN_SEEDS");
  if (folder == nullptr) return 0;
  int number = 0;
  for (const auto& seed : fuzz::FUZZ_TARGET.seeds()) {
    const auto path = std::string{folder} + "/seed-" + std::to_string(number++);
    std::ofstream(path, std::ios::binary) << seed;
  }
  std::printf("%s: %d seeds\n", fuzz::FUZZ_TARGET.name, number);
  std::exit(number > 0 ? 0 : 1);
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  fuzz::FUZZ_TARGET.run({data, size});
  return 0;
}
