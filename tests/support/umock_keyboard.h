#pragma once
// A keyboard on an emulated input system. It can do what real ones do: be plugged in elsewhere,
// have several nodes, belong to another program, drop events, be pulled out while a key is down.

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "tests/support/umock_input.h"

namespace tests::support {

class UmockKeyboard final : public UmockInputNode {
 public:
  UmockKeyboard(UmockInput& input, int number, const UmockIdentity& identity = {});

  ~UmockKeyboard() override { finish(); }

  void plug(int number);

  void key(std::uint16_t code, bool down);
  void press(std::uint16_t code);
  /// As a scanner types it, with Shift for capital letters.
  void type(std::string_view text);
  /// Another program has taken it.
  void set_taken(bool taken) { taken_ = taken; }
  /// Whether the driver has it for itself.
  [[nodiscard]] bool is_grabbed() const { return grabs_ > 0; }

 private:
  int answer(unsigned long request, UMockdevIoctlData* argument) override;
  void add(std::uint16_t code, bool down);

  std::atomic<bool> taken_ = false;
  std::atomic<int> grabs_ = 0;
};

}  // namespace tests::support
