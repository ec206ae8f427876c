#pragma once
// A keyboard on an emulated input system: the driver under test opens its event node, takes it
// exclusively and reads it, as of the kernel, through umockdev's preloaded library (run the test
// under `umockdev-wrapper`). It can do what real ones do: be plugged in elsewhere, have several
// nodes, belong to another program, drop events, be pulled out while a key is down.

#include <atomic>
#include <cstdint>
#include <initializer_list>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include <umockdev.h>

struct input_event;

namespace tests::support {

/// One emulated machine's input devices. One at a time in a process.
class UmockInput {
 public:
  UmockInput();
  ~UmockInput();
  UmockInput(const UmockInput&) = delete;
  UmockInput& operator=(const UmockInput&) = delete;

  [[nodiscard]] UMockdevTestbed* testbed() const { return testbed_; }

 private:
  UMockdevTestbed* testbed_ = nullptr;
};

struct UmockIdentity {
  std::string vendor = "0c2e";
  std::string product = "0b61";
  std::string serial = "S1";
};

class UmockKeyboard {
 public:
  UmockKeyboard(UmockInput& input, int number, UmockIdentity identity = {});
  ~UmockKeyboard();
  UmockKeyboard(const UmockKeyboard&) = delete;
  UmockKeyboard& operator=(const UmockKeyboard&) = delete;

  /// At the place with that number: /dev/input/event<number>.
  void plug(int number);
  void unplug();

  void key(std::uint16_t code, bool down);
  void press(std::uint16_t code);
  /// As a scanner types it, with Shift for capital letters.
  void type(std::string_view text);
  /// The kernel had no room for what was typed.
  void drop();
  /// Another program has taken it.
  void set_taken(bool taken) { taken_ = taken; }
  /// Whether the driver has it for itself.
  [[nodiscard]] bool is_grabbed() const { return grabs_ > 0; }

 private:
  static gboolean on_ioctl(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self);
  void send(std::uint16_t type, std::uint16_t code, std::int32_t value);
  void add(std::uint16_t code, bool down);
  void flush();

  UmockInput& input_;
  UmockIdentity identity_;
  UMockdevIoctlBase* handler_ = nullptr;
  std::string node_;
  std::string place_;
  int line_ = -1;
  std::string waiting_;  // events that were not written yet
  std::atomic<bool> taken_ = false;
  std::atomic<int> grabs_ = 0;
};

}  // namespace tests::support
