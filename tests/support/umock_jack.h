#pragma once
// The jack for headphones of an emulated sound card, as the kernel shows it. It can do what real
// ones do: be there with something plugged in already, chatter, drop events, go away.

#include <atomic>
#include <string>

#include "tests/support/umock_input.h"

namespace tests::support {

class UmockJack final : public UmockInputNode {
 public:
  UmockJack(UmockInput& input, int number, const std::string& name);

  ~UmockJack() override { finish(); }

  /// Puts headphones in or takes them out.
  void set_plugged(bool plugged);
  /// The same, without an event of it.
  void set_plugged_unseen(bool plugged) { plugged_ = plugged; }

 private:
  int answer(unsigned long request, UMockdevIoctlData* argument) override;

  std::atomic<bool> plugged_ = false;
};

}  // namespace tests::support
