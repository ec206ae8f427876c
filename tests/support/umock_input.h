#pragma once
// Nodes of an emulated input system: the driver under test opens and reads them, as of the kernel,
// through umockdev's preloaded library (run the test under `umockdev-wrapper`).

#include <cstdint>
#include <mutex>
#include <string>

#include <umockdev.h>

namespace tests::support {

/// One emulated machine's input devices. One at a time in a process.
class UmockInput {
 public:
  UmockInput();
  ~UmockInput();
  UmockInput(const UmockInput&) = delete;
  UmockInput& operator=(const UmockInput&) = delete;

  [[nodiscard]] UMockdevTestbed* testbed() const { return testbed_; }
  /// Where a file of it, `/dev/...`, is in the test's own machine.
  [[nodiscard]] std::string file_of(const std::string& path) const;

 private:
  UMockdevTestbed* testbed_ = nullptr;
};

struct UmockIdentity {
  std::string vendor = "0c2e";
  std::string product = "0b61";
  std::string serial = "S1";
};

/// An event node that can be plugged in elsewhere, pulled out, and drop events.
class UmockInputNode {
 public:
  /// `attributes` describe the device as umockdev writes them: `A: name=Socket\\n\n`.
  UmockInputNode(UmockInput& input, std::string attributes);
  virtual ~UmockInputNode();
  UmockInputNode(const UmockInputNode&) = delete;
  UmockInputNode& operator=(const UmockInputNode&) = delete;

  /// At the place with that number: /dev/input/event<number>.
  void plug(int number);
  void unplug();
  /// The kernel had no room for what happened.
  void drop();

 protected:
  /// Pulls it out, if it is plugged in. For the destructor of who answers ioctls: afterwards nobody
  /// is asked any more.
  void finish();
  /// Answers an ioctl, on umockdev's thread. Gives the errno, 0 when it went well.
  virtual int answer(unsigned long request, UMockdevIoctlData* argument) = 0;
  /// Adds an event to those that `flush` writes.
  void send(std::uint16_t type, std::uint16_t code, std::int32_t value);
  /// In one piece, as far as a pipe takes one: no load of the machine makes a pause in it.
  void flush();

 private:
  static gboolean on_ioctl(UMockdevIoctlBase* base, UMockdevIoctlClient* client, gpointer self);

  UmockInput& input_;
  std::string attributes_;
  UMockdevIoctlBase* handler_ = nullptr;
  std::string node_;
  std::string place_;
  std::string file_;  // that the node is in the test's own machine
  int line_ = -1;
  std::string waiting_;   // events that were not written yet
  std::mutex answering_;  // held by umockdev's thread while it answers
};

}  // namespace tests::support
